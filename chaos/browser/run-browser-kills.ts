/**
 * A real Chromium with a real profile saves without rest and is killed with SIGKILL, all its processes, at a random
 * moment. After reopening, every save that was shown as saved is shown. Asks the screen alone, not what lies below it.
 */
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomFromSeed } from '#server/seed/random.ts'
import { type Centre, startCentre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { type Run, type Sum, secondsSince } from '../sum.ts'
import { findMissing, newSaves, type Saves } from './saves.ts'
import { inShares } from './shares.ts'

const scale = 0.002
const officer = 'lan.mui-ne'
/** Two: a start waits as long as it works. */
const profilesAtOnce = 2
const killsOfProfile = 25
/** A machine may be slow, or stand still: what is asked is what is there, not how soon. */
const patienceMs = 400_000
/** The first save of a start is shown in the midst of this. */
const killWithinMs = 1_500
const savesBeforeKill = [1, 3] as const
/** Behind the words: a save that is not durable by then is lost. */
const afterWordsMs = 30
/** Of earlier rounds: all of them are looked for when the profile is laid aside. */
const olderHomes = 3

export async function runBrowserKills({ kills, seed, ending, say, progressed }: Run): Promise<Sum> {
  const began = performance.now()
  const centre = await startCentre({ scale })
  say(`the centre is up after ${secondsSince(began)}`)
  const lives: Life[] = []
  const sum = (): Sum => {
    const total = (part: keyof Life): number => lives.reduce((all, life) => all + life[part], 0)
    const notes = `${total('shown')} saves shown as saved, on ${lives.length} profiles`
    return { passed: total('passed'), failed: total('failed'), notes }
  }
  try {
    await inShares({ all: kills, most: killsOfProfile, atOnce: profilesAtOnce, ending }, async (share) => {
      const number = lives.push(nothing)
      const killed = (life: Life): void => {
        lives[number - 1] = life
        progressed(sum())
      }
      const random = randomFromSeed(`browser/${seed}/${number}`)
      await wearOut({ centre, random, number, kills: share, ending, killed, say })
      const { passed, failed } = lives[number - 1] ?? nothing
      return passed + failed
    })
  } finally {
    await centre.stop()
  }
  const { passed, failed, notes } = sum()
  say(`${passed + failed} kills in ${secondsSince(began)}, ${notes}`)
  return sum()
}

interface Profile {
  readonly centre: Centre
  readonly random: Random
  /** From 1. */
  readonly number: number
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
async function wearOut({ centre, random, number, kills, ending, killed, say }: Profile): Promise<void> {
  const device = await Device.make(centre, { patienceMs })
  const saves = newSaves(`P${number}S`, random)
  let done = 0
  let missing: readonly string[] = []
  const tell = (): void => {
    for (const what of missing) say(`profile ${number}, kill ${done}: ${what}`)
    const failed = missing.length > 0 ? 1 : 0
    killed({ passed: done - failed, failed, shown: saves.count() })
  }
  try {
    await device.enrol(officer)
    while (done < kills && missing.length === 0 && !ending.aborted) {
      done += 1
      const sayOf = (line: string): void => say(`profile ${number}, kill ${done}: ${line}`)
      missing = await killOnce(device, { saves, random, say: sayOf }).catch(broken)
      tell()
    }
    if (missing.length === 0 && done > 0) {
      missing = await layAside(device, centre, saves).catch(broken)
      tell()
    }
  } finally {
    if (missing.length === 0) await device.throwAway()
    else say(`profile ${number} is kept in ${await keep(device)}`)
  }
}

/** What is never shown is as good as lost. */
const broken = (error: unknown): readonly string[] => [error instanceof Error ? error.message : String(error)]

/** With what it showed last, for who looks for the cause. */
async function keep(device: Device): Promise<string> {
  await device.photograph(path.join(device.profile, 'shown'))
  await device.switchOff()
  await device.network.close()
  return device.profile
}

interface Kill {
  readonly saves: Saves
  readonly random: Random
  readonly say: (line: string) => void
}

async function killOnce(device: Device, { saves, random, say }: Kill): Promise<readonly string[]> {
  const begun = performance.now()
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
  const opened = await device.open().then(
    () => true,
    () => false,
  )
  if (!opened) return ['the tablet does not open any more']
  const older = Array.from({ length: before === 0 ? 0 : olderHomes }, () =>
    random.pick(saves.homes.slice(0, before)),
  )
  const missing = await findMissing(device.page, [...saves.homes.slice(before), ...older])
  say(
    `${isOnline ? 'online' : 'offline'}, ${moment}, ${saves.count() - shownBefore} saves shown, ` +
      `open again and looked through, ${secondsSince(begun)}`,
  )
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
