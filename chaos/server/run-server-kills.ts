/**
 * Tablets push without rest while API nodes, and in a third of the rounds PostgreSQL too, are killed at a random moment.
 * They come back by themselves; then nothing acknowledged is missing, nothing is there twice, feed and chain are whole.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomFromSeed } from '#server/seed/random.ts'
import { communeCode } from '#shared/ids.ts'
import { type ChaosCentre, type Strike, startChaosCentre } from '../centre/chaos-centre.ts'
import { type Run, type Sum, secondsSince } from '../sum.ts'
import { enrolTablet, openNodeTablet } from '../tablet/node-tablet.ts'
import { createOfficer, type Officer } from '../tablet/officer.ts'
import { type AtRest, checkAtRest } from './check-at-rest.ts'
import { type Log, newLog } from './read-log.ts'

/** Two tablets each: they meet on the same people. */
const communes = ['22915', '22918', '22921', '22924'].map((code) => communeCode(code))
const tabletsOfCommune = 2
const savesOfRound = 40
/** A tablet's database lies in memory: after so many rounds it is laid aside for a new one. */
const roundsOfShift = 40
const strikeWithinMs = 1_500
/** Some kills come when the answer is there. */
const beyondAnswer = 1.2
const faultsTold = 10
const workOnWithinMs = 500
const drainWithinMs = 90_000

export async function runServerKills({ kills, seed, nodes, ending, say, progressed }: Run): Promise<Sum> {
  const random = randomFromSeed(`server/${seed}`)
  const began = performance.now()
  const centre = await startChaosCentre({ nodes })
  say(`${nodes === 1 ? 'an API node' : `${nodes} API nodes`} and PostgreSQL, up after ${secondsSince(began)}`)
  const logs = communes.map(newLog)
  let officers: readonly Officer[] = []
  let round = 0
  let passed = 0
  let failed = 0
  let struck = 0
  const sum = (): Sum => {
    const groups = logs.reduce((all, log) => all + log.groups.size, 0)
    const notes = `${groups} groups; after ${struck} of the kills something had been committed whose answer was lost`
    return { passed, failed, notes }
  }
  try {
    while (round < kills && !ending.aborted) {
      if (round % roundsOfShift === 0) officers = await newShift(centre, officers, random)
      round += 1
      const told = (line: string): void => say(`kill ${round}: ${line}`)
      const { faults, unheard } = await runRound({ centre, logs, officers, random, say: told })
      for (const fault of faults.slice(0, faultsTold)) told(fault)
      if (faults.length > 0) failed += 1
      else passed += 1
      if (unheard > 0) struck += 1
      progressed(sum())
    }
  } catch (error) {
    // a centre that does not come back is not killed again
    say(`kill ${round}: ${error instanceof Error ? error.message : error}`)
    failed += 1
  } finally {
    for (const { tablet } of officers) tablet.end()
    await centre.stop()
  }
  say(`${round} kills in ${secondsSince(began)}`)
  return sum()
}

async function newShift(
  centre: ChaosCentre,
  before: readonly Officer[],
  random: Random,
): Promise<readonly Officer[]> {
  for (const { tablet } of before) tablet.end()
  const places = communes.flatMap((commune) => Array.from({ length: tabletsOfCommune }, () => commune))
  const enrolled = await centre.look(async (owner) => {
    const all = []
    for (const commune of places) all.push(await enrolTablet(owner, commune))
    return all
  })
  const { origin } = centre
  return Promise.all(
    enrolled.map(async (one) => {
      const chance = () => random.next()
      const tablet = await openNodeTablet({ origin, enrolled: one, speed: 20, timeoutMs: 15_000, chance })
      return createOfficer(tablet, randomFromSeed(`${one.device}/${random.next()}`))
    }),
  )
}

interface Round {
  readonly centre: ChaosCentre
  readonly logs: readonly Log[]
  readonly officers: readonly Officer[]
  readonly random: Random
  readonly say: (line: string) => void
}

async function runRound({ centre, logs, officers, random, say }: Round): Promise<AtRest> {
  const rest = new AbortController()
  const working = Promise.all(officers.map((officer) => officer.work(rest.signal, savesOfRound)))
  await sleep(random.between(0, strikeWithinMs))
  if (random.chance(0.5)) await untilInFlight(officers, random)
  const before = countAcknowledged(officers)
  const strike = drawStrike(random, centre.nodes.length)
  centre.strike(strike)
  if (random.chance(0.2)) {
    // in the midst of coming back
    await sleep(random.between(0, strikeWithinMs))
    centre.strike(strike)
  }
  const backMs = await centre.untilWell()
  await sleep(random.between(0, workOnWithinMs))
  rest.abort()
  await working
  await drainAll(officers)
  const atRest = await checkAtRest(centre, logs, officers)
  const all = countAcknowledged(officers)
  say(
    `${strikeText(strike)}, back after ${(backMs / 1000).toFixed(1)} s, ` +
      `${before} of ${all} groups acknowledged before, ${atRest.unheard} batches committed whose answer was lost`,
  )
  return atRest
}

/** And then once more: who is done early has not read what came after. */
async function drainAll(officers: readonly Officer[]): Promise<void> {
  for (const _ of ['sent', 'read'])
    await Promise.all(officers.map(({ tablet }) => tablet.drained(drainWithinMs)))
}

/** While a batch is on its way: when the kill costs most. */
async function untilInFlight(officers: readonly Officer[], random: Random): Promise<void> {
  const { witness } = random.pick(officers).tablet
  await Promise.race([witness.nextBatch(), sleep(strikeWithinMs)])
  await sleep(random.next() * witness.lastBatchMs * beyondAnswer)
}

const countAcknowledged = (officers: readonly Officer[]): number =>
  officers.reduce((sum, { tablet }) => sum + tablet.witness.acknowledged.size, 0)

function drawStrike(random: Random, nodes: number): Strike {
  const all = Array.from({ length: nodes }, (_, place) => place)
  const struck = nodes > 1 && random.chance(0.75) ? [random.pick(all)] : all
  const how = random.pick(['postmaster', 'all'] as const)
  return { nodes: struck, database: random.chance(1 / 3) ? how : 'spared' }
}

function strikeText({ nodes, database }: Strike): string {
  const api = nodes.length === 1 ? 'API' : 'all API nodes'
  return { spared: api, postmaster: `${api} and postmaster`, all: `${api} and all of PostgreSQL` }[database]
}
