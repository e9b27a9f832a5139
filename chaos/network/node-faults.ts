/**
 * One tablet behind one bad network. Promises that are watched all the while: it never says that anything was sent,
 * nothing that was saved is lost, and it asks seldom. When the network is good again everything comes by itself, once.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { randomFromSeed } from '#server/seed/random.ts'
import type { CommuneCode } from '#shared/ids.ts'
import type { Centre } from '../../e2e/centre.ts'
import { type Fault, type NetworkProxy, startProxy } from '../../e2e/proxy.ts'
import { checkAtRest } from '../server/check-at-rest.ts'
import { newLog } from '../server/read-log.ts'
import { enrolTablet, type NodeTablet, openNodeTablet } from '../tablet/node-tablet.ts'
import { createOfficer, type Officer } from '../tablet/officer.ts'
import type { Outcome } from './outcome.ts'

/** A minute of the tablet takes half a second. */
const speed = 120
const awayMinutes = 20
const savesBefore = 3
const savesAway = 3
const lookEveryMs = 50
/** By full jitter up to five minutes it is about fifteen; a loop would be thousands. */
const mostTries = 40
/** Of the tablet's time that is five minutes, the longest back-off; the rest is for a slow machine. */
const backWithinMs = 30_000
const slowWithinMs = 90_000
const manySaves = 120

export interface Trial {
  readonly centre: Centre
  readonly commune: CommuneCode
  readonly fault: Fault
  readonly seed: string
}

interface Scene {
  readonly officer: Officer
  readonly tablet: NodeTablet
  readonly network: NetworkProxy
}

async function inScene(
  { centre, commune, seed }: Trial,
  timeoutMs: number,
  play: (scene: Scene) => Promise<Outcome>,
): Promise<Outcome> {
  const network = await startProxy(centre.port)
  const random = randomFromSeed(seed)
  const enrolled = await enrolTablet(centre.database, commune)
  const chance = () => random.next()
  const tablet = await openNodeTablet({ origin: network.origin, enrolled, speed, timeoutMs, chance })
  const officer = createOfficer(tablet, random)
  try {
    const { faults, told } = await play({ officer, tablet, network })
    network.restore()
    await tablet.drained(backWithinMs)
    const look: Parameters<typeof checkAtRest>[0]['look'] = (work) => work(centre.database)
    const atRest = await checkAtRest({ look, origin: centre.origin }, [newLog(commune)], [officer])
    return { faults: [...faults, ...atRest.faults], told }
  } finally {
    tablet.end()
    await network.close()
  }
}

/** Nothing comes through. */
export const tryDeadNetwork = (trial: Trial): Promise<Outcome> =>
  inScene(trial, 250, async ({ officer, tablet, network }) => {
    const faults: string[] = []
    await saveMany(officer, 1)
    await tablet.drained(backWithinMs)
    network.suffer(trial.fault)
    await saveMany(officer, savesBefore)
    const began = tablet.witness.requests
    const watched = watch(tablet, faults)
    await sleep((awayMinutes * 60_000) / speed / 2)
    await saveMany(officer, savesAway)
    await sleep((awayMinutes * 60_000) / speed / 2)
    watched.abort()
    const tries = tablet.witness.requests - began
    if (tries === 0) faults.push('it never tried')
    if (tries > mostTries) faults.push(`it asked ${tries} times in ${awayMinutes} minutes`)
    network.restore()
    await comesByItself(tablet, backWithinMs, faults)
    return { faults, told: `asked ${tries} times in ${awayMinutes} minutes` }
  })

/** Everything comes through in its time, also where a batch is too large for the patience of a request. */
export const trySlowNetwork = (trial: Trial): Promise<Outcome> =>
  inScene(trial, 3_000, async ({ officer, tablet, network }) => {
    const faults: string[] = []
    network.suffer(trial.fault)
    await saveMany(officer, manySaves)
    const began = tablet.witness.requests
    await comesByItself(tablet, slowWithinMs, faults)
    const tries = tablet.witness.requests - began
    if (tries > mostTries) faults.push(`it asked ${tries} times for ${manySaves} saves`)
    return { faults, told: `asked ${tries} times for ${manySaves} saves` }
  })

async function saveMany(officer: Officer, count: number): Promise<void> {
  const wanted = officer.saved.length + count
  while (officer.saved.length < wanted) await officer.saveOne()
}

/** "Sent" is said of nothing that was not, and the last word of the centre stays as old as it is. */
function watch({ open }: NodeTablet, faults: string[]): AbortController {
  const done = new AbortController()
  const before = open.sync.get()
  const look = async (): Promise<void> => {
    while (!done.signal.aborted) {
      const now = open.sync.get()
      const said = [
        now.waiting === 0 ? 'that nothing waits' : '',
        now.received > before.received ? 'that something was received' : '',
        now.lastContact !== before.lastContact ? 'that it had contact with the centre' : '',
        now.notices.includes('revoked') ? 'that it was revoked' : '',
        now.notices.includes('update-needed') ? 'that it is too old' : '',
      ].filter((word) => word !== '')
      if (said.length > 0 && faults.length === 0) faults.push(`it said ${said.join(' and ')}`)
      await sleep(lookEveryMs)
    }
  }
  void look()
  return done
}

async function comesByItself({ open }: NodeTablet, withinMs: number, faults: string[]): Promise<void> {
  const deadline = performance.now() + withinMs
  while (open.sync.get().waiting > 0) {
    if (performance.now() > deadline) {
      faults.push(`${open.sync.get().waiting} saves still wait after ${withinMs} ms`)
      return
    }
    await sleep(lookEveryMs)
  }
}
