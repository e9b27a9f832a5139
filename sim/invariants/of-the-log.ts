/** Promises of the centre: what stands in its tables follows from its log, by a second opinion on the rules. */
import { findNeedless, sayNeedless } from '../centre/left-behind.ts'
import { communeOf } from '../centre/memory-state.ts'
import { findTwin, isOfOneTablet, type Ledger, unitKey } from '../ledger.ts'
import type { Author, ModelClaim, ModelRow, Story, UnitConflict } from '../oracle/model.ts'
import type { ReadLog } from '../oracle/read-log.ts'
import { isDisputed } from '../oracle/replayed.ts'
import { isSame } from '../oracle/values.ts'
import type { Invariant } from './sight.ts'

export const chainsVerify: Invariant = ({ logs }) => [...logs.values()].flatMap(({ broken }) => broken)[0]

const isOvertaking = (fault: string): boolean => fault.includes('overtook')

export const groupsAreAtomic: Invariant = ({ logs }) =>
  [...logs.values()].flatMap(({ story }) => story.faults).find((fault) => !isOvertaking(fault))

export const heldIsNotOvertaken: Invariant = ({ logs }) =>
  [...logs.values()].flatMap(({ story }) => story.faults).find(isOvertaking)

export const logReplaysToTables: Invariant = ({ world, logs }) => {
  for (const [code, { story }] of logs) {
    const { rows } = communeOf(world.tables, code)
    for (const key of new Set([...rows.keys(), ...story.rows.keys()])) {
      const [row, model] = [rows.get(key), story.rows.get(key)]
      if (row === undefined || model === undefined)
        return `${key} is ${row === undefined ? 'in the log only' : 'in the tables only'}`
      const different = differenceOf(row, model)
      if (different !== undefined) return `${key}: ${different}`
    }
  }
  return undefined
}

type Row = ReturnType<typeof communeOf>['rows'] extends Map<string, infer R> ? R : never

function differenceOf(row: Row, model: ModelRow): string | undefined {
  for (const [unit, value] of model.units)
    if (!isSame(value, row.units[unit]))
      return `${unit} is ${JSON.stringify(row.units[unit])}, and the log says ${JSON.stringify(value)}`
  if ((row.removedAt !== null) !== model.removed) return `removed: ${row.removedAt}`
  const decided = JSON.stringify(Object.entries(row.decided).sort())
  const told = JSON.stringify([...model.decided].sort())
  if (decided !== told) return `decided ${decided}, and the log says ${told}`
  return row.seq === model.seq ? undefined : `its number is ${row.seq}, and the log says ${model.seq}`
}

const wordOf = ({ by, saw, wrote }: ModelClaim): string => JSON.stringify([by, saw, wrote])

/** One open flag for each conflict that stands, with the last word of each person. */
export const conflictsAreClaims: Invariant = ({ world, logs }) => {
  for (const [code, { story }] of logs) {
    const open = [...communeOf(world.tables, code).flags.values()].filter(
      ({ kind, state }) => kind === 'conflict' && state === 'open',
    )
    const keys = open.map(({ recordId, unit }) => unitKey(recordId, unit ?? ''))
    if (new Set(keys).size !== keys.length) return 'two open conflicts on one unit'
    const missing = [...story.claims.keys()].find((key) => !keys.includes(key))
    if (missing !== undefined) return `nobody is asked about ${missing}`
    for (const { recordId, unit, claims } of open) {
      const model = story.claims.get(unitKey(recordId, unit ?? '')) ?? []
      const said = claims.map(wordOf).sort().join()
      const meant = model.map(wordOf).sort().join()
      if (said !== meant)
        return `claims on ${unit} of ${recordId.slice(-4)}: ${said}, and the log says ${meant}`
    }
  }
  return undefined
}

/** Of one device, what was saved first about a record or its household comes first. */
export const groupsComeInTheirOrder: Invariant = ({ world, logs, disk }) => {
  for (const tablet of world.tablets) {
    const { device, name } = tablet
    if (world.ledger.putBack.has(device)) continue
    const sent = disk(tablet).groups.filter(({ state }) => state !== 'dropped')
    const orders = new Map(sent.map(({ line, order }) => [line, order]))
    for (const { arrived } of logs.values()) {
      const last = new Map<string, number>()
      for (const { by, stored, group, line } of arrived) {
        const order = orders.get(line.text)
        if (by.device !== device || order === undefined || group === undefined) continue
        // another machine may have been quicker
        if ([...(world.ledger.sent.get(stored.id)?.lines.keys() ?? [])].some((sender) => sender !== name))
          continue
        for (const id of new Set<string>([group.household, ...group.changes.map((change) => change.id)])) {
          if ((last.get(id) ?? 0) > order)
            return `${name}: ${stored.id.slice(-4)} came after a later group on ${id.slice(-4)}`
          last.set(id, Math.max(last.get(id) ?? 0, order))
        }
      }
    }
  }
  return undefined
}

/** A tablet knows what it wrote: its own earlier word is never what a later one meets. What was in conflict before is so again, whoever has come by then. */
export const nobodyConflictsWithThemselves: Invariant = ({ world, logs }) => {
  for (const { story, arrived } of logs.values())
    for (const conflict of story.conflicts) {
      const { id, unit, wrote, by, met, replay } = conflict
      if (met?.device !== by.device || by.isDesk || world.ledger.putBack.has(by.device)) continue
      const isTwinned = findTwin(world.ledger, by.device) !== undefined
      if (isTwinned && !isOfOneTablet(world.ledger, [by.group, met.group])) continue
      if (replay !== undefined && isDisputed({ id, unit, replay })) continue
      if (sawWhatWasLost(story, conflict) || followsTheDismissed({ story, arrived }, conflict)) continue
      if (replay !== undefined && isAffirmedByOthers(story, conflict)) continue
      if (wasNeverSaid(world.ledger, met)) continue
      return `${JSON.stringify(wrote)} on ${unit} of ${id.slice(-4)} met what the same tablet had written`
    }
  return undefined
}

/** What its writer saw came behind their own earlier word, was somebody else's, and went with the life that was lost. */
function sawWhatWasLost(
  { writes, conflicts }: Story,
  { id, unit, saw, by, now, replay }: UnitConflict,
): boolean {
  if (replay === undefined || isSame(saw, now)) return false
  const isOwn = (word: UnitConflict) => word.id === id && word.unit === unit && word.by.device === by.device
  return ![...writes, ...conflicts].some((word) => isOwn(word) && isSame(word.wrote, saw))
}

/** Between the two stood a third word of theirs, which a person took away, or what they had built upon that. */
function followsTheDismissed(log: Pick<ReadLog, 'story' | 'arrived'>, conflict: UnitConflict): boolean {
  const { id, unit, saw, by } = conflict
  const isDismissed = log.arrived.some(
    ({ stored, group, by: writer }) =>
      stored.outcome === 'dismissed' &&
      writer.device === by.device &&
      group?.changes.some((change) => change.id === id && isSame(change.wrote?.[unit], saw)) === true,
  )
  const { conflicts } = log.story
  const below = conflicts
    .slice(0, conflicts.indexOf(conflict))
    .findLast((one) => one.id === id && one.unit === unit && one.by.device === by.device)
  return isDismissed || (below !== undefined && isSame(below.wrote, saw) && followsTheDismissed(log, below))
}

/**
 * Whoever writes to the journal and dies before the save is committed, while another tab has just compared the two, leaves
 * a save that nobody was told of. It comes back when the database is wiped, and is a question where somebody wrote since.
 */
function wasNeverSaid({ wiped, attempts }: Ledger, met: Author): boolean {
  const isSaid = attempts.some(
    ({ outcome, carriers }) =>
      outcome === 'saved' && [...(carriers?.values() ?? [])].some((group) => group === met.group),
  )
  return wiped.has(met.device) && !isSaid
}

/** Since a restore somebody else has said the same again, and what stands there is their word, too. */
function isAffirmedByOthers({ words }: Story, { id, unit, by, met }: UnitConflict): boolean {
  const ofUnit = words.filter((word) => word.id === id && word.unit === unit)
  const at = (group: string | undefined) => ofUnit.findIndex((word) => word.group === group)
  return ofUnit
    .slice(at(met?.group) + 1, at(by.group))
    .some((word) => word.fate === 'same' && word.replay !== undefined && word.by.device !== by.device)
}

/** What waits for a record that is there, or behind a group that is held no more, was left behind. */
export const whatIsThereIsNotWaitedFor: Invariant = ({ world }) => {
  const [left] = world.communes.flatMap((code) => findNeedless(world.tables, code))
  return left === undefined ? undefined : sayNeedless(left)
}

const unfit = new Set([
  'unreadable',
  'shape',
  'unknown-field',
  'unknown-type',
  'unknown-unit',
  'unknown-contract',
])

/** What an app that was ever released saves is read by every later centre. */
export const whatTabletsSaveIsReadable: Invariant = ({ world }) => {
  for (const code of world.communes)
    for (const { id, problem } of communeOf(world.tables, code).held.values())
      if (unfit.has(problem.code)) return `${id.slice(-4)} is held as ${problem.code}`
  return undefined
}
