/** What can go wrong in one history. Each seed picks its own mix: with every fault always on, most would hide the others. */
import type { ServerFaults } from './centre/server.ts'
import type { Random } from './random.ts'
import { type StepKind, stepKinds } from './steps/step.ts'
import { noWireFaults, type WireFaults } from './tablet/wire.ts'

export interface Swarm {
  readonly tablets: number
  readonly communes: number
  /** Officers with more than one tablet. */
  readonly shared: boolean
  readonly steps: number
  readonly wire: WireFaults
  readonly server: ServerFaults
  readonly jitter: number
  /** Rows and flags of a page of the feed. */
  readonly pageLimit: number
  readonly hasLocks: boolean
  /** How much of each kind of step. */
  readonly weights: Readonly<Record<StepKind, number>>
  /** Most seconds between two steps. */
  readonly gap: number
  /** How few households and units everybody is at. */
  readonly heat: { readonly households: number; readonly units: number }
  /** A later centre, whose rows have units that this app does not know. */
  readonly isLaterCentre: boolean
}

/** Work that goes on in every history. */
const work: Partial<Record<StepKind, number>> = { write: 12, confirm: 4, sync: 3 }
/** And what only some have. */
const now = (random: Random, probability: number, most: number): number =>
  random.happens(probability) ? random.next() * most : 0

/** What ends a misfortune mostly comes where it does; what is left of it ends with the faults. */
const endings: Partial<Record<StepKind, StepKind>> = {
  online: 'offline',
  'disk-free': 'disk-full',
  'open-unit': 'close-unit',
  'give-scope': 'take-scope',
  allow: 'revoke',
  'desk-send': 'decide',
}

/** A few kinds a seed, one of them sometimes more than all else. */
function chooseWeights(random: Random): Swarm['weights'] {
  const weights: Partial<Record<StepKind, number>> = {}
  for (const kind of stepKinds) {
    const begun = endings[kind]
    const own = random.happens(0.3) ? random.pick([1, 2, 3, 8]) : 0
    weights[kind] = work[kind] ?? (begun === undefined || random.happens(0.2) ? own : (weights[begun] ?? own))
  }
  return weights as Swarm['weights']
}

export function chooseSwarm(random: Random): Swarm {
  const weights = chooseWeights(random)
  return {
    tablets: random.pick([2, 2, 2, 3, 3, 4, 5]),
    communes: random.pick([2, 2, 2, 3, 4]),
    shared: random.happens(0.3),
    steps: 6 + Math.floor(random.next() ** 2 * 30),
    wire: {
      ...noWireFaults,
      lost: now(random, 0.4, 0.4),
      cut: now(random, 0.4, 0.6),
      late: now(random, 0.3, 0.3),
      doubled: now(random, 0.3, 0.4),
      busy: now(random, 0.2, 0.3),
      garbage: now(random, 0.2, 0.3),
      slowness: random.pick([5, 500, 8_000]),
    },
    server: {
      awayBefore: now(random, 0.2, 0.15),
      awayAfter: now(random, 0.2, 0.15),
      slowness: random.pick([0, 5, 500]),
    },
    jitter: random.pick([0, 0, 1, 3]),
    pageLimit: random.pick([2, 3, 8, 2_000]),
    hasLocks: random.happens(0.6),
    weights,
    gap: random.pick([2, 10, 60]),
    heat: { households: random.pick([1, 2, 9]), units: random.pick([1, 2, 9]) },
    isLaterCentre: random.happens(0.15),
  }
}
