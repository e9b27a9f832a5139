/**
 * The sign-off of form DC01 in its three steps: who declares signs, the officer confirms, the chief of the commune's
 * police approves. Each step keeps a digest of what stood there, so that a later change names itself: what was signed is
 * never another text than what is shown as signed. Pure.
 */
import { residentUnits } from '../records/resident.ts'
import type { Parts, UnitValue, UnitValues } from '../records/unit.ts'

/** What a resident's form says, in the order of the paper; the head (15) and the book (17) are the household's. */
export const formUnits = [
  ...['name', 'birth', 'bloodType', 'sex', 'marital', 'birthPlace', 'hometown', 'ethnicGroup'],
  ...['nationality', 'religion', 'idNumber', 'cmnd', 'permanentAddress', 'currentAddress'],
  ...['fatherName', 'father', 'motherName', 'mother', 'spouseName', 'spouse'],
  ...['representativeName', 'representative', 'relation'],
] as const satisfies readonly string[]

export const steps = ['declared', 'confirmed', 'approved'] as const
export type Step = (typeof steps)[number]

export interface SignOff {
  /** The last step that was taken on what was declared. */
  readonly state: 'unsigned' | Step
  /** Units that were signed and are not what they were: they have to be signed again. */
  readonly changed: readonly string[]
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

const isKnown = (unit: string): boolean => Object.hasOwn(residentUnits, unit)
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

  /**
   * `unit:digest` of everything on the form, joined by one space. What an earlier signature says of units that only a
   * later version knows stays as it was.
   */
  const contentsOf = (units: UnitValues): string => {
    const later = entriesOf(partsOf(units.declared)?.contents).filter(([unit]) => !isKnown(unit))
    const own = formUnits.map((unit) => [unit, unitDigest(unit, units[unit])] as const)
    return [...own, ...later].reduce((text, [unit, digest]) => {
      const longer = `${text}${text === '' ? '' : ' '}${unit}:${digest}`
      return longer.length > longest ? text : longer
    }, '')
  }

  /** Units that are not what was signed. Of one that this version does not know nothing is said. */
  const changedUnits = (units: UnitValues): readonly string[] =>
    entriesOf(partsOf(units.declared)?.contents)
      .filter(([unit, digest]) => isKnown(unit) && unitDigest(unit, units[unit]) !== digest)
      .map(([unit]) => unit)

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
    changedUnits,
    signOffOf: (units: UnitValues): SignOff => {
      const state = stateOf(units)
      const changed = state === 'unsigned' ? [] : changedUnits(units)
      return { state, changed, next: changed.length > 0 ? 'declared' : nextOf[state] }
    },
    /** What each step writes; whatever came after an earlier one does not fit any more, by its digest. */
    declare: (units: UnitValues, { on, how, name, strokes }: Declaration): UnitValues => ({
      declared: { on, how, name, strokes, contents: contentsOf(units) },
    }),
    confirm: (units: UnitValues, { on, by }: Stamp): UnitValues => ({
      confirmed: { on, by, contents: confirmationOf(units) },
    }),
    approve: (units: UnitValues, { on, by }: Stamp): UnitValues => ({
      approved: { on, by, contents: approvalOf(units) },
    }),
  }
}
