/**
 * A real Chromium with a real profile saves without rest and is killed with SIGKILL, all its processes, at a random
 * moment. After reopening, every save that was shown as saved is shown. Asks the screen alone, not what lies below it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomFromSeed } from '#server/seed/random.ts'
import { type Centre, startCentre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { type Run, type Sum, secondsSince } from '../sum.ts'
import { findMissing, newSaves, type Saves } from './saves.ts'

const scale = 0.002
const officer = 'lan.mui-ne'
const killsOfProfile = 20
/** A machine may be slow: what is asked is what is there, not how soon. */
const patienceMs = 60_000
const killWithinMs = 5_000
const savesBeforeKill = [1, 4] as const
/** Behind the words: a save that is not durable by then is lost. */
const afterWordsMs = 30
/** Of earlier rounds: all of them are looked for when the profile is laid aside. */
const olderHomes = 3

export async function runBrowserKills({ kills, seed, ending, say, progressed }: Run): Promise<Sum> {
  const random = randomFromSeed(`browser/${seed}`)
  const began = performance.now()
  const centre = await startCentre({ scale })
  say(`the centre is up after ${secondsSince(began)}`)
  const before = { passed: 0, failed: 0, shown: 0 }
  const sumWith = ({ passed, failed, shown }: Life): Sum => ({
    ...{ passed: before.passed + passed, failed: before.failed + failed },
    notes: `${before.shown + shown} saves shown as saved`,
  })
  const countDone = (): number => before.passed + before.failed
  try {
    while (countDone() < kills && !ending.aborted) {
      const most = Math.min(killsOfProfile, kills - countDone())
      const killed = (life: Life): void => progressed(sumWith(life))
      const life = await wearOut({ centre, random, first: countDone() + 1, kills: most, ending, killed, say })
      before.passed += life.passed
      before.failed += life.failed
      before.shown += life.shown
    }
  } finally {
    await centre.stop()
  }
  const sum = sumWith(nothing)
  say(`${countDone()} kills in ${secondsSince(began)}, ${sum.notes}`)
  return sum
}

interface Profile {
  readonly centre: Centre
  readonly random: Random
  readonly first: number
  readonly kills: number
  readonly ending: AbortSignal
  /** After each kill, what has come of this profile. */
  readonly killed: (life: Life) => void
  readonly say: (line: string) => void
}

interface Life {
  readonly passed: number
  readonly failed: number
  readonly shown: number
}

const nothing: Life = { passed: 0, failed: 0, shown: 0 }

/** One profile, until it has been killed often enough or has lost something. */
async function wearOut(profile: Profile): Promise<Life> {
  const { centre, random, first, kills, ending, killed, say } = profile
  const device = await Device.make(centre)
  const saves = newSaves(`R${first}S`, random)
  let done = 0
  let missing: readonly string[] = []
  const life = (): Life => {
    const failed = missing.length > 0 ? 1 : 0
    return { passed: done - failed, failed, shown: saves.count() }
  }
  try {
    device.context.setDefaultTimeout(patienceMs)
    await device.enrol(officer)
    while (done < kills && missing.length === 0 && !ending.aborted) {
      done += 1
      missing = await killOnce(device, {
        saves,
        random,
        say: (line) => say(`kill ${first + done - 1}: ${line}`),
      })
      killed(life())
    }
    if (missing.length === 0 && done > 0) missing = await layAside(device, centre, saves)
    for (const what of missing) say(`kill ${first + done - 1}: ${what}`)
  } finally {
    await device.throwAway()
  }
  return life()
}

interface Kill {
  readonly saves: Saves
  readonly random: Random
  readonly say: (line: string) => void
}

async function killOnce(device: Device, { saves, random, say }: Kill): Promise<readonly string[]> {
  const before = saves.homes.length
  const shownBefore = saves.count()
  const isOnline = random.chance(0.5)
  if (isOnline) device.network.restore()
  else device.network.cut()
  const working = saves.goOn(device).catch((error: unknown) => error)
  const moment = await untilMoment(saves, random, working)
  await device.kill()
  await working
  await device.reopen()
  device.context.setDefaultTimeout(patienceMs)
  const opened = await device.open().then(
    () => true,
    () => false,
  )
  say(
    `${isOnline ? 'online' : 'offline'}, ${moment}, ${saves.count() - shownBefore} saves shown, ` +
      `${opened ? 'open again' : 'it does not open any more'}`,
  )
  if (!opened) return ['the tablet does not open any more']
  const older = Array.from({ length: before === 0 ? 0 : olderHomes }, () =>
    random.pick(saves.homes.slice(0, before)),
  )
  const missing = await findMissing(device.page, [...saves.homes.slice(before), ...older])
  return missing.map((house) => `${house} was shown as saved and is not shown`)
}

/** At any time, or right behind the words "saved". */
async function untilMoment(saves: Saves, random: Random, working: Promise<unknown>): Promise<string> {
  if (random.chance(0.5)) {
    const ms = random.between(0, killWithinMs)
    await sleep(ms)
    return `after ${ms} ms`
  }
  const ms = random.between(0, afterWordsMs)
  for (let left = random.between(...savesBeforeKill); left > 0; left -= 1)
    await Promise.race([new Promise<void>((resolve) => saves.onShown(resolve)), working])
  await sleep(ms)
  return `${ms} ms after a save was shown`
}

/** At last everything is looked for, on the tablet and at the centre. */
async function layAside(device: Device, centre: Centre, saves: Saves): Promise<readonly string[]> {
  const missing = await findMissing(device.page, saves.homes)
  device.network.restore()
  await device.sync()
  const houses = saves.homes.flatMap(({ shown, tried }) => [shown ?? [], tried ?? []].flat())
  const { rows } = await centre.database.query<{ house: string }>(
    'select address_house as house from household where address_house = any ($1)',
    [houses],
  )
  const there = new Set(rows.map(({ house }) => house))
  const never = saves.homes.filter(
    ({ shown, tried }) => shown !== undefined && !there.has(shown) && !there.has(tried ?? ''),
  )
  return [
    ...missing.map((house) => `${house} was shown as saved and is not shown`),
    ...never.map(({ shown }) => `${shown} was shown as saved and never came to the centre`),
  ]
}
