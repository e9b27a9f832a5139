/**
 * Tablets push without rest while API nodes, and in a third of the rounds PostgreSQL too, are killed at a random moment.
 * They come back by themselves; then nothing acknowledged is missing, nothing is there twice, feed and chain are whole.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Random, randomFromSeed } from '#server/seed/random.ts'
import { type ChaosCentre, type Strike, startChaosCentre } from '../centre/chaos-centre.ts'
import { type Run, type Sum, secondsSince } from '../sum.ts'
import type { Officer } from '../tablet/officer.ts'
import { type AtRest, checkAtRest, checkFromTheFirst } from './check-at-rest.ts'
import { createShifts, type Shift } from './shift.ts'

/** What is looked at whole after each kill stays small; everything is looked at when all is over. */
const roundsOfShift = 20
const savesOfRound = 20
/** When the tablets have hardly begun, or when most is sent. */
const strikeWithinMs = 800
/** A node that has been up so long looks over the whole database: some kills come in the midst of that. */
const whileLookingMs = [4_000, 6_500] as const
const lookingShare = 0.04
/** Some kills come when the answer is there. */
const beyondAnswer = 1.2
/** What a node takes to be up, and some more. */
const comebackMs = 900
const workOnWithinMs = 300
const faultsTold = 10
const drainWithinMs = 90_000

export async function runServerKills({ kills, seed, nodes, ending, say, progressed }: Run): Promise<Sum> {
  const random = randomFromSeed(`server/${seed}`)
  const began = performance.now()
  const centre = await startChaosCentre({ nodes })
  say(`${nodes === 1 ? 'an API node' : `${nodes} API nodes`} and PostgreSQL, up after ${secondsSince(began)}`)
  const tally = newTally()
  const shifts = createShifts({ centre, random, rounds: roundsOfShift })
  let round = 0
  try {
    while (round < kills && !ending.aborted) {
      round += 1
      const sayOf = (line: string): void => say(`kill ${round}: ${line}`)
      const killed = await runRound({ centre, shift: await shifts.ofNextRound(), random, say: sayOf })
      for (const fault of killed.faults.slice(0, faultsTold)) sayOf(fault)
      if (killed.faults.length > 0) shifts.layAside()
      tally.count(killed)
      progressed(tally.sum())
    }
    shifts.layAside()
    const checking = performance.now()
    const faults = await checkFromTheFirst(centre, shifts.told)
    for (const fault of faults.slice(0, faultsTold)) say(`at the end: ${fault}`)
    if (faults.length > 0) tally.fail()
    say(`everything from the first batch on, checked again in ${secondsSince(checking)}`)
  } catch (error) {
    // a centre that does not come back is not killed again
    say(`kill ${round}: ${error instanceof Error ? error.message : error}`)
    tally.fail()
  } finally {
    shifts.layAside()
    const isLost = tally.sum().failed > 0
    if (isLost) say(`the centre is kept in ${centre.dataDir}`)
    await centre.stop(isLost)
  }
  say(`${round} kills in ${secondsSince(began)}`)
  return tally.sum()
}

interface Killed extends AtRest {
  readonly strike: Strike
  /** That its tablets were told of in this round. */
  readonly groups: number
}

function newTally() {
  let passed = 0
  let failed = 0
  let groups = 0
  let ofDatabase = 0
  let struck = 0
  return {
    count: (killed: Killed): void => {
      if (killed.faults.length > 0) failed += 1
      else passed += 1
      groups += killed.groups
      if (killed.strike.database !== 'spared') ofDatabase += 1
      if (killed.unheard > 0) struck += 1
    },
    fail: (): void => {
      failed += 1
    },
    sum: (): Sum => ({
      ...{ passed, failed },
      notes:
        `${groups} groups; PostgreSQL was killed with the API ${ofDatabase} times; ` +
        `after ${struck} of the kills something had been committed whose answer was lost`,
    }),
  }
}

interface Round {
  readonly centre: ChaosCentre
  readonly shift: Shift
  readonly random: Random
  readonly say: (line: string) => void
}

async function runRound({ centre, shift, random, say }: Round): Promise<Killed> {
  const { officers, logs } = shift
  const begun = performance.now()
  const atFirst = countAcknowledged(officers)
  const rest = new AbortController()
  const working = Promise.all(officers.map((officer) => officer.work(rest.signal, savesOfRound)))
  await sleep(
    random.chance(lookingShare) ? random.between(...whileLookingMs) : random.between(0, strikeWithinMs),
  )
  if (random.chance(0.5)) await untilInFlight(officers, random)
  const before = countAcknowledged(officers) - atFirst
  const strike = drawStrike(random, centre.nodes.length)
  centre.strike(strike)
  if (random.chance(0.2)) {
    // in the midst of coming back
    await sleep(random.between(0, comebackMs))
    centre.strike(strike)
  }
  const backMs = await centre.untilWell()
  await sleep(random.between(0, workOnWithinMs))
  rest.abort()
  await working
  await drainAll(officers)
  const atRest = await checkAtRest(centre, logs, officers)
  const groups = countAcknowledged(officers) - atFirst
  say(
    `${strikeText(strike)}, back after ${(backMs / 1000).toFixed(1)} s, ` +
      `${before} of ${groups} groups acknowledged before, ` +
      `${atRest.unheard} batches committed whose answer was lost, ${secondsSince(begun)}`,
  )
  return { ...atRest, strike, groups }
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
