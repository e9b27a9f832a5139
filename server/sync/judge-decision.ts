/**
 * The judgement of a desk's group. It takes the road of every group, with one difference: where anything differs from
 * what was on the screen (a value, a later decision, a flag with its claims), nothing is written, and the person is
 * told at once. What it closes is marked as decided: only who has seen the decision can write over it.
 */
import { isOverDatabase } from '#shared/checks/check-list.ts'
import type { Finding } from '#shared/checks/finding.ts'
import { lackingOfBlood } from '#shared/records/blood-type.ts'
import { householdOf, type Row } from '#shared/records/record.ts'
import { sameUnit } from '#shared/records/unit.ts'
import { baseOf, type Change, type Group } from '#shared/sync/change.ts'
import { type Flag, wordsOf } from '#shared/sync/flag.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'
import { decidedNow } from '#shared/sync/replay.ts'
import { type Checking, digestOfUnits, findingsAround, settleChecks } from './check-flags.ts'
import { findSeenOverDatabase } from './check-numbers.ts'
import { settleUnit } from './claims.ts'
import { refusedChange, refusedWhole, stamped, type Writer } from './judge-group.ts'
import { findStampOfDesk } from './judge-sign-off.ts'
import { type Draft, questionOf, type Stage } from './stage.ts'

export type DecisionJudgement =
  | { readonly kind: 'applied' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'refused'; readonly problem: HeldProblem }

export interface Decision {
  readonly group: Group
  /** The revision of each flag that was on the screen. */
  readonly seen: Readonly<Record<string, number>>
}

interface Around {
  readonly writer: Writer
  readonly checking: Checking
  /** The flags that the group names, in whatever state they are. */
  readonly named: readonly Flag[]
}

const refused = (problem: HeldProblem): DecisionJudgement => ({ kind: 'refused', problem })
const changed: DecisionJudgement = { kind: 'changed' }

export function judgeDecision(
  stage: Stage,
  { group, seen }: Decision,
  { writer, checking, named }: Around,
): DecisionJudgement {
  const draft = stage.draft()
  const by = { ...writer, groupId: group.groupId }
  const closing: { readonly flag: Flag; readonly change: Change }[] = []
  for (const change of group.changes) {
    const flag = change.closes === undefined ? undefined : findAnswerable(stage, change.closes, named)
    const stopped = stoppedBy(draft, change, { flag, seen })
    if (stopped !== undefined) return stopped
    if (flag !== undefined) closing.push({ flag, change })
    applyDecided(draft, change, { flag, by })
  }
  const moved = group.changes.filter(
    (change) => change.type === 'resident' && 'household' in (change.wrote ?? {}),
  )
  const whole = refusedWhole(draft, group, moved)
  if (whole !== undefined) return refused(whole.problem)
  draft.keep()
  settleChecks(stage, checking)
  for (const { flag, change } of closing) {
    if (flag.kind === 'check') closeCheck(stage, flag, change, { writer, checking })
  }
  return { kind: 'applied' }
}

/** An open flag; or a conflict that was settled and is settled anew, as long as the same question is not open again. */
function findAnswerable(stage: Stage, id: string, named: readonly Flag[]): Flag | undefined {
  const open = [...stage.flags.values()].find((flag) => flag.id === id && flag.state === 'open')
  if (open !== undefined) return open
  const settled = named.find((flag) => flag.id === id && flag.kind === 'conflict' && flag.state === 'settled')
  return settled === undefined || stage.findFlag(questionOf(settled)) !== undefined ? undefined : settled
}

/** Why a change cannot be written, or has to be looked at anew. */
function stoppedBy(
  draft: Draft,
  change: Change,
  { flag, seen }: { readonly flag: Flag | undefined; readonly seen: Decision['seen'] },
): DecisionJudgement | undefined {
  if (change.kind === 'create' || change.reason === undefined) {
    return refused({ code: 'shape', record: change.id, field: change.kind === 'create' ? 'kind' : 'reason' })
  }
  if (change.closes !== undefined) {
    if (flag === undefined || flag.seq !== seen[flag.id]) return changed
    if (!mayClose(draft, flag, change)) return refused({ code: 'shape', record: change.id, field: 'closes' })
  }
  const stopped = refusedChange(draft, change)
  if (stopped !== undefined) {
    return stopped.problem.code === 'remove-refused' ? changed : refused(stopped.problem)
  }
  const row = draft.findRow(change.type, change.id)
  const stamp = findStampOfDesk(row, change, flag)
  if (stamp !== undefined) return refused(stamp)
  if (isBareBlood(row, change, flag))
    return refused({ code: 'shape', record: change.id, unit: 'bloodType', fault: 'empty' })
  return row !== undefined && isAsSeen(row, change) ? undefined : changed
}

/** A desk's own blood type without the laboratory's paper; what stands or is claimed so came from a tablet. */
function isBareBlood(row: Row | undefined, { wrote }: Change, flag: Flag | undefined): boolean {
  const value = wrote?.bloodType
  const known = [row?.units.bloodType, ...(flag?.claims ?? []).flatMap(wordsOf)]
  return lackingOfBlood(value).length > 0 && !known.some((one) => sameUnit(one, value))
}

/**
 * A conflict is closed by a value for its unit, or by removing the record. What mends a check may stand on another
 * record of the household: who is its head, for one.
 */
function mayClose(draft: Draft, flag: Flag, change: Change): boolean {
  if (flag.kind === 'check') {
    const row = draft.findRow(change.type, change.id)
    const household = row === undefined ? null : householdOf(row.type, row.id, row.units)
    return flag.recordId === change.id || (household !== null && flag.household === household)
  }
  if (flag.recordId !== change.id) return false
  return change.kind === 'remove' || Object.hasOwn(change.wrote ?? {}, flag.unit ?? '')
}

const isAsSeen = (row: Row, change: Change): boolean =>
  Object.keys(change.wrote ?? {}).every(
    (unit) =>
      sameUnit(row.units[unit], change.saw?.[unit]) && (row.decided[unit] ?? 0) <= baseOf(change, unit),
  )

type By = Writer & { readonly groupId: string }

function applyDecided(
  draft: Draft,
  change: Change,
  { flag, by }: { readonly flag: Flag | undefined; readonly by: By },
): void {
  const before = draft.findRow(change.type, change.id)
  if (before === undefined) return
  const row = rowAfter(before, change, by)
  if (row !== before) draft.putRow(row)
  for (const unit of Object.keys(change.wrote ?? {})) settleUnit(draft, row, unit, by)
  if (flag?.kind !== 'conflict') return
  draft.putFlag({
    ...flag,
    state: 'settled',
    found: howOf(flag, before, change),
    reason: change.reason ?? null,
    settledBy: by.username,
    closedAt: by.at,
  })
}

/** A decided unit gets its mark also where the value stays: the row is a new revision then. */
function rowAfter(before: Row, change: Change, by: By): Row {
  if (change.kind === 'remove')
    return before.removedAt === null ? { ...stamped(before, by), removedAt: by.at } : before
  const wrote = change.wrote ?? {}
  const units = Object.keys(wrote)
  if (units.length === 0) return before
  // until a recovery is ended nobody knows what the tablets still bring: every word of a desk is a decision
  const isDecision = change.closes !== undefined || by.life !== null
  const marks = isDecision ? units.map((unit) => [unit, decidedNow]) : []
  return {
    ...stamped(before, by),
    units: { ...before.units, ...wrote },
    decided: { ...before.decided, ...Object.fromEntries(marks) },
  }
}

/** How a conflict was settled, for those whose claims it ends. */
function howOf(flag: Flag, before: Row, change: Change): Flag['found'] {
  if (change.kind === 'remove') return { how: 'remove' }
  const unit = flag.unit ?? ''
  const wrote = change.wrote?.[unit]
  if (sameUnit(before.units[unit], wrote)) return { how: 'keep' }
  const taken = flag.claims.find((claim) => wordsOf(claim).some((word) => sameUnit(word, wrote)))
  return taken === undefined ? { how: 'write' } : { how: 'take', claim: taken.by }
}

/**
 * Without a correction the flag is dismissed, bound to the values that it was raised on. With one it is settled as soon
 * as its check passes; what is looked for over the whole database is so after the commit, and closes the
 * flag then.
 */
function closeCheck(
  stage: Stage,
  flag: Flag,
  change: Change,
  { writer, checking }: { readonly writer: Writer; readonly checking: Checking },
): void {
  const word = { reason: change.reason ?? null, settledBy: writer.username }
  const now = stage.findFlag(questionOf(flag)) ?? flag
  const isCorrected = change.kind === 'remove' || Object.keys(change.wrote ?? {}).length > 0
  if (!isCorrected) {
    const found = { ...flag.found, of: lookedAt(stage, flag, checking) }
    stage.putFlag({ ...now, ...word, found, state: 'dismissed', closedAt: writer.at })
  } else if (now.state === 'cleared') stage.putFlag({ ...now, ...word, state: 'settled' })
  else if (isOverDatabase(now.rule ?? '')) stage.putFlag({ ...now, ...word })
}

function lookedAt(stage: Stage, flag: Flag, checking: Checking): string {
  const row = stage.findRow(flag.type, flag.recordId)
  if (row === undefined) return digestOfUnits([], { units: {} })
  const overDatabase = findSeenOverDatabase(flag.rule)
  if (overDatabase !== undefined) return digestOfUnits(overDatabase, row)
  const isMeant = (finding: Finding) => finding.rule === flag.rule && finding.record === flag.recordId
  return digestOfUnits(findingsAround(stage, row, checking).find(isMeant)?.units ?? [], row)
}
