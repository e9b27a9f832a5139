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

/** `households` come by commune and hamlet already. */
export function listRows(households: readonly HouseholdView[]): readonly ListRow[] {
  const rows: ListRow[] = []
  let heading = -1
  for (const household of households) {
    const hamlet = hamletOf(household)
    const present = rows[heading]
    if (present?.kind === 'hamlet' && present.hamlet === hamlet && present.commune === household.commune) {
      rows[heading] = { ...present, count: present.count + 1 }
    } else {
      heading = rows.length
      rows.push({ kind: 'hamlet', hamlet, commune: household.commune, count: 1 })
    }
    rows.push({ kind: 'household', household })
  }
  return rows
}
