/** Sends synthetic communes through the intake, as a tablet would, so that they have log, receipts, chain and flags. */
import type pg from 'pg'
import { findEpoch } from '#server/store/devices.ts'
import { applyBatch } from '#server/sync/apply-batch.ts'
import type { Centre } from '#server/sync/centre.ts'
import { communeCode, epoch } from '#shared/ids.ts'
import { countText } from '#shared/text/number-text.ts'
import type { SyntheticCommune } from './generate-commune.ts'
import { closeSeedDevice, openSeedDevice } from './seed-device.ts'
import { batchesOf, batchesOfSaves, type SyntheticBatch } from './synthetic-batches.ts'

export interface Load {
  readonly owner: pg.Pool
  readonly centre: Centre
  readonly say: (line: string) => void
}

/** Throws when the intake does not apply every group: synthetic data has nothing that may be held. */
export async function loadCommune(
  { owner, centre, say }: Load,
  commune: SyntheticCommune,
  name: string,
): Promise<void> {
  const device = await openSeedDevice(owner, commune.code)
  const inEpoch = epoch(await findEpoch(owner))
  const envelope = {
    ...{ deviceId: device.id, commune: communeCode(commune.code), epoch: inEpoch, asking: [] },
    mark: null,
  }
  const send = async ({ bytes }: SyntheticBatch) => {
    const outcome = await applyBatch(centre, { token: device.token, bytes })
    if (outcome.kind === 'problem') throw new Error(`loading commune ${commune.code}: ${outcome.code}`)
    for (const { outcome: fate, conflicts, problem } of outcome.answer.receipts)
      if (fate !== 'applied' || conflicts.length > 0)
        throw new Error(`loading commune ${commune.code}: ${problem?.code ?? 'a conflict'}`)
    return outcome.answer.mark
  }
  const of = commune.households.length
  let households = 0
  let records = 0
  for (const batch of batchesOf(commune.households, envelope)) {
    const mark = await send(batch)
    if (mark === null) throw new Error(`loading commune ${commune.code}: no mark`)
    if (households === 0) await takeStock(owner)
    households += batch.groups
    records += batch.records
    if (households % 1000 < batch.groups) say(progress(name, { households, of, records }))
  }
  for (const batch of batchesOfSaves(commune.saves, envelope)) await send(batch)
  await closeSeedDevice(owner, device)
  say(progress(name, { households, of, records }))
}

/** A database that has just begun to fill knows nothing of its tables, and would look for each record among all of them. */
async function takeStock(owner: pg.Pool): Promise<void> {
  await owner.query('analyze household, resident, flag, change_group, id_number_use, likeness, check_queue')
}

const progress = (
  name: string,
  { households, of, records }: { households: number; of: number; records: number },
) => `  ${name}: ${countText(households)}/${countText(of)} hộ, ${countText(records - households)} nhân khẩu`
