/** Promises of the tablet: what is on its disk and its screen, held against what the centre has. */

import type { CommuneCode } from '#shared/ids.ts'
import type { Group } from '#shared/sync/change.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { isRevoked, scopeOf } from '../administration.ts'
import { communeOf } from '../centre/memory-state.ts'
import { findTwin } from '../ledger.ts'
import { sha256 } from '../oracle/read-log.ts'
import { isSame } from '../oracle/values.ts'
import type { DiskContent } from '../tablet/read-disk.ts'
import type { SimTablet } from '../tablet/sim-tablet.ts'
import type { World } from '../world.ts'
import { ofEach } from './of-each.ts'
import type { Invariant } from './sight.ts'

/** A tablet that has not heard, or not seen to the end, that the centre was restored. */
function isOfAnotherLife({ tables }: World, { marks, replaying }: DiskContent, code: CommuneCode): boolean {
  const mark = marks.get(code)
  const isKnown =
    mark === undefined || communeOf(tables, code).batches.some(({ seq, chain }) => `${seq} ${chain}` === mark)
  return replaying.has(code) || !isKnown
}

/** All that can be told hears of a restore, and has sent again what it had. */
export const everyTabletHearsOfARestore = ofEach(({ world, disk }, tablet) => {
  if (isRevoked(world, tablet.device)) return undefined
  const code = world.communes.find((commune) => isOfAnotherLife(world, disk(tablet), commune))
  return code === undefined ? undefined : `what it knows of ${code} is of another life of the centre`
})

/** Of every row up to the cursor the tablet has that revision, or a later one. */
export const cursorsNeverSkip = ofEach(({ world, disk }, tablet) => {
  const { rows, cursors } = disk(tablet)
  for (const code of world.communes) {
    if (isOfAnotherLife(world, disk(tablet), code)) continue
    const cursor = cursors.get(code) ?? 0
    for (const row of communeOf(world.tables, code).rows.values()) {
      if (row.seq > cursor) continue
      const own = rows.get(row.id)
      if (own === undefined || own.seq < row.seq)
        return `the cursor of ${code} is ${cursor}, and ${row.id.slice(-4)} stands at ${own?.seq}, not at ${row.seq}`
    }
  }
  return undefined
})

/** A group that lies no more over the rows is in them: the screen never falls back to what was before. */
export const answeredGroupsAreInTheirRows = ofEach(({ disk }, tablet) => {
  const { rows, groups } = disk(tablet)
  for (const { id, state, seqs } of groups) {
    if (state !== 'kept') continue
    for (const [record, seq] of Object.entries(seqs)) {
      const row = rows.get(record)
      if (row !== undefined && row.seq < seq)
        return `${id.slice(-4)} is done at ${seq}, and ${record.slice(-4)} stands at ${row.seq}`
    }
  }
  return undefined
})

/** A conflict is looked for before sending; what the centre has taken without one is no question any more. */
export const onlyTheUnsentIsAskedAbout = ofEach(({ world, disk }, tablet) => {
  // it does not know what it has sent in another storage
  if (world.ledger.putBack.has(tablet.device) || findTwin(world.ledger, tablet.device)) return undefined
  const live = disk(tablet).groups.filter(({ state }) => state !== 'kept' && state !== 'dropped')
  const ids = new Set(live.flatMap(({ group }) => group.changes.map((change) => change.id)))
  const views = tablet.tabs.flatMap(({ open }) =>
    [...ids].flatMap((id) => open?.book.get().findRecord(id) ?? []),
  )
  for (const { id, conflicts, commune } of views)
    for (const { kind, unit } of conflicts) {
      if (kind !== 'unsent') continue
      const own = live.findLast(({ group }) => findUnit(group, id, unit) !== undefined)
      const [taken] = [...communeOf(world.tables, commune).groups.values()].filter(
        (group) => group.id === own?.id,
      )
      const index = own?.group.changes.findIndex((change) => change.id === id)
      const isDisputed = taken?.conflicts?.some(([at, of]) => at === index && of === unit) ?? false
      if (taken?.outcome === 'applied' && !isDisputed)
        return `asked about ${unit} of ${id.slice(-4)}, which was taken`
    }
  return undefined
})

const findUnit = ({ changes }: Group, id: string, unit: string) =>
  changes.find((change) => change.id === id && Object.hasOwn(change.wrote ?? {}, unit))

export const outboxesAreEmpty = ofEach(({ disk }, tablet) => {
  const left = disk(tablet).groups.find(({ state }) => ['open', 'sent', 'parked'].includes(state))
  return left === undefined ? undefined : `${left.id.slice(-4)} still waits (${left.state})`
})

export const tabletsEqualTheCentre = ofEach(({ world, disk }, tablet) => {
  const { rows, communes } = disk(tablet)
  const scope = isRevoked(world, tablet.device) ? [] : scopeOf(world, tablet.device)
  const strange = [...communes].find((code) => !scope.some((own) => own === code))
  if (strange !== undefined) return `rows of ${strange} are still there`
  for (const code of scope) {
    const there = [...communeOf(world.tables, code).rows.values()]
    for (const row of there) {
      const own = rows.get(row.id)
      if (own?.seq !== row.seq)
        return `${row.id.slice(-4)} stands at ${own?.seq}, at the centre at ${row.seq}`
      const wrong = wrongOnScreen(tablet, row) ?? wrongFlags(tablet, row, openFlagsOf(world, row))
      if (wrong !== undefined) return wrong
    }
    const ghost = [...rows].find(
      ([id, { commune, isRemoved }]) => commune === code && !isRemoved && !there.some((row) => row.id === id),
    )
    if (ghost !== undefined) return `${ghost[0].slice(-4)} is not at the centre`
  }
  return undefined
})

type Row = ReturnType<typeof communeOf>['rows'] extends Map<string, infer R> ? R : never

/** What is held or dismissed lies over the row until a person has acted. */
function wrongOnScreen({ tabs }: SimTablet, row: Row): string | undefined {
  for (const { open } of tabs) {
    const view = open?.book.get().findRecord(row.id)
    if (open === undefined || (view?.held.length ?? 0) > 0) continue
    const isShown = view !== undefined
    if (isShown === (row.removedAt !== null))
      return `${row.id.slice(-4)} is ${isShown ? 'shown' : 'not shown'}`
    for (const [unit, value] of Object.entries(view?.units ?? {}))
      if (!isSame(value, row.units[unit]))
        return `${unit} of ${row.id.slice(-4)} shows ${JSON.stringify(value)}, the centre has ${JSON.stringify(row.units[unit])}`
  }
  return undefined
}

const openFlagsOf = ({ tables }: World, { commune, id }: Row): Flag[] =>
  [...communeOf(tables, commune).flags.values()].filter(
    ({ recordId: of, state }) => of === id && state === 'open',
  )

const wordsOf = (flags: readonly Flag[]): string =>
  flags
    .map(({ id, seq, claims }) => `${id} ${seq} ${claims.length}`)
    .sort()
    .join()

function wrongFlags({ tabs }: SimTablet, { id }: Row, there: readonly Flag[]): string | undefined {
  for (const { open } of tabs) {
    const view = open?.book.get().findRecord(id)
    if (view === undefined) continue
    if (wordsOf(view.flags) !== wordsOf(there))
      return `${id.slice(-4)} asks ${wordsOf(view.flags)}, the centre ${wordsOf(there)}`
    const own = new Set(view.held.map(({ kind }) => kind))
    const asked = new Set(view.conflicts.map(({ unit }) => unit))
    const silent = there.find(({ kind, unit }) => kind === 'conflict' && !asked.has(unit ?? ''))
    if (silent !== undefined && own.size === 0)
      return `nobody sees that ${silent.unit} of ${id.slice(-4)} is in conflict`
  }
  return undefined
}

/** What the centre holds of a tablet's is seen by its officer as held. */
export const heldIsVisible = ofEach(({ world, disk }, tablet) => {
  const { device } = tablet
  if (isRevoked(world, device)) return undefined
  const groups = new Map(disk(tablet).groups.map((group) => [group.id, group]))
  const isForked = findTwin(world.ledger, device) !== undefined || world.ledger.putBack.has(device)
  for (const code of world.communes)
    for (const [key, { id, state }] of communeOf(world.tables, code).held) {
      const stored = communeOf(world.tables, code).groups.get(key)
      if (stored?.device !== device) continue
      const own = groups.get(id)
      // the other machine, or this one before it was put back, has filled it differently, or sent what was taken back here
      const isOfOther = isForked && (own?.state === 'dropped' || sha256(own?.line ?? '') !== stored.hash)
      if (own === undefined || isOfOther) continue
      const seen =
        state === 'held'
          ? ['held']
          : state === 'applied'
            ? ['kept', 'applied']
            : world.ledger.acknowledged.has(id)
              ? ['dismissed', 'kept']
              : ['dismissed']
      if (!seen.includes(own.state))
        return `${id.slice(-4)} is ${state} at the centre and ${own.state} on the tablet`
    }
  return undefined
})

/** Whatever was answered stays on the tablet: a centre that was restored may ask for it again. */
export const answeredGroupsAreKept: Invariant = ({ world, logs, disk }) => {
  for (const tablet of world.tablets) {
    if (world.ledger.putBack.has(tablet.device)) continue
    const machines = world.tablets.filter(({ device }) => device === tablet.device)
    const own = new Set(machines.flatMap((each) => disk(each).groups.map(({ id }) => id)))
    for (const { arrived } of logs.values())
      for (const { by, stored } of arrived)
        if (by.device === tablet.device && !own.has(stored.id))
          return `${tablet.name}: ${stored.id.slice(-4)} was answered and is gone`
  }
  return undefined
}

/** A later centre's units, which this app does not know, stand on the disk as they came. */
export const unknownUnitsAreKept = ofEach(({ world, disk }, tablet) => {
  if (!world.swarm.isLaterCentre) return undefined
  for (const [id, { cells, seq }] of disk(tablet).rows)
    if (cells.get('later_unit') !== `later ${seq}`) return `${id.slice(-4)} has lost a unit of a later centre`
  return undefined
})
