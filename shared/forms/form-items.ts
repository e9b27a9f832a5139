/**
 * Form DC01 of circular 66/2015/TT-BCA, item by item in the order of the paper. The print shows this list, a signature
 * covers all of it, and the tests walk it: what is not here is not on the form. Pure.
 */
import type { householdUnits } from '../records/household.ts'
import { nameUnitOf, type Relative } from '../records/relatives.ts'
import type { residentUnits } from '../records/resident.ts'

export interface FormItem {
  /** As the paper counts; H is its head and S its foot, which bear no numbers. */
  readonly number: string
  readonly key: string
  readonly part: 'place' | 'contents' | 'signatures'
  /** Units of the resident's record. */
  readonly resident: readonly (keyof typeof residentUnits)[]
  /** Units of the household's. */
  readonly household: readonly (keyof typeof householdUnits)[]
  /** Name, nationality and number of somebody else; of a relative only where the record is linked. */
  readonly facts: Relative | 'head' | null
}

const none = { resident: [], household: [], facts: null } as const
type Key = keyof typeof residentUnits

const ofCommune = (number: string, key: string): FormItem => ({ ...none, number, key, part: 'place' })
const own = (number: string, key: Key): FormItem => ({
  ...{ ...none, number, key },
  ...{ part: 'contents', resident: [key] },
})
const relative = (number: string, key: Relative): FormItem => ({
  ...{ ...none, number, key },
  ...{ part: 'contents', resident: [nameUnitOf[key], key], facts: key },
})
const signature = (number: string, key: string, unit: Key): FormItem => ({
  ...{ ...none, number, key },
  ...{ part: 'signatures', resident: [unit] },
})

export const formItems: readonly FormItem[] = [
  ofCommune('H1', 'province'),
  ofCommune('H2', 'district'),
  ofCommune('H3', 'commune'),
  { ...none, number: 'H4', key: 'hamlet', part: 'place', household: ['hamlet'] },
  { ...none, number: 'H5', key: 'house', part: 'place', household: ['address'] },
  own('1', 'name'),
  own('2', 'birth'),
  own('3', 'bloodType'),
  own('4', 'sex'),
  own('5', 'marital'),
  own('6', 'birthPlace'),
  own('7', 'hometown'),
  own('8', 'ethnicGroup'),
  own('9', 'nationality'),
  own('10', 'religion'),
  { ...none, number: '11', key: 'number', part: 'contents', resident: ['idNumber', 'cmnd'] },
  own('12', 'permanentAddress'),
  own('13', 'currentAddress'),
  relative('14a', 'father'),
  relative('14b', 'mother'),
  relative('14c', 'spouse'),
  relative('14d', 'representative'),
  { ...none, number: '15', key: 'head', part: 'contents', facts: 'head' },
  own('16', 'relation'),
  { ...none, number: '17', key: 'bookNumber', part: 'contents', household: ['bookNumber'] },
  signature('S1', 'declaredOn', 'declared'),
  signature('S2', 'declared', 'declared'),
  signature('S3', 'confirmed', 'confirmed'),
  signature('S4', 'approved', 'approved'),
]

/** What is signed: everything but the signatures. */
export const signedItems = formItems.filter(({ part }) => part !== 'signatures')

/** What the form asks of the resident alone, in the order of the paper. */
export const formUnits: readonly Key[] = signedItems.flatMap(({ resident }) => resident)
