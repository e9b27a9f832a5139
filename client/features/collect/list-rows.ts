/** The list as rows: a heading for each hamlet, then its households. Pure. */
import type { HouseholdView } from '#client/tablet/tablet.ts'

export type ListRow =
  | {
      readonly kind: 'hamlet'
      readonly hamlet: string | null
      readonly commune: string
      readonly count: number
    }
  | { readonly kind: 'household'; readonly household: HouseholdView }

const hamletOf = ({ units }: HouseholdView): string | null =>
  typeof units.hamlet === 'string' ? units.hamlet : null

/** `households` come by commune and hamlet already. A closed one is shown and not counted. */
export function listRows(households: readonly HouseholdView[]): readonly ListRow[] {
  const rows: ListRow[] = []
  let heading: { kind: 'hamlet'; hamlet: string | null; commune: string; count: number } | undefined
  for (const household of households) {
    const hamlet = hamletOf(household)
    if (heading?.hamlet !== hamlet || heading.commune !== household.commune) {
      heading = { kind: 'hamlet', hamlet, commune: household.commune, count: 0 }
      rows.push(heading)
    }
    if ((household.units.closed ?? null) === null) heading.count += 1
    rows.push({ kind: 'household', household })
  }
  return rows
}
