/** The faults stop: everything must come to rest by itself, with no more requests than that takes. */
import { dismissHeld, processHeld } from '#server/sync/process-held.ts'
import { isRevoked, scopeOf } from './administration.ts'
import { noServerFaults } from './centre/server.ts'
import { checkAtRest } from './invariants/invariants.ts'
import type { Violation } from './invariants/sight.ts'
import { noteCrash } from './ledger.ts'
import { checkNumbers, listHeld } from './steps/desks.ts'
import { connect } from './steps/misfortunes.ts'
import { readDisk } from './tablet/read-disk.ts'
import { noWireFaults } from './tablet/wire.ts'
import type { World } from './world.ts'

/** More than the longest back-off and the longest `Retry-After` together. */
const patienceMs = 13 * 60_000
const minute = 60_000

export async function drain(world: World): Promise<Violation | undefined> {
  stopFaults(world)
  const before = new Map(world.ledger.exchanges)
  const end = world.events.now() + patienceMs
  const findUnrest = () => outboxesDrainByThemselves(world) ?? whoGetsACommuneHearsOfIt(world)
  do await world.events.pass(minute)
  while (world.events.now() < end && findUnrest() !== undefined)
  const violation = findUnrest() ?? noBusyLoop(world, before)
  if (violation !== undefined) return violation
  world.refused.clear()
  world.sick.clear()
  checkNumbers(world)
  const waiting = isLeftAlone(world) ? await sleepOverNight(world) : undefined
  if (waiting !== undefined) return waiting
  await syncByHand(world)
  // In every other history the districts work off what is held; in the rest it stays, and must be seen.
  if (world.seed % 2 === 0) await workOffHeld(world)
  await syncByHand(world)
  return comesToRest(world)
}

/** Somebody may still be waiting as long as the centre had asked. */
async function comesToRest(world: World): Promise<Violation | undefined> {
  const end = world.events.now() + patienceMs
  for (;;) {
    // in the field they run every few seconds
    checkNumbers(world)
    await world.events.pass(minute)
    const violation = checkAtRest(world)
    if (violation === undefined || world.events.now() > end) return violation
    await world.events.pass(4 * minute)
  }
}

function stopFaults(world: World): void {
  world.trace(() => 'the faults stop')
  world.wireFaults = noWireFaults
  world.server.setFaults(noServerFaults)
  world.server.spare()
  for (const tablet of world.tablets) {
    for (const { process } of tablet.tabs) process.spare()
    tablet.disk.full = false
    tablet.disk.journal.tear = undefined
    tablet.disk.journal.isBroken = false
    tablet.mayLag = false
    if (tablet.tabs.length === 0) tablet.start()
    if (!tablet.body.isOnline) connect(tablet, true)
  }
}

/** Without a hand: but for what a proxy refuses, and for what must wait behind that. */
function outboxesDrainByThemselves(world: World): Violation | undefined {
  for (const { name, disk } of world.tablets) {
    const stuck = new Set<string>()
    const waiting = readDisk(disk).groups.filter(({ state }) => ['open', 'sent', 'parked'].includes(state))
    for (const { id, state, group } of waiting) {
      const records = [group.household, ...group.changes.map((change) => change.id)]
      const mayWait =
        (state === 'parked' && world.refused.has(id)) || records.some((record) => stuck.has(record))
      if (!mayWait)
        return {
          invariant: 'outboxesDrainByThemselves',
          what: `${name}: ${id.slice(-4)} still waits (${state})`,
        }
      for (const record of records) stuck.add(record)
    }
  }
  return undefined
}

/** Without a hand: a tablet that had no commune has nothing to ask for but where its officer works. */
function whoGetsACommuneHearsOfIt(world: World): Violation | undefined {
  const deaf = world.tablets.find(({ device, disk }) => {
    const hasWork = !isRevoked(world, device) && scopeOf(world, device).length > 0
    return hasWork && readDisk(disk).scope.length === 0
  })
  if (deaf === undefined) return undefined
  const what = `${deaf.name} does not know where its officer works`
  return { invariant: 'whoGetsACommuneHearsOfIt', what }
}

/** In every other pair of histories nobody thinks of what was put aside. */
const isLeftAlone = ({ seed, tablets }: World): boolean =>
  seed % 4 < 2 && tablets.some(({ disk }) => readDisk(disk).groups.some(({ state }) => state === 'parked'))

const night = 24 * 60 * minute

/** Timers sleep with the tablets; their clocks do not. What was put aside yesterday goes then, and needs no hand. */
async function sleepOverNight(world: World): Promise<Violation | undefined> {
  world.trace(() => 'a day goes by')
  for (const clock of [world.centreClock, ...world.tablets.map(({ body }) => body)]) clock.skew += night
  await world.events.pass(patienceMs)
  return outboxesDrainByThemselves(world)
}

const mostBatches = 60

function noBusyLoop({ ledger }: World, before: ReadonlyMap<string, number>): Violation | undefined {
  for (const [tablet, count] of ledger.exchanges) {
    const more = count - (before.get(tablet) ?? 0)
    if (more > mostBatches) return { invariant: 'noBusyLoop', what: `${tablet} sent ${more} batches` }
  }
  return undefined
}

/** What was put aside goes too. */
async function syncByHand(world: World): Promise<void> {
  for (const { tabs } of world.tablets) for (const { open } of tabs) open?.syncNow()
  await world.events.pass(20_000)
}

/** In every other of them they dismiss some. */
async function workOffHeld(world: World): Promise<void> {
  for (const [at, { commune, held }] of listHeld(world).entries()) {
    const ask = { commune, groupId: held.id, by: 'huyen' }
    const isDismissed = world.seed % 4 === 2 && at % 2 === 0
    if (isDismissed) world.ledger.dismissed.add(held.id)
    world.server
      .ask((centre) =>
        isDismissed ? dismissHeld(centre, { ...ask, reason: 'ghi nhầm' }) : processHeld(centre, ask),
      )
      .catch((error) => noteCrash(world.ledger, 'processing failed', error))
    await world.events.pass(100)
  }
}
