/** Small whole things for tests: a household, a resident, a row, a change, a group. Ids count, so failures can be read. */
import {
  type CommuneCode,
  communeCode,
  type Epoch,
  epoch,
  type GroupId,
  groupId,
  type RecordId,
  recordId,
} from '../ids.ts'
import { emptyHousehold, type Household } from '../records/household.ts'
import type { RecordType, Row } from '../records/record.ts'
import { emptyResident, type Resident } from '../records/resident.ts'
import type { UnitValues } from '../records/unit.ts'
import { type Change, contractVersion, type Group } from '../sync/change.ts'

const uuidAt = (kind: string, n: number): string =>
  `0189${kind}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

export const householdIdAt = (n: number): RecordId => recordId(uuidAt('aaaa', n))
export const residentIdAt = (n: number): RecordId => recordId(uuidAt('bbbb', n))
export const groupIdAt = (n: number): GroupId => groupId(uuidAt('cccc', n))
export const muiNe: CommuneCode = communeCode('22915')
export const firstEpoch: Epoch = epoch('first-epoch')
const madeAt = '2021-03-04T02:00:00.000Z'

/** Units of a household of which nothing is known, but for what is given. */
export const household = (given: Partial<Household> = {}): Household => ({ ...emptyHousehold, ...given })

/** Units of a resident of whom nothing is known, but for what is given. */
export const resident = (given: Partial<Resident> = {}): Resident => ({ ...emptyResident, ...given })

/** The centre's copy of a resident or household, at `seq`. */
export function row(
  type: RecordType,
  units: UnitValues,
  given: Partial<Omit<Row, 'type' | 'units'>> = {},
): Row {
  return {
    type,
    id: type === 'household' ? householdIdAt(1) : residentIdAt(1),
    commune: muiNe,
    seq: 1,
    createdAt: madeAt,
    updatedAt: madeAt,
    updatedBy: 'lan.mui-ne',
    removedAt: null,
    decided: {},
    ...given,
    units,
  }
}

export const createChange = (type: RecordType, id: RecordId, wrote: UnitValues): Change => ({
  type,
  id,
  kind: 'create',
  wrote,
  madeAt,
})

/** `saw` → `wrote`, on a copy at `base`. */
export const editChange = (
  id: RecordId,
  {
    saw,
    wrote,
    base = 1,
    type = 'resident',
  }: Pick<Change, 'saw' | 'wrote'> & Partial<Pick<Change, 'base' | 'type'>>,
): Change => ({ type, id, kind: 'edit', saw, wrote, base, madeAt })

export const removeChange = (seen: Row, given: Partial<Change> = {}): Change => ({
  type: seen.type,
  id: seen.id,
  kind: 'remove',
  saw: { ...seen.units },
  base: seen.seq,
  reason: 'Ghi nhầm người',
  madeAt,
  ...given,
})

export const group = (changes: readonly Change[], given: Partial<Group> = {}): Group => ({
  groupId: groupIdAt(1),
  contractVersion,
  epoch: firstEpoch,
  household: householdIdAt(1),
  changes: [...changes],
  ...given,
})
