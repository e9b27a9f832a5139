/**
 * Numbers of a resident. The inner structure of the 12 digits (prefix, sex and century, year) is that of decree 137/2015;
 * later law only fixes length and uniqueness, so the structure warns and never stops.
 */
import { idPrefixes } from '../codes/id-prefixes.ts'
import { sexDigit } from '../records/id-start.ts'
import { findDateParts } from '../records/partial-date.ts'
import type { UnitValues } from '../records/unit.ts'
import { textOf, type UnitFinding } from './finding.ts'

const twelveDigits = /^\d{12}$/
const nineDigits = /^\d{9}$/

export function checkIdFormat(units: UnitValues): UnitFinding | null {
  const number = textOf(units.idNumber)
  if (number === null || twelveDigits.test(number)) return null
  return { rule: 'ID_FORMAT', units: ['idNumber'], found: { length: String(number.length) } }
}

export function checkCmndFormat(units: UnitValues): UnitFinding | null {
  const number = textOf(units.cmnd)
  if (number === null || nineDigits.test(number)) return null
  return { rule: 'CMND_FORMAT', units: ['cmnd'], found: { length: String(number.length) } }
}

export function checkIdPrefix(units: UnitValues): UnitFinding | null {
  const number = findWholeNumber(units)
  if (number === undefined || idPrefixes.has(number.slice(0, 3))) return null
  return { rule: 'ID_PREFIX', units: ['idNumber'], found: { prefix: number.slice(0, 3) } }
}

export function checkIdSex(units: UnitValues): UnitFinding | null {
  const number = findWholeNumber(units)
  const sex = textOf(units.sex)
  const year = findDateParts(textOf(units.birth) ?? '')?.year
  const digit = Number(number?.[3])
  if (number === undefined || sex === null) return null
  const fits = year === undefined ? digit % 2 === (sex === '1' ? 0 : 1) : digit === sexDigit(sex, year)
  return fits
    ? null
    : { rule: 'ID_SEX', units: ['idNumber', 'sex', 'birth'], found: { digit: String(digit) } }
}

export function checkIdYear(units: UnitValues): UnitFinding | null {
  const number = findWholeNumber(units)
  const year = findDateParts(textOf(units.birth) ?? '')?.year
  if (number === undefined || year === undefined) return null
  const digits = number.slice(4, 6)
  if (digits === String(year).slice(2)) return null
  return { rule: 'ID_YEAR', units: ['idNumber', 'birth'], found: { digits, year: String(year) } }
}

function findWholeNumber(units: UnitValues): string | undefined {
  const number = textOf(units.idNumber)
  return number !== null && twelveDigits.test(number) ? number : undefined
}
