/** Full disks: the tablet's, under a real Chromium, and the database's, under tablets that push, side by side. */
import { startCentre } from '../../e2e/centre.ts'
import { makeSmallDisk } from '../../e2e/small-disk.ts'
import { type Run, type Sum, secondsSince } from '../sum.ts'
import { putDatabaseOnDisk } from './database-disk.ts'
import { putTabletOnDisk } from './tablet-disk.ts'

const scale = 0.002

export async function runFullDisks({ kills, seed, say }: Run): Promise<Sum> {
  const began = performance.now()
  const ofDatabase = Math.ceil(kills / 2)
  const both = [fillDatabases(ofDatabase, `disk/${seed}`, say), fillTablets(kills - ofDatabase, say)]
  const failed = (await Promise.all(both)).reduce((sum, one) => sum + one, 0)
  say(`${kills} disks in ${secondsSince(began)}`)
  return { passed: kills - failed, failed }
}

async function repeat(
  times: number,
  tryOnce: () => Promise<string[]>,
  told: (faults: readonly string[]) => void,
): Promise<number> {
  let failed = 0
  for (let done = 0; done < times; done += 1) {
    const faults = await tryOnce().catch((error) => [String(error)])
    told(faults)
    if (faults.length > 0) failed += 1
  }
  return failed
}

const words = (faults: readonly string[], good: string): string =>
  faults.length === 0 ? good : faults.slice(0, 10).join('; ')

async function fillDatabases(times: number, seed: string, say: Run['say']): Promise<number> {
  const database = await putDatabaseOnDisk(seed)
  if (!database.isReal) say('nobody but root may mount a disk: its error is raised in its place')
  try {
    return await repeat(times, database.tryOnce, (faults) =>
      say(`the database’s disk was full: ${words(faults, 'said so, nothing lost, went on by itself')}`),
    )
  } finally {
    await database.stop()
  }
}

async function fillTablets(times: number, say: Run['say']): Promise<number> {
  if (times === 0) return 0
  const centre = await startCentre({ scale })
  const disk = makeSmallDisk()
  try {
    const tablet = await putTabletOnDisk(centre, disk)
    try {
      return await repeat(times, tablet.tryOnce, (faults) =>
        say(
          `the tablet’s disk was full: ${words(faults, 'said so, nothing lost, saved when there was room')}`,
        ),
      )
    } finally {
      await tablet.throwAway()
    }
  } finally {
    disk.remove()
    await centre.stop()
  }
}
