/**
 * A date as far as it is known: `1987`, `1987-02` or `1987-02-03` (ISO 8601, reduced precision, Gregorian).
 * A day or month that nobody knows is left out, never invented.
 */
export type PartialDate = string

export interface DateParts {
  readonly year: number
  readonly month: number | null
  readonly day: number | null
}

const wholeDay = 'YYYY-MM-DD'.length
const shape = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/

/** The parts of a partial date, or `undefined` when the text is none or the day does not exist. */
export function findDateParts(text: string): DateParts | undefined {
  const match = shape.exec(text)
  if (match === null) return undefined
  const year = Number(match[1])
  const month = match[2] === undefined ? null : Number(match[2])
  const day = match[3] === undefined ? null : Number(match[3])
  if (year < 1800) return undefined
  if (month !== null && (month < 1 || month > 12)) return undefined
  if (month !== null && day !== null && (day < 1 || day > daysInMonth(year, month))) return undefined
  return { year, month, day }
}

export const isPartialDate = (text: string): boolean => findDateParts(text) !== undefined

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** The earliest whole day that a partial date can mean, as `YYYY-MM-DD`: comparisons err towards "possible". */
export function earliestDay(date: PartialDate): string {
  if (date.length === wholeDay) return date
  const parts = findDateParts(date)
  if (parts === undefined) return date
  return isoDay(parts.year, parts.month ?? 1, parts.day ?? 1)
}

/** The latest whole day that a partial date can mean, as `YYYY-MM-DD`. */
export function latestDay(date: PartialDate): string {
  if (date.length === wholeDay) return date
  const parts = findDateParts(date)
  if (parts === undefined) return date
  const month = parts.month ?? 12
  return isoDay(parts.year, month, parts.day ?? daysInMonth(parts.year, month))
}

/** Whole years between a day (`YYYY-MM-DD`) and a later one; negative when it lies ahead. */
export function yearsBetween(from: string, to: string): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? years - 1 : years
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0')
const isoDay = (year: number, month: number, day: number): string =>
  `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
