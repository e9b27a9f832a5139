/** What the changes of an event come to, as the form says it before they are saved: a code a sentence, and its values. */
import { headRelation } from '../codes/relations.ts'
import type { RecordId } from '../ids.ts'
import type { UnitValue } from '../records/unit.ts'
import type { EventInput } from './answers.ts'
import type { EventChange, Standing } from './standing.ts'

export const effectCodes = [
  'new-household',
  'closed',
  'joins',
  'moves',
  'leaves',
  'head',
  'relation',
  'married',
  'unmarried',
  'spouse',
  'parent',
  'number-kept',
  'number-missing',
  'absent',
  'temporary',
  'registered',
  'unit',
] as const
export type EffectCode = (typeof effectCodes)[number]

export interface Effect {
  readonly code: EffectCode
  readonly id: RecordId
  /** Of the resident, as written; `null` of a household. */
  readonly name: string | null
  readonly unit: string
  readonly from: UnitValue
  readonly to: UnitValue
}

export function effectsOf(input: EventInput, changes: readonly EventChange[]): readonly Effect[] {
  const { household, into } = input
  const known = new Map<string, Standing>(
    [household, ...household.residents, ...(into?.residents ?? [])].map((each) => [each.id, each]),
  )
  const ofHouseholds = changes.filter(({ type }) => type === 'household')
  const ofResidents = changes.filter(({ type }) => type === 'resident')
  return [...ofHouseholds, ...ofResidents].flatMap((change) => effectsOfChange(change, known.get(change.id)))
}

/** Said by the sentence of why somebody leaves. */
const silent = new Set(['life'])
/** What somebody new takes from the household, the head or a parent, though nobody was asked for it. */
const taken = ['permanentAddress', 'ethnicGroup', 'nationality'] as const

function effectsOfChange(change: EventChange, before: Standing | undefined): Effect[] {
  const { id, type, kind, wrote } = change
  const named = wrote.name ?? before?.units.name ?? null
  const name = typeof named === 'string' ? named : null
  const effect = (code: EffectCode, unit: string): Effect => ({
    code,
    id,
    name: type === 'household' ? null : name,
    unit,
    from: before?.units[unit] ?? null,
    to: wrote[unit] ?? null,
  })
  if (type === 'household') {
    if (kind === 'create') return [effect('new-household', 'splitFrom')]
    return wrote.closed === undefined ? [] : [effect('closed', 'closed')]
  }
  if (kind === 'create') {
    const units = taken.filter((unit) => (wrote[unit] ?? null) !== null)
    return [effect('joins', 'relation'), ...units.map((unit) => effect(codeOf(unit, wrote) ?? 'unit', unit))]
  }
  return Object.keys(wrote).flatMap((unit) => {
    const code = codeOf(unit, wrote)
    return code === undefined || silent.has(unit) ? [] : [effect(code, roleOf(unit))]
  })
}

const codes: Readonly<Record<string, EffectCode>> = {
  household: 'moves',
  left: 'leaves',
  absence: 'absent',
  temporaryAddress: 'temporary',
  permanentAddress: 'registered',
  formerNumbers: 'number-kept',
}

function codeOf(unit: string, wrote: EventChange['wrote']): EffectCode | undefined {
  const value = wrote[unit] ?? null
  switch (unit) {
    case 'relation':
      return value === headRelation ? 'head' : 'relation'
    case 'marital':
      return value === '2' ? 'married' : 'unmarried'
    case 'idNumber':
      return value === null ? 'number-missing' : 'unit'
    case 'spouse':
    case 'father':
    case 'mother':
      return linkCode(unit, wrote)
    case 'spouseName':
    case 'fatherName':
    case 'motherName':
      // said with the link, where both change
      return Object.hasOwn(wrote, roleOf(unit)) ? undefined : linkCode(roleOf(unit), wrote)
    default:
      return codes[unit] ?? 'unit'
  }
}

/** That a link has ended is said by what the marital status comes to. */
function linkCode(role: string, wrote: EventChange['wrote']): EffectCode | undefined {
  const ended = (wrote[role] ?? null) === null && (wrote[`${role}Name`] ?? null) === null
  if (role === 'spouse') return ended ? undefined : 'spouse'
  return 'parent'
}

/** A relative's name belongs to the link. */
const roleOf = (unit: string): string => unit.replace(/^(spouse|father|mother)Name$/, '$1')
