/**
 * A synthetic commune as tablets would send it, in batches within the intake's limits: a group a household, and one for
 * each save that came after.
 */
import { gzipSync } from 'node:zlib'
import { type Epoch, groupId } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { batchLimits, type Envelope } from '#shared/sync/batch.ts'
import { type Change, contractVersion, type Group } from '#shared/sync/change.ts'
import type { SyntheticHousehold } from './generate-household.ts'
import type { LaterSave } from './later-save.ts'
import { randomFromSeed } from './random.ts'
import { syntheticId } from './synthetic-ids.ts'

export interface SyntheticBatch {
  readonly bytes: Uint8Array
  /** How many groups it has. */
  readonly groups: number
  readonly records: number
}

function create(type: RecordType, id: Change['id'], units: UnitValues, madeAt: string): Change {
  const wrote = Object.fromEntries(Object.entries(units).filter(([, value]) => value !== null))
  return { type, id, kind: 'create', wrote, madeAt }
}

export function groupOfHousehold(household: SyntheticHousehold, epoch: Epoch): Group {
  const { id, units, residents, madeAt } = household
  return {
    groupId: groupId(syntheticId(randomFromSeed(`group/${id}`), Date.parse(madeAt))),
    contractVersion,
    epoch,
    household: id,
    changes: [
      create('household', id, units, madeAt),
      ...residents.map((resident) => create('resident', resident.id, resident.units, madeAt)),
    ],
  }
}

export const groupOfSave = (save: LaterSave, epoch: Epoch): Group => ({ ...save, contractVersion, epoch })

export const batchesOf = (
  households: readonly SyntheticHousehold[],
  envelope: Envelope,
): Generator<SyntheticBatch> => batched(households, groupOfHousehold, envelope)

export const batchesOfSaves = (saves: readonly LaterSave[], envelope: Envelope): Generator<SyntheticBatch> =>
  batched(saves, groupOfSave, envelope)

/** Lazily, so that a large set is never in memory as text. */
function* batched<T>(
  list: readonly T[],
  groupOf: (one: T, epoch: Epoch) => Group,
  envelope: Envelope,
): Generator<SyntheticBatch> {
  const epoch = envelope.epoch
  if (epoch === null) throw new Error('groups are made on rows of an epoch')
  let groups: Group[] = []
  let changes = 0
  for (const one of list) {
    const group = groupOf(one, epoch)
    if (changes + group.changes.length > batchLimits.changes) {
      yield* packed(groups, envelope)
      groups = []
      changes = 0
    }
    groups.push(group)
    changes += group.changes.length
  }
  if (groups.length > 0) yield* packed(groups, envelope)
}

/** Halved until it fits. */
function* packed(groups: readonly Group[], envelope: Envelope): Generator<SyntheticBatch> {
  const bytes = gzipSync([envelope, ...groups].map((line) => JSON.stringify(line)).join('\n'))
  if (bytes.length > batchLimits.compressedBytes && groups.length > 1) {
    const half = Math.ceil(groups.length / 2)
    yield* packed(groups.slice(0, half), envelope)
    yield* packed(groups.slice(half), envelope)
    return
  }
  const records = groups.reduce((sum, group) => sum + group.changes.length, 0)
  yield { bytes, groups: groups.length, records }
}
