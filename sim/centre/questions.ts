/** What is asked of supervisors, held against what they have answered, at each write. */
import { createHash } from 'node:crypto'
import type { CommuneWrite } from '#server/store/write-commune.ts'
import { vietnamDay } from '#server/sync/centre.ts'
import { checkHousehold } from '#shared/checks/check-household.ts'
import { isOverDatabase } from '#shared/checks/check-list.ts'
import type { Finding } from '#shared/checks/finding.ts'
import type { CommuneCode } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { type CentreTables, type CommuneTables, communeOf, rowKeyOf } from './memory-state.ts'

/** By id. */
export const openQuestions = (tables: CentreTables, code: CommuneCode): ReadonlySet<string> =>
  new Set(
    [...communeOf(tables, code).flags.values()].flatMap(({ id, state }) => (state === 'open' ? [id] : [])),
  )

/** A check that was raised by the write, and was dismissed before: the same finding on the same values. */
export function findAskedAgain(
  tables: CentreTables,
  { commune: code, flags, at }: CommuneWrite,
  before: ReadonlySet<string>,
): string | undefined {
  const commune = communeOf(tables, code)
  for (const { value } of flags) {
    const { id, kind, state, rule, recordId } = value
    if (kind !== 'check' || state !== 'open' || before.has(id) || isOverDatabase(rule ?? '')) continue
    const finding = findingsAround(commune, value, at).find(
      (one) => one.rule === rule && one.record === recordId,
    )
    if (finding !== undefined && isDismissed(commune, value, finding))
      return `${rule} of ${recordId.slice(-4)} was called right, and is asked about again`
  }
  return undefined
}

function findingsAround({ rows }: CommuneTables, { type, recordId }: Flag, at: string): readonly Finding[] {
  const row = rows.get(rowKeyOf(type, recordId))
  const home = type === 'household' ? recordId : row?.units.household
  const household = typeof home === 'string' ? rows.get(rowKeyOf('household', home)) : undefined
  if (household === undefined) return []
  const isPresent = ({ type: of, removedAt, units }: Row): boolean =>
    of === 'resident' && removedAt === null && (units.left ?? null) === null && units.household === home
  return checkHousehold(household, [...rows.values()].filter(isPresent), {
    today: vietnamDay(at),
    tree: undefined,
  })
}

function isDismissed(
  { flags, rows }: CommuneTables,
  { type, recordId, rule }: Flag,
  finding: Finding,
): boolean {
  const units = rows.get(rowKeyOf(type, recordId))?.units ?? {}
  const values = createHash('sha256')
    .update(JSON.stringify(finding.units.map((unit) => units[unit] ?? null)))
    .digest('hex')
  return [...flags.values()].some(({ state, rule: of, found: { of: seen, ...found }, ...flag }) => {
    const isSame = flag.recordId === recordId && of === rule && seen === values
    return state === 'dismissed' && isSame && isAlike(found, finding.found)
  })
}

const isAlike = (a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): boolean =>
  JSON.stringify(Object.entries(a).sort()) === JSON.stringify(Object.entries(b).sort())
