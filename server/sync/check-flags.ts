/**
 * Failed checks become flags, and flags whose check passes again are cleared. Looks only at households around which
 * something was written, as they stand after the batch. Never refuses anything.
 */
import { createHash } from 'node:crypto'
import { checkHousehold } from '#shared/checks/check-household.ts'
import { type CheckCode, isOverDatabase, raisesFlag } from '#shared/checks/check-list.ts'
import type { Around, Finding } from '#shared/checks/finding.ts'
import { type CommuneCode, flagId, recordId } from '#shared/ids.ts'
import { householdOf, type Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { type Centre, newIdOf, vietnamDay } from './centre.ts'
import { isPresent, questionOf, type Stage } from './stage.ts'

export interface Checking {
  readonly checkHousehold: typeof checkHousehold
  readonly around: Around
  /** Whether the rule asks nobody in the commune for now; what was asked before stays asked. */
  readonly isSoftened: (rule: CheckCode, commune: CommuneCode) => boolean
  readonly at: string
  readonly newId: () => string
}

export function checkingAt(centre: Centre, at: string): Checking {
  const today = vietnamDay(at)
  return {
    checkHousehold: centre.checkHousehold ?? checkHousehold,
    around: { today, tree: centre.rules?.tree },
    isSoftened: (rule, commune) => centre.rules?.isSoftened(rule, { commune, today }) ?? false,
    at,
    newId: newIdOf(centre),
  }
}

/** `touched`: where it looks; around what was written unless something else is said. */
export function settleChecks(
  stage: Stage,
  checking: Checking,
  touched: Pick<Stage, 'touchedRecords' | 'touchedHouseholds'> = stage,
): void {
  if (touched.touchedRecords.size === 0) return
  const members = stage.residentsByHousehold()
  const findings = new Map<string, Finding>()
  const looked = new Set(touched.touchedRecords)
  for (const id of touched.touchedHouseholds) {
    const residents = members.get(id) ?? []
    looked.add(id)
    for (const resident of residents) looked.add(resident.id)
    for (const finding of findingsOf(stage, id, { residents, checking })) {
      const question = questionOf({
        kind: 'check',
        recordId: recordId(finding.record),
        unit: null,
        rule: finding.rule,
      })
      if (!findings.has(question)) findings.set(question, finding)
    }
  }
  clearPassed(stage, looked, findings, checking.at)
  for (const [question, finding] of findings) raise(stage, question, finding, checking)
}

function findingsOf(
  stage: Stage,
  id: string,
  { residents, checking }: { readonly residents: readonly Row[]; readonly checking: Checking },
): readonly Finding[] {
  const household = stage.findRow('household', id)
  if (household === undefined || household.removedAt !== null) return []
  return checking
    .checkHousehold(household, residents.filter(isPresent), checking.around)
    .filter(({ rule }) => raisesFlag(rule))
}

/** What the checks find now in the household that the record belongs to. */
export function findingsAround(stage: Stage, row: Row, checking: Checking): readonly Finding[] {
  const id = householdOf(row.type, row.id, row.units) ?? ''
  return findingsOf(stage, id, { residents: stage.residentsByHousehold().get(id) ?? [], checking })
}

function clearPassed(
  stage: Stage,
  looked: ReadonlySet<string>,
  findings: ReadonlyMap<string, Finding>,
  at: string,
): void {
  for (const [question, flag] of [...stage.flags]) {
    if (flag.kind !== 'check' || flag.state !== 'open' || isOverDatabase(flag.rule ?? '')) continue
    if (looked.has(flag.recordId) && !findings.has(question))
      stage.putFlag({ ...flag, state: 'cleared', closedAt: at })
  }
}

function raise(stage: Stage, question: string, finding: Finding, checking: Checking): void {
  const row = stage.findRow(finding.type, finding.record)
  if (row === undefined) return
  const known = stage.findFlag(question)
  const household = householdOf(row.type, row.id, row.units)
  if (known?.state === 'open') {
    const unchanged = known.household === household && sameFound(known.found, finding.found)
    if (!unchanged) stage.putFlag({ ...known, household, found: { ...finding.found } })
    return
  }
  if (known === undefined && checking.isSoftened(finding.rule, row.commune)) return
  if (known === undefined && isAnswered(stage, question, finding, row)) return
  // one that this batch had cleared is open again: the database never saw it closed
  const flag = known ?? newFlag(row, finding, checking)
  stage.putFlag({ ...flag, household, found: { ...finding.found }, state: 'open', closedAt: null })
}

/** What a check looked at, without saying it: a dismissed flag is bound to these values. */
export const digestOfUnits = (units: readonly string[], row: Pick<Row, 'units'>): string =>
  createHash('sha256')
    .update(JSON.stringify(units.map((unit) => row.units[unit] ?? null)))
    .digest('hex')

/** A supervisor has dismissed the very same finding on the very same values. */
function isAnswered(stage: Stage, question: string, finding: Finding, row: Row): boolean {
  return (stage.dismissed.get(question) ?? []).some(({ found: { of, ...found } }) => {
    return of === digestOfUnits(finding.units, row) && sameFound(found, finding.found)
  })
}

const sameFound = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, value]) => b[name] === value)

const newFlag = (row: Row, finding: Finding, checking: Checking): Flag => ({
  id: flagId(checking.newId()),
  commune: row.commune,
  seq: 0,
  kind: 'check',
  type: row.type,
  recordId: row.id,
  household: null,
  unit: null,
  rule: finding.rule,
  claims: [],
  found: { ...finding.found },
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: checking.at,
  closedAt: null,
})
