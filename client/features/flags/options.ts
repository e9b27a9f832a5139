/**
 * The ways in which a flag can be settled, each with its key: 1 keeps what stands, 2 and on take a claim, the next one
 * writes another value; of a failed check 3 and on correct a record, 0 says that it is right so. Pure.
 */
import type { FlagView } from '#shared/api/flags.ts'
import { findCheck } from '#shared/checks/check-list.ts'
import { type CommuneCode, type RecordId, recordId } from '#shared/ids.ts'
import { type Row, unitsOf } from '#shared/records/record.ts'
import { sameUnit, type UnitValue, type UnitValues } from '#shared/records/unit.ts'
import { type Flag, wordsOf } from '#shared/sync/flag.ts'
import type { Writing } from './conflict-story.ts'

/** A record that can be mended, with the units to look at; `flag` is what its correction closes. */
export interface Place {
  readonly commune: CommuneCode
  readonly flag: Flag | undefined
  readonly records: readonly [Row, ...Row[]]
  readonly units: readonly string[]
}

export type Option = { readonly key: string } & (
  | { readonly kind: 'keep'; readonly value: UnitValue }
  | { readonly kind: 'take'; readonly value: UnitValue; readonly by: readonly string[] }
  | { readonly kind: 'write' }
  | { readonly kind: 'correct'; readonly place: Place; readonly neighbour: RecordId | null }
  | { readonly kind: 'dismiss' }
)

/** Nobody claimed it before: the supervisor writes it. */
export const writesValue = ({ kind }: Option): boolean => kind === 'write' || kind === 'correct'

/** The units in question. */
export const unitsInQuestion = (flag: Pick<Flag, 'unit' | 'rule'>): readonly string[] =>
  flag.unit === null ? (findCheck(flag.rule ?? '')?.units ?? []) : [flag.unit]

/** Those to be marked on the record: where something is missing, not what is there. */
export function unitsMarked(flag: Pick<Flag, 'unit' | 'rule'>, units: UnitValues): readonly string[] {
  const asked = unitsInQuestion(flag)
  if (flag.unit !== null || findCheck(flag.rule ?? '')?.ofAbsence !== true) return asked
  const missing = asked.filter((unit) => (units[unit] ?? null) === null)
  return missing.length > 0 ? missing : asked
}

/** Nobody can type which household a person lives in: one of the claims is right, or the officer moves them. */
const untyped = new Set(['household'])

/** `standing`: what stood before the decision on a closed conflict; it may be taken again. */
export function listOptions(view: FlagView, standing?: Writing): readonly Option[] {
  const { flag, record } = view
  if (record === null || record.removedAt !== null) return []
  return flag.kind === 'conflict' ? conflictOptions(view, record, standing) : checkOptions(view, record)
}

function conflictOptions({ flag }: FlagView, record: Row, standing: Writing | undefined): Option[] {
  const unit = flag.unit ?? ''
  const now = record.units[unit] ?? null
  const taken: { value: UnitValue; by: string[] }[] = []
  const claims = flag.claims.flatMap((claim) => wordsOf(claim).map((value) => ({ by: claim.by, value })))
  const before = flag.state === 'open' || standing === undefined ? [] : [standing]
  for (const { by, value: wrote } of [...before, ...claims]) {
    if (sameUnit(wrote, now)) continue
    const same = taken.find(({ value }) => sameUnit(value, wrote))
    if (same === undefined) taken.push({ value: wrote, by: [by] })
    else if (!same.by.includes(by)) same.by.push(by)
  }
  const takes = taken.map(({ value, by }, at): Option => ({ key: String(at + 2), kind: 'take', value, by }))
  return [
    ...(flag.state === 'open' ? [{ key: '1', kind: 'keep', value: now } as const] : []),
    ...takes,
    ...(untyped.has(unit) ? [] : [{ key: String(taken.length + 2), kind: 'write' } as const]),
  ]
}

const typedParts = new Set(['birthPlace', 'hometown', 'permanentAddress', 'currentAddress', 'left'])

/** Links, signatures and cards are the officer's, who sees the papers. */
const mayBeTyped = (unit: string): boolean =>
  unitsOf('resident')[unit]?.kind === 'text' ? !untyped.has(unit) : typedParts.has(unit)

const isPresent = ({ units, removedAt }: Row): boolean => removedAt === null && (units.left ?? null) === null

function checkOptions(view: FlagView, record: Row): Option[] {
  const { flag } = view
  const units = unitsInQuestion(flag).filter(mayBeTyped)
  const own = findCheck(flag.rule ?? '')?.ofAnyResident
    ? view.view.residents
        .filter(isPresent)
        .sort((a, b) => Number(b.id === record.id) - Number(a.id === record.id))
    : [record]
  const [first, ...others] = own
  const dismissal: Option[] = flag.state === 'open' ? [{ key: '0', kind: 'dismiss' }] : []
  if (first === undefined || units.length === 0) return dismissal
  const place: Place = { commune: flag.commune, flag, records: [first, ...others], units }
  const neighbours = view.neighbours.filter((neighbour) => neighbour.record.removedAt === null)
  return [
    { key: '3', kind: 'correct', place, neighbour: null },
    ...neighbours.map(
      ({ record: other, view: household }, at): Option => ({
        key: String(at + 4),
        kind: 'correct',
        neighbour: recordId(other.id),
        place: {
          commune: other.commune,
          flag: household.flags.find(
            (each) => each.recordId === other.id && each.rule === flag.rule && each.state === 'open',
          ),
          records: [other],
          units,
        },
      }),
    ),
    ...dismissal,
  ]
}
