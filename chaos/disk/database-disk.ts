/**
 * The database's disk is full while tablets push. Nothing is acknowledged that is not kept, the log says what is wrong,
 * and with room again everything goes on by itself.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomFromSeed } from '#server/seed/random.ts'
import { communeCode } from '#shared/ids.ts'
import { mountDisk, type RealDisk } from '../../e2e/small-disk.ts'
import { type ChaosCentre, startChaosCentre } from '../centre/chaos-centre.ts'
import { checkAtRest } from '../server/check-at-rest.ts'
import { type Log, newLog } from '../server/read-log.ts'
import { enrolTablet, openNodeTablet } from '../tablet/node-tablet.ts'
import { createOfficer, type Officer } from '../tablet/officer.ts'

/** A new cluster with its first WAL, and some room. */
const diskMb = 200
const communes = ['22915', '22918'].map((code) => communeCode(code))
const fillWithinMs = 1_000
const fullMs = 4_000
/** What is left of a WAL segment takes a few more batches. */
const saidWithinMs = 30_000
const savesOfRound = 100
const drainWithinMs = 60_000
const saidInLog = /disk of the database is full|database does not answer|database ended by itself/

export interface FullDatabase {
  /** Whether a real disk is filled, or its error is raised in its place. */
  readonly isReal: boolean
  tryOnce(): Promise<string[]>
  stop(): Promise<void>
}

export async function putDatabaseOnDisk(seed: string): Promise<FullDatabase> {
  const disk = mountDisk(diskMb)
  const centre = await startChaosCentre({ nodes: 1, ...(disk === undefined ? {} : { dataDir: disk.folder }) })
  const officers: Officer[] = []
  for (const commune of communes) {
    const enrolled = await centre.look((owner) => enrolTablet(owner, commune))
    const chance = () => 0.5
    const tablet = await openNodeTablet({
      origin: centre.origin,
      enrolled,
      speed: 20,
      timeoutMs: 15_000,
      chance,
    })
    officers.push(createOfficer(tablet, randomFromSeed(`${seed}/${commune}`)))
  }
  const scene = { centre, disk, officers, logs: communes.map(newLog), random: randomFromSeed(seed) }
  return {
    isReal: disk !== undefined,
    tryOnce: () => tryOnce(scene),
    stop: async () => {
      for (const { tablet } of officers) tablet.end()
      disk?.free()
      await centre.stop()
      disk?.remove()
    },
  }
}

interface Scene {
  readonly centre: ChaosCentre
  readonly disk: RealDisk | undefined
  readonly officers: readonly Officer[]
  readonly logs: readonly Log[]
  readonly random: Random
}

async function tryOnce({ centre, disk, officers, logs, random }: Scene): Promise<string[]> {
  const rest = new AbortController()
  const working = Promise.all(officers.map((officer) => officer.work(rest.signal, savesOfRound)))
  await sleep(random.between(0, fillWithinMs))
  if (disk === undefined) await centre.look((owner) => owner.query(refuse))
  else disk.fill()
  await sleep(fullMs)
  const output = await untilSaid(centre)
  const waiting = officers.reduce((sum, { tablet }) => sum + tablet.open.sync.get().waiting, 0)
  if (disk === undefined) await centre.look((owner) => owner.query(takeAgain))
  else disk.free()
  await centre.untilWell()
  rest.abort()
  await working
  await Promise.all(officers.map(({ tablet }) => tablet.drained(drainWithinMs)))
  const { faults } = await checkAtRest(centre, logs, officers)
  return [
    ...faults,
    ...(waiting > 0 ? [] : ['the full disk took everything']),
    ...(saidInLog.test(output) ? [] : [`the log does not say what is wrong:\n${output}`]),
  ]
}

/** What the nodes wrote, as soon as it says what is wrong. */
async function untilSaid({ nodes }: ChaosCentre): Promise<string> {
  for (let waited = 0; ; waited += 500) {
    const output = nodes.map((node) => node.output()).join('\n')
    if (saidInLog.test(output) || waited >= saidWithinMs) return output
    await sleep(500)
  }
}

/** For who may not mount: the error that PostgreSQL raises, where it would. */
const refuse = `
  create function disk_is_full() returns trigger language plpgsql as $$
  begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
  create trigger disk_is_full before insert on batch for each statement execute function disk_is_full()`
const takeAgain = 'drop function disk_is_full cascade'
