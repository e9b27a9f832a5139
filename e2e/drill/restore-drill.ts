/**
 * The drill of a restore: a centre is backed up, tablets and desks work on, the machine is lost, the backup is put in its
 * place and announced, and the tablets come as they come. Counts what came back and what a person is asked.
 */
import { randomFromSeed } from '#server/seed/random.ts'
import type { HeldGroup } from '#shared/api/queue.ts'
import { type DrilledCentre, startDrilledCentre } from './drilled-centre.ts'
import { type DrilledDesks, openDesks } from './drilled-desks.ts'
import { type DrilledTablet, enrolTablet } from './drilled-tablet.ts'
import { type Look, lookAt } from './look.ts'
import { differAndRemove, listAnswered, saveOutOfScope, settleHeld } from './settled-since.ts'
import { workOn } from './work.ts'

export interface RestoreDrillOptions {
  /** Share of the demo's households. */
  readonly scale: number
  /** Of each officer, in each part of the drill. */
  readonly saves: number
  readonly seed: string
  readonly say: (line: string) => void
}

/** What a run has come to. */
export interface Findings {
  /** Just before the machine is lost, and when every tablet has come. */
  readonly backedUp: Look
  readonly before: Look
  readonly after: Look
  readonly heldBefore: readonly HeldGroup[]
  readonly heldAfter: readonly HeldGroup[]
  /** Records and units of which a desk had said a word since the backup. */
  readonly decided: ReadonlySet<string>
  /** Those of which an officer has said something that the lost centre never heard. */
  readonly late: ReadonlySet<string>
  /** Groups that the backup has as held, and that were dismissed or applied before the machine was lost. */
  readonly settled: readonly string[]
  /** Groups that the lost centre had applied. */
  readonly applied: ReadonlySet<string>
  /** Groups that still wait on a tablet. */
  readonly waiting: number
  readonly status: string
  readonly tablets: number
}

const officers = ['lan.mui-ne', 'minh.mui-ne', 'hoa.ham-thuan-bac', 'dao.ninh-thuan']

export async function runRestoreDrill(options: RestoreDrillOptions): Promise<Findings> {
  const centre = await startDrilledCentre(options.scale)
  const tablets: DrilledTablet[] = []
  try {
    const desks = await openDesks(centre.origin)
    for (const officer of officers)
      tablets.push(
        await enrolTablet({ officer, code: await desks.enrolmentCode(officer), origin: centre.origin }),
      )
    return await lose({ ...options, centre, desks, tablets })
  } finally {
    for (const tablet of tablets) tablet.end()
    await centre.leave()
  }
}

interface Drill extends RestoreDrillOptions {
  readonly centre: DrilledCentre
  readonly desks: DrilledDesks
  readonly tablets: readonly DrilledTablet[]
}

async function syncAll(tablets: readonly DrilledTablet[]): Promise<void> {
  for (const tablet of tablets) await tablet.sync()
}

async function lose({ centre, desks, tablets, saves, seed, say }: Drill): Promise<Findings> {
  const random = randomFromSeed(seed)
  const late = new Set<string>()
  const unheard = { saves, random, wrote: () => undefined }
  const heard = { saves, random, wrote: (id: string, unit: string) => late.add(`${id} ${unit}`) }
  const look = () => lookAt(tablets, centre.origin())

  const [lan, minh] = tablets
  if (lan === undefined || minh === undefined) throw new Error('two officers of one commune are needed')
  await saveOutOfScope(lan, desks)
  const heldFirst = (await desks.held()).map(({ groupId }) => groupId)
  await workOn(tablets, unheard)
  await syncAll(tablets)
  await desks.settle(1)
  const backedUp = await look()
  await centre.backUp()
  say('Đã sao lưu; mọi người làm tiếp. / Backed up; everybody works on.')

  await workOn(tablets, unheard)
  await syncAll(tablets)
  const decided = new Set(await desks.settle(2))
  const settled = await settleHeld(lan, desks, heldFirst)
  await differAndRemove(lan, minh)
  await syncAll(tablets)
  const applied = new Set((await Promise.all(tablets.map(listAnswered))).flat())
  const [before, heldBefore] = [await look(), await desks.held()]

  for (const tablet of tablets) tablet.isOnline = false
  await workOn(tablets, { ...heard, saves: Math.ceil(saves / 4) })
  say(await centre.restoreBackup())
  // The last first; who has come works on while the others are still on their way.
  const come: DrilledTablet[] = []
  for (const tablet of tablets.toReversed()) {
    tablet.isOnline = true
    come.push(tablet)
    await tablet.sync()
    await workOn(come, { ...heard, saves: 1 })
  }
  await syncAll(tablets)
  await syncAll(tablets)
  const waiting = tablets.reduce((sum, { app }) => sum + app.sync.get().waiting, 0)
  const [after, heldAfter] = [await look(), await desks.held()]
  const status = centre.restore('status')
  say(centre.restore('end'))
  return {
    ...{ backedUp, before, after, heldBefore, heldAfter, decided, late, settled, waiting, status },
    ...{ applied, tablets: tablets.length },
  }
}
