/** Dates as officers type them and as Vietnamese read them: dd/mm/yyyy, or only what is known. */
import { findDateParts, type PartialDate } from '../records/partial-date.ts'

export type TypedDate =
  | { readonly kind: 'date'; readonly date: PartialDate }
  | { readonly kind: 'fault'; readonly why: 'unreadable' | 'no-such-day' }

const separated = /^(?:(?:(\d{1,2})[./\- ])?(\d{1,2})[./\- ])?(\d{4})$/
const run = /^(?:(\d{2})?(\d{2}))?(\d{4})$/

/** Reads `3/2/1987`, `02.1987`, `1987`, `03021987` or `021987`: day, month, year, each only if known. */
export function readTypedDate(text: string): TypedDate {
  const match = separated.exec(text.trim()) ?? run.exec(text.trim())
  if (match === null) return { kind: 'fault', why: 'unreadable' }
  const date = [match[3], match[2]?.padStart(2, '0'), match[1]?.padStart(2, '0')]
    .filter((part) => part !== undefined)
    .join('-')
  return findDateParts(date) === undefined ? { kind: 'fault', why: 'no-such-day' } : { kind: 'date', date }
}

/** `03/02/1987`, `02/1987` or `1987`. */
export const dateText = (date: PartialDate): string => date.split('-').reverse().join('/')

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** The date read back: `ngày 3 tháng 2 năm 1987`, `tháng 2 năm 1987`, `năm 1987`. */
export function dateInWords(date: PartialDate, language: 'vi' | 'en'): string {
  const parts = findDateParts(date)
  if (parts === undefined) return date
  const { year, month, day } = parts
  if (language === 'en') {
    return [day, month === null ? null : months[month - 1], year].filter((part) => part !== null).join(' ')
  }
  const words = [day === null ? null : `ngày ${day}`, month === null ? null : `tháng ${month}`, `năm ${year}`]
  return words.filter((part) => part !== null).join(' ')
}
