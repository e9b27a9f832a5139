/** A synthetic commune as it stands once everything that was saved has been applied. */

import type { SyntheticCommune } from '#server/seed/generate-commune.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'

export interface StandingRecord {
  readonly type: RecordType
  readonly id: string
  readonly units: UnitValues
}

export function standingAfterwards({
  households,
  saves,
}: Pick<SyntheticCommune, 'households' | 'saves'>): readonly StandingRecord[] {
  const records = new Map<string, StandingRecord>()
  for (const { id, units, residents } of households) {
    records.set(id, { type: 'household', id, units })
    for (const one of residents) records.set(one.id, { type: 'resident', id: one.id, units: one.units })
  }
  for (const { type, id, wrote } of saves.flatMap(({ changes }) => changes))
    records.set(id, { type, id, units: { ...records.get(id)?.units, ...wrote } })
  return [...records.values()]
}
