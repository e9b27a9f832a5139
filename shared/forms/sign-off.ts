/**
 * The sign-off of form DC01 in its three steps: who declares signs, the officer confirms, the chief of the commune's
 * police approves. Each step keeps a digest of what stood there, so that a later change names itself: what was signed is
 * never another text than what is shown as signed. Pure.
 */
import { factsOf, linkedTo, type Neighbour, type Relative, type RelativeFacts } from '../records/relatives.ts'
import { residentUnits } from '../records/resident.ts'
import type { Parts, UnitValue, UnitValues } from '../records/unit.ts'
import { type FormItem, signedItems } from './form-items.ts'

/** All that a form says: of the resident, and of the household and the people in it. */
export interface Form {
  readonly units: UnitValues
  readonly household: {
    readonly commune: string
    readonly units: UnitValues
    readonly head: Pick<Neighbour, 'units'> | undefined
    readonly residents: readonly Neighbour[]
  }
}

export const steps = ['declared', 'confirmed', 'approved'] as const
export type Step = (typeof steps)[number]

export interface SignOff {
  /** The last step that was taken on what was declared. */
  readonly state: 'unsigned' | Step
  /** Items that were signed and are not what they were: they have to be signed again. */
  readonly changed: readonly FormItem[]
  /** `null` when nothing is left to sign. */
  readonly next: Step | null
}

const partsOf = (value: UnitValue | undefined): Parts | null =>
  typeof value === 'object' && value !== null ? value : null

/** One text for one value: the order of parts, and whether an absent one is named, make no difference. */
function textOf(value: UnitValue | undefined): string {
  const parts = partsOf(value)
  if (parts === null) return JSON.stringify(value ?? null)
  const filled = Object.entries(parts).filter(([, text]) => text !== null)
  return JSON.stringify(filled.sort(([a], [b]) => (a < b ? -1 : 1)))
}

const entriesOf = (contents: string | null | undefined): readonly (readonly [string, string])[] =>
  (contents ?? '').split(' ').flatMap((entry) => {
    const at = entry.lastIndexOf(':')
    return at < 1 ? [] : [[entry.slice(0, at), entry.slice(at + 1)] as const]
  })

const factsName = (of: Relative | 'head'): string => `${of}Facts`
const known = new Set([
  'commune',
  ...signedItems.flatMap(({ resident, household }) => [...resident, ...household]),
  ...signedItems.flatMap(({ facts }) => (facts === null ? [] : [factsName(facts)])),
])

/** Whose facts an item shows: the head's, or those of a relative who is linked. */
function factsIn({ facts }: FormItem, { units, household }: Form): RelativeFacts | null {
  if (facts === null) return null
  if (facts === 'head') return factsOf(household.head?.units ?? {})
  const link = linkedTo(units, facts)
  return link === null ? null : factsOf(household.residents.find(({ id }) => id === link)?.units ?? {})
}

/**
 * What a signature covers of an item, each under its name in the digest. A unit stands under its own name, as tablets of
 * every version compare it; what a form says of somebody else has names of its own.
 */
function coveredBy(item: FormItem, form: Form): readonly (readonly [string, UnitValue])[] {
  const facts = factsIn(item, form)
  const { units, commune } = form.household
  const isPlace = item.part === 'place' && item.household.length === 0
  return [
    ...item.resident.map((unit) => [unit, form.units[unit] ?? null] as const),
    ...item.household.map((unit) => [unit, units[unit] ?? null] as const),
    ...(facts === null || item.facts === null ? [] : [[factsName(item.facts), { ...facts }] as const]),
    ...(isPlace ? [['commune', commune] as const] : []),
  ]
}

const longest = residentUnits.declared.cells.contents.max

/** On a day, by a name, with strokes under it, or before a witness. */
export function isDeclared(value: UnitValue | undefined): boolean {
  const { on, how, name, strokes } = partsOf(value) ?? {}
  return on != null && name != null && (how === 'witness' || strokes != null)
}

export interface Declaration {
  /** A day. */
  readonly on: string
  readonly how: 'signed' | 'witness'
  /** Of who signs: the citizen or who speaks for them; of one who cannot sign, the witness. */
  readonly name: string
  readonly strokes: string | null
}

export interface Stamp {
  readonly on: string
  /** Username. */
  readonly by: string
}

const digestLength = 16
const nextOf = { unsigned: 'declared', declared: 'confirmed', confirmed: 'approved', approved: null } as const

/** `sha256` of a text, in hex: the tablet and the tests each have a library's. */
export function signOffBy(sha256: (text: string) => string) {
  const unitDigest = (unit: string, value: UnitValue | undefined): string =>
    sha256(`${unit} ${textOf(value)}`).slice(0, digestLength)

  const entriesNow = (item: FormItem, form: Form) =>
    coveredBy(item, form).map(([name, value]) => [name, unitDigest(name, value)] as const)

  /**
   * `name:digest` of everything on the form, joined by one space. What an earlier signature says of names that only a
   * later version knows stays as it was.
   */
  const contentsOf = (form: Form): string => {
    const own = new Map(signedItems.flatMap((item) => entriesNow(item, form)))
    const later = entriesOf(partsOf(form.units.declared)?.contents).filter(([name]) => !known.has(name))
    return [...own, ...later].reduce((text, [name, digest]) => {
      const longer = `${text}${text === '' ? '' : ' '}${name}:${digest}`
      return longer.length > longest ? text : longer
    }, '')
  }

  /** Items that are not what was signed. Of what a signature does not cover, as an earlier version set it, nothing is said. */
  const changedItems = (form: Form): readonly FormItem[] => {
    const signed = new Map(entriesOf(partsOf(form.units.declared)?.contents))
    return signedItems.filter((item) =>
      entriesNow(item, form).some(([name, digest]) => (signed.get(name) ?? digest) !== digest),
    )
  }

  const confirmationOf = ({ declared }: UnitValues): string => sha256(`confirmed ${textOf(declared)}`)
  const approvalOf = ({ declared, confirmed }: UnitValues): string =>
    sha256(`approved ${textOf(declared)} ${textOf(confirmed)}`)

  const stateOf = (units: UnitValues): SignOff['state'] => {
    const declared = partsOf(units.declared)
    if (!isDeclared(declared) || declared?.contents == null) return 'unsigned'
    if (partsOf(units.confirmed)?.contents !== confirmationOf(units)) return 'declared'
    return partsOf(units.approved)?.contents === approvalOf(units) ? 'approved' : 'confirmed'
  }

  return {
    unitDigest,
    contentsOf,
    changedItems,
    signOffOf: (form: Form): SignOff => {
      const state = stateOf(form.units)
      const changed = state === 'unsigned' ? [] : changedItems(form)
      return { state, changed, next: changed.length > 0 ? 'declared' : nextOf[state] }
    },
    /** What each step writes; whatever came after an earlier one does not fit any more, by its digest. */
    declare: (form: Form, { on, how, name, strokes }: Declaration): UnitValues => ({
      declared: { on, how, name, strokes, contents: contentsOf(form) },
    }),
    confirm: (units: UnitValues, { on, by }: Stamp): UnitValues => ({
      confirmed: { on, by, contents: confirmationOf(units) },
    }),
    approve: (units: UnitValues, { on, by }: Stamp): UnitValues => ({
      approved: { on, by, contents: approvalOf(units) },
    }),
  }
}
