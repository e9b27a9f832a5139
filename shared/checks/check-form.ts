/** What stands on paper: the household's book, and the signature under the form. */
import { isDeclared } from '../forms/sign-off.ts'
import type { UnitValues } from '../records/unit.ts'
import { isSet, textOf, type UnitFinding } from './finding.ts'

/** Raised by the officer's own hand, who has the book before them. */
export function checkBookMismatch(units: UnitValues): UnitFinding | null {
  const says = textOf(units.bookSays)
  return says === null ? null : { rule: 'BOOK_MISMATCH', units: ['bookSays'], found: {} }
}

/**
 * Speaks only where a form was meant to be signed: its declaration was begun, or somebody has confirmed or approved what
 * nobody had declared. A list that is still being made is not asked for signatures.
 */
export function checkSignature(units: UnitValues): UnitFinding | null {
  const wasMeant = [units.declared, units.confirmed, units.approved].some(isSet)
  if (!wasMeant || isDeclared(units.declared)) return null
  return { rule: 'NO_SIGNATURE', units: ['declared'], found: {} }
}
