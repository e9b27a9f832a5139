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

/** Households whose text has every word of the query, in the order of the list. */
export function searchTexts(
  households: readonly HouseholdView[],
  query: string,
  textOf: (id: string) => string,
): readonly HouseholdView[] {
  const words = fold(query)
    .split(' ')
    .filter((word) => word !== '')
  if (words.length === 0) return households
  return households.filter(({ id }) => {
    const text = textOf(id)
    return words.every((word) => text.includes(word))
  })
}
