/** Search without tones over names, numbers, book number and address of a household and its residents. */

import type { UnitValue } from '#shared/records/unit.ts'
import { fold } from '#shared/text/fold.ts'
import type { HouseholdView } from './views.ts'

const searched = ['bookNumber', 'name', 'idNumber', 'cmnd'] as const

/** One line per household, folded. `units` gives the shown value of each of its records. */
export function householdText(records: readonly ((unit: string) => UnitValue)[]): string {
  const words: string[] = []
  for (const unit of records) {
    for (const name of searched) {
      const value = unit(name)
      if (typeof value === 'string') words.push(value)
    }
    const address = unit('address')
    if (typeof address === 'object' && address !== null)
      for (const part of Object.values(address)) if (part !== null) words.push(part)
  }
  return fold(words.join(' '))
}

/**
 * Households of a list whose text has every word of the query, in the order of the list. A query that goes on from the
 * one before is looked for in what that found: no other household can have it.
 */
export function createSearch(
  households: readonly HouseholdView[],
  textOf: (id: string) => string,
): (query: string) => readonly HouseholdView[] {
  type Found = readonly { readonly household: HouseholdView; readonly text: string }[]
  let all: Found | undefined
  let before: { readonly query: string; readonly found: Found } | undefined
  return (text) => {
    const query = fold(text)
    const words = query.split(' ').filter((word) => word !== '')
    if (words.length === 0) return households
    all ??= households.map((household) => ({ household, text: textOf(household.id) }))
    const among = before !== undefined && query.startsWith(before.query) ? before.found : all
    const found = among.filter((one) => words.every((word) => one.text.includes(word)))
    before = { query, found }
    return found.map(({ household }) => household)
  }
}
