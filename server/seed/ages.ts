/** The age pyramid that the synthetic communes grow into, and births that fit an age. */
import { daysInMonth } from '#shared/records/partial-date.ts'
import type { Random } from './random.ts'

/** From 0–4 in steps of five years; the last is 80 and older. Per cent of the population, and men per 100 women. */
export const agePyramid = [
  { share: 8.2, menPer100Women: 111 },
  { share: 8.5, menPer100Women: 110 },
  { share: 7.6, menPer100Women: 109 },
  { share: 6.8, menPer100Women: 107 },
  { share: 7.0, menPer100Women: 104 },
  { share: 8.7, menPer100Women: 102 },
  { share: 8.7, menPer100Women: 101 },
  { share: 7.8, menPer100Women: 101 },
  { share: 7.1, menPer100Women: 101 },
  { share: 6.6, menPer100Women: 99 },
  { share: 5.9, menPer100Women: 95 },
  { share: 5.2, menPer100Women: 90 },
  { share: 4.2, menPer100Women: 84 },
  { share: 2.9, menPer100Women: 78 },
  { share: 1.6, menPer100Women: 71 },
  { share: 1.2, menPer100Women: 63 },
  { share: 2.0, menPer100Women: 50 },
] as const

export const ageGroupOf = (age: number): number => Math.min(Math.floor(age / 5), agePyramid.length - 1)

const shareSum = agePyramid.reduce((sum, group) => sum + group.share, 0)
export const ageShares: readonly number[] = agePyramid.map((group) => group.share / shareSum)

/** A day on which somebody was born who is `age` whole years old on `today` (`YYYY-MM-DD`). */
export function drawBirthday(random: Random, age: number, today: string): string {
  const month = random.between(1, 12)
  const thisYear = Number(today.slice(0, 4))
  const day = random.between(1, daysInMonth(2001, month))
  const monthAndDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return `${thisYear - age - (monthAndDay > today.slice(5) ? 1 : 0)}-${monthAndDay}`
}

/**
 * What is known of a birthday: for some of the old only the year, for fewer the month; and many more on 1 January than
 * were born on it, because that is what papers say where nobody knew.
 */
export function forgetBirthday(random: Random, birthday: string, age: number): string {
  const old = Math.max(0, age - 40) / 40
  if (random.chance(0.004 + 0.09 * old)) return birthday.slice(0, 4)
  if (random.chance(0.002 + 0.01 * old)) return birthday.slice(0, 7)
  return random.chance(0.012 + 0.12 * old) ? `${birthday.slice(0, 4)}-01-01` : birthday
}
