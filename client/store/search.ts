/**
 * Search without tones over what a household is known by: book number and address, and of each resident the name,
 * the numbers of today and of before, the parents' names and the year of birth. The texts are folded once, not per key.
 */

import { findFormRecord } from '#shared/forms/form-number.ts'
import { nameUnitOf } from '#shared/records/relatives.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { fold } from '#shared/text/fold.ts'
import { findTerms, isImplied, lineHas, type Term } from './search-terms.ts'
import type { HouseholdView } from './views.ts'

type Shown = (unit: string) => UnitValue

/** Folded lines in which each word begins after a space. Names of a resident are never found in the line of another. */
export interface SearchText {
  readonly home: string
  readonly residents: readonly string[]
}

export interface Searched {
  readonly home: Shown
  readonly residents: readonly Shown[]
  /** The name of a resident whom another one names as father or mother. */
  nameOf(resident: string): UnitValue
}

const words = (value: UnitValue): string => (typeof value === 'string' ? value : '')
const apostrophes = /['’‘ʼ`]/g
/** "K’Brẽo" is found by "kbreo" and by "breo". */
function nameWords(name: string): string {
  const apart = name.replace(apostrophes, ' ')
  return apart === name ? name : `${name} ${apart}`
}

const line = (parts: readonly string[]): string => {
  const folded = fold(parts.join(' '))
  return folded === '' ? '' : ` ${folded}`
}

export function searchText({ home, residents, nameOf }: Searched): SearchText {
  const address = home('address')
  const parts = typeof address === 'object' && address !== null ? Object.values(address) : []
  return {
    home: line([words(home('bookNumber')), ...parts.map((part) => part ?? '')]),
    residents: residents.map((unit) => residentLine(unit, nameOf)).filter((text) => text !== ''),
  }
}

function residentLine(unit: Shown, nameOf: Searched['nameOf']): string {
  const birth = words(unit('birth'))
  return line([
    nameWords(words(unit('name'))),
    words(unit('idNumber')),
    words(unit('cmnd')),
    ...words(unit('formerNumbers'))
      .split(' ')
      .map((entry) => entry.split('/')[0] ?? ''),
    nameWords(parentName(unit, 'father', nameOf)),
    nameWords(parentName(unit, 'mother', nameOf)),
    birth === '' ? '' : `*${birth.slice(0, 4)}`,
  ])
}

function parentName(unit: Shown, parent: 'father' | 'mother', nameOf: Searched['nameOf']): string {
  const link = unit(parent)
  const resident = typeof link === 'object' && link !== null ? link.resident : null
  return words(typeof resident === 'string' ? nameOf(resident) : unit(nameUnitOf[parent]))
}

/** Whether the household's own line and the line of one resident together have every term. */
export function hasEveryTerm({ home, residents }: SearchText, terms: readonly Term[]): boolean {
  const left = terms.filter((term) => !lineHas(home, term))
  return left.length === 0 || residents.some((text) => left.every((term) => lineHas(text, term)))
}

/**
 * Households of a list that a query finds, in the order of the list. A query that goes on from the one before is looked
 * for in what that found: no other household can have it. The number of a printed form finds the household of whom it is.
 */
export function createSearch(
  households: readonly HouseholdView[],
  textOf: (id: string) => SearchText,
): (query: string) => readonly HouseholdView[] {
  type Found = readonly { readonly household: HouseholdView; readonly text: SearchText }[]
  let all: Found | undefined
  let before: { readonly terms: readonly Term[]; readonly found: Found } | undefined
  return (query) => {
    const form = findFormRecord(query)
    if (form !== undefined)
      return households.filter(({ residents }) => residents.some(({ id }) => id === form))
    const terms = findTerms(query)
    if (terms.length === 0) return households
    all ??= households.map((household) => ({ household, text: textOf(household.id) }))
    const among = before?.terms.every((term) => isImplied(term, terms)) === true ? before.found : all
    const found = among.filter(({ text }) => hasEveryTerm(text, terms))
    before = { terms, found }
    return found.map(({ household }) => household)
  }
}
