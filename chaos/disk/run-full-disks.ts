/** Full disks: the tablet's, under a real Chromium, and the database's, under tablets that push, side by side. */
import { startCentre } from '../../e2e/centre.ts'
import { makeSmallDisk } from '../../e2e/small-disk.ts'
import { type Run, type Sum, secondsSince } from '../sum.ts'
import { putDatabaseOnDisk } from './database-disk.ts'
import { putTabletOnDisk } from './tablet-disk.ts'

const scale = 0.002

export async function runFullDisks({ kills, seed, ending, say, progressed }: Run): Promise<Sum> {
  const began = performance.now()
  const ofDatabase = Math.ceil(kills / 2)
  const sum = { passed: 0, failed: 0 }
  const repeat: Repeat = async (times, tryOnce, told) => {
    for (let done = 0; done < times && !ending.aborted; done += 1) {
      const faults = await tryOnce().catch((error) => [String(error)])
      told(faults)
      if (faults.length > 0) sum.failed += 1
      else sum.passed += 1
      progressed({ ...sum })
    }
  }
  await Promise.all([
    fillDatabases(ofDatabase, { seed: `disk/${seed}`, say, repeat }),
    fillTablets(kills - ofDatabase, { say, repeat }),
  ])
  say(`${sum.passed + sum.failed} disks in ${secondsSince(began)}`)
  return sum
}

type Repeat = (
  times: number,
  tryOnce: () => Promise<string[]>,
  told: (faults: readonly string[]) => void,
) => Promise<void>

interface Trials {
  readonly say: Run['say']
  readonly repeat: Repeat
}

const words = (faults: readonly string[], good: string): string =>
  faults.length === 0 ? good : faults.slice(0, 10).join('; ')

async function fillDatabases(
  times: number,
  { seed, say, repeat }: Trials & { readonly seed: string },
): Promise<void> {
  const database = await putDatabaseOnDisk(seed)
  if (!database.isReal) say('nobody but root may mount a disk: its error is raised in its place')
  try {
    await repeat(times, database.tryOnce, (faults) =>
      say(`the database’s disk was full: ${words(faults, 'said so, nothing lost, went on by itself')}`),
    )
  } finally {
    await database.stop()
  }
}

async function fillTablets(times: number, { say, repeat }: Trials): Promise<void> {
  if (times === 0) return
  const centre = await startCentre({ scale })
  const disk = makeSmallDisk()
  try {
    const tablet = await putTabletOnDisk(centre, disk)
    try {
      await repeat(times, tablet.tryOnce, (faults) =>
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
