/** What can go wrong in one history. Each seed picks its own mix: with every fault always on, most would hide the others. */
import { noServerFaults, type ServerFaults } from './centre/server.ts'
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
  /** How many tablets begin with an app of the first contract. */
  readonly oldApps: number
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
  'put-back-disk': 'copy-disk',
  restore: 'back-up',
  'restore-silently': 'back-up',
  'end-recovery': 'restore',
  'undo-event': 'tell-event',
}

interface Theme {
  readonly weights: Partial<Record<StepKind, number>>
  readonly swarm?: Partial<Swarm>
}

/** Everybody is at the same few units of one household. */
const oneDoor: Partial<Swarm> = { heat: { households: 1, units: 1 }, communes: 1, gap: 10 }

/** Things that come together in life, and seldom by chance. */
const themes: readonly Theme[] = [
  // the image of a disk goes on as a second machine
  {
    weights: {
      ...{ write: 16, confirm: 0, 'second-machine': 16, offline: 6, online: 5 },
      ...{ sicken: 4, 'process-held': 2, 'dismiss-held': 6 },
    },
    swarm: { ...oneDoor, tablets: 1, steps: 40, wire: noWireFaults },
  },
  {
    weights: { 'second-machine': 4, offline: 2, online: 3, sync: 4, 'back-up': 2, restore: 2, decide: 1 },
    swarm: { ...oneDoor, tablets: 2, steps: 24 },
  },
  // an app is updated while what the old one saved waits
  {
    weights: {
      ...{ 'update-app': 4, offline: 3, online: 3, 'tell-event': 4, remove: 1, create: 1 },
      ...{ restart: 2, 'wipe-database': 1, 'second-tab': 1 },
    },
    swarm: { tablets: 2, oldApps: 2, gap: 10, heat: { households: 1, units: 2 } },
  },
  // officers are sent elsewhere while their saves wait
  {
    weights: {
      ...{ 'move-officer': 5, offline: 4, online: 4, sync: 3, 'process-held': 3 },
      ...{ create: 2, move: 2, 'add-resident': 2 },
    },
    swarm: { tablets: 3, communes: 3, gap: 10, heat: { households: 1, units: 2 } },
  },
  // people differ, and a desk decides
  {
    weights: { decide: 8, 'desk-send': 4, settle: 3, offline: 2, online: 2 },
    swarm: { heat: { households: 1, units: 2 }, pageLimit: 2, tablets: 3, communes: 1 },
  },
  // and what it decides on is written upon while the feed is read, page after page
  {
    weights: {
      write: 10,
      'go-on': 16,
      decide: 8,
      'desk-send': 6,
      remove: 4,
      sync: 3,
      confirm: 0,
      offline: 1,
      online: 3,
    },
    swarm: {
      ...{ heat: { households: 1, units: 4 }, tablets: 3, communes: 1, gap: 3, steps: 60 },
      ...{ pageLimit: 1, wire: { ...noWireFaults, slowness: 3_000 } },
    },
  },
  // a day without a network
  {
    weights: { offline: 4, online: 1, together: 5, 'add-resident': 3, create: 2, move: 3, remove: 3 },
    swarm: { heat: { households: 1, units: 2 } },
  },
  // communes come and go
  {
    weights: {
      'take-scope': 4,
      'give-scope': 4,
      'process-held': 4,
      'dismiss-held': 2,
      acknowledge: 2,
      refuse: 3,
    },
    swarm: {
      heat: { households: 2, units: 2 },
      tablets: 2,
      wire: { ...noWireFaults, lost: 0.1, cut: 0.4, slowness: 500 },
    },
  },
  // two tabs that know nothing of each other
  {
    weights: { 'second-tab': 4, kill: 3, restart: 3 },
    swarm: { hasLocks: false, heat: { households: 1, units: 2 }, jitter: 3 },
  },
  // and on a slow network, so that the one's answer comes behind what the other has read since
  {
    weights: { write: 14, sync: 10, 'second-tab': 6, confirm: 0 },
    swarm: {
      ...{ hasLocks: false, heat: { households: 1, units: 2 }, tablets: 2, communes: 1, gap: 5, steps: 40 },
      wire: { ...noWireFaults, slowness: 6_000 },
    },
  },
  // a tablet that is opened again and again, and reads of what it does not know
  {
    weights: { kill: 4, restart: 4, 'second-tab': 2, settle: 2 },
    swarm: { pageLimit: 1, isLaterCentre: true, tablets: 2 },
  },
  // a tablet that may not send for a day, and nobody told its officer
  {
    weights: { revoke: 4, allow: 4, create: 5, 'add-resident': 5, move: 3, 'process-held': 3, sync: 5 },
    swarm: { tablets: 2, gap: 10 },
  },
  // a storage of another day
  {
    weights: { 'copy-disk': 3, 'put-back-disk': 3, offline: 2, online: 2, 'process-held': 2 },
    swarm: { heat: { households: 1, units: 2 }, tablets: 2, gap: 10 },
  },
  // a browser that throws away what it keeps
  {
    weights: {
      'wipe-database': 3,
      'wipe-journal': 1,
      'cut-power': 2,
      'tear-journal': 2,
      offline: 2,
      online: 2,
    },
    swarm: { tablets: 2, gap: 10 },
  },
  {
    weights: {
      ...{ 'wipe-database': 3, 'second-tab': 3, kill: 3, restart: 3, 'tear-journal': 3 },
      ...{ 'disk-full': 1, 'disk-free': 2, offline: 2, online: 2 },
    },
    swarm: { tablets: 2, gap: 10, jitter: 3, heat: { households: 1, units: 2 } },
  },
  // and cannot keep the journal, from its first day on or since a tab has lost its hold of it
  {
    weights: {
      ...{ 'wipe-database': 3, 'wipe-journal': 2, 'break-journal': 3, 'second-tab': 3, restart: 3 },
      ...{ 'disk-full': 2, 'disk-free': 3, 'tear-journal': 1, 'cut-power': 1 },
    },
    swarm: { tablets: 2, gap: 10, heat: { households: 1, units: 2 } },
  },
  // the centre of another day, and before it everybody writes on what others wrote
  {
    weights: { 'back-up': 2, restore: 2, sync: 8, refuse: 1 },
    swarm: { ...oneDoor, tablets: 3, steps: 24, wire: noWireFaults },
  },
  // all tablets come, some of them late
  {
    weights: {
      ...{ 'back-up': 3, restore: 3, offline: 2, online: 3 },
      ...{ decide: 2, 'desk-edit': 1, kill: 1, restart: 2 },
    },
    swarm: { ...oneDoor, tablets: 3, steps: 24 },
  },
  // and while much else goes wrong, so that answers are lost on both sides of it
  {
    weights: {
      ...{ 'back-up': 3, restore: 2, 'end-recovery': 1, move: 3, remove: 3 },
      ...{ create: 2, 'process-held': 2, 'dismiss-held': 3 },
    },
    swarm: { ...oneDoor, wire: { ...noWireFaults, lost: 0.2, cut: 0.4, slowness: 500 } },
  },
  // what is held in the backup is settled since
  {
    weights: {
      ...{ write: 8, confirm: 0, sync: 5, sicken: 1, 'process-held': 3, 'dismiss-held': 3 },
      ...{ offline: 2, online: 3, 'back-up': 3, restore: 1 },
    },
    swarm: {
      ...oneDoor,
      ...{ tablets: 2, steps: 40, wire: noWireFaults, server: { ...noServerFaults, mishaps: 0.7 } },
    },
  },
  // people differ on what somebody removes, and the one who removed it comes first
  {
    weights: { 'back-up': 2, restore: 1, offline: 3, online: 3, remove: 4, sync: 6 },
    swarm: { ...oneDoor, tablets: 3, steps: 30, wire: noWireFaults },
  },
  // nobody says that it is of another day
  {
    weights: {
      ...{ 'back-up': 3, 'restore-silently': 2, offline: 2, online: 2 },
      ...{ decide: 2, 'take-scope': 1, revoke: 1 },
    },
    swarm: { ...oneDoor, tablets: 2 },
  },
  // sometimes it is said, and sometimes it is not
  {
    weights: {
      ...{ 'back-up': 4, restore: 2, 'restore-silently': 2, sync: 6 },
      ...{ offline: 2, online: 3, decide: 1, 'end-recovery': 1 },
    },
    swarm: { ...oneDoor, tablets: 3, steps: 30, wire: noWireFaults },
  },
  // what happens in households, told on two tablets that do not hear of each other
  {
    weights: { 'tell-event': 12, 'undo-event': 3, write: 4, offline: 3, online: 3, 'check-numbers': 3 },
    swarm: { tablets: 2, heat: { households: 2, units: 6 }, gap: 10 },
  },
  // people who move, while answers are lost and desks are away
  {
    weights: { 'tell-event': 14, 'undo-event': 1, write: 2, 'check-numbers': 5, 'process-held': 2, sync: 6 },
    swarm: { communes: 2, shared: true, wire: { ...noWireFaults, lost: 0.1, cut: 0.2, slowness: 500 } },
  },
  // what was removed long ago is told to nobody any more, and who was away reads afresh
  {
    weights: {
      ...{ prune: 4, remove: 6, create: 2, 'add-resident': 2, decide: 2, sync: 4 },
      ...{ offline: 3, online: 3, 'wipe-database': 1, restart: 1 },
    },
    swarm: { communes: 1, tablets: 3, pageLimit: 1, gap: 60, heat: { households: 2, units: 2 } },
  },
  // what is removed, and who is still in it
  {
    weights: { remove: 6, 'add-resident': 4, move: 4, create: 3, 'process-held': 3, offline: 2, online: 2 },
    swarm: { heat: { households: 2, units: 1 } },
  },
]

/** Each of them makes a tablet another one for the rest of the history. */
const rare: ReadonlySet<StepKind> = new Set(['second-machine', 'update-app'])

/** A few kinds a seed, one of them sometimes more than all else. */
function chooseWeights(random: Random, theme: Theme | undefined): Swarm['weights'] {
  const weights: Partial<Record<StepKind, number>> = {}
  for (const kind of stepKinds) {
    const begun = endings[kind]
    const most = rare.has(kind) ? 0.1 : 0.3
    const own = random.happens(theme === undefined ? most : most / 3) ? random.pick([1, 2, 3, 8]) : 0
    const chance = begun === undefined || random.happens(0.2) ? own : (weights[begun] ?? own)
    weights[kind] = theme?.weights[kind] ?? work[kind] ?? chance
  }
  return weights as Swarm['weights']
}

export function chooseSwarm(random: Random): Swarm {
  const theme = random.happens(0.6) ? random.pick(themes) : undefined
  const weights = chooseWeights(random, theme)
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
      slowness: random.pick([5, 500, 8_000]),
    },
    server: {
      awayBefore: now(random, 0.2, 0.15),
      awayAfter: now(random, 0.2, 0.15),
      slowness: random.pick([0, 5, 500]),
      mishaps: now(random, 0.15, 0.5),
    },
    jitter: random.pick([0, 0, 1, 3]),
    pageLimit: random.pick([1, 2, 3, 8, 2_000]),
    hasLocks: random.happens(0.6),
    weights,
    gap: random.pick([2, 10, 60]),
    heat: { households: random.pick([1, 2, 9]), units: random.pick([1, 2, 9]) },
    isLaterCentre: random.happens(0.15),
    oldApps: weights['update-app'] > 0 ? random.pick([1, 2]) : 0,
    ...theme?.swarm,
  }
}
