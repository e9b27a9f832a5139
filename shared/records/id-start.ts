/** How a personal identification number begins: province of birth registration, sex and century, year (decree 137/2015). */
import { idPrefixes } from '../codes/id-prefixes.ts'
import { findDateParts } from './partial-date.ts'
import type { UnitValues } from './unit.ts'

/** Digit 4 of the number: 0 and 1 for men and women born in the 1900s, 2 and 3 in the 2000s, and so on. */
export const sexDigit = (sex: string, year: number): number =>
  (Math.floor(year / 100) - 19) * 2 + (sex === '1' ? 0 : 1)

/** The six digits that go before the random ones, where place of registration, sex and year of birth are known. */
export function findIdStart({ birthPlace, sex, birth }: UnitValues): string | undefined {
  const province = typeof birthPlace === 'object' ? birthPlace?.province : undefined
  const year = typeof birth === 'string' ? findDateParts(birth)?.year : undefined
  if (province == null || typeof sex !== 'string' || year === undefined || year < 1900) return undefined
  const prefix = `0${province}`
  if (!idPrefixes.has(prefix)) return undefined
  return `${prefix}${sexDigit(sex, year)}${String(year).slice(2)}`
}
