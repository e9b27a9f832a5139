/** Who signs: the citizen; for a child whoever speaks for it, as far as the form says who that is. */
import { textOf } from '#client/records/unit-text.ts'
import type { HouseholdView, RecordView } from '#client/tablet/tablet.ts'
import { latestDay, yearsBetween } from '#shared/records/partial-date.ts'
import { relativeOf } from '#shared/records/relatives.ts'

const ofAge = 18
const speakers = ['representative', 'father', 'mother'] as const

export function declarantOf(
  household: Pick<HouseholdView, 'residents'>,
  { units }: Pick<RecordView, 'units'>,
  today: string,
): string {
  const own = textOf(units.name) ?? ''
  const birth = textOf(units.birth)
  if (birth === undefined || yearsBetween(latestDay(birth), today) >= ofAge) return own
  const find = (id: string) => household.residents.find((one) => one.id === id)?.units
  const names = speakers.map((relative) => relativeOf(units, relative, find).name)
  return names.find((name) => name !== null) ?? own
}
