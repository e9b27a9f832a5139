/**
 * A spouse who is linked is linked back in the same save, and one whose link is ended here has theirs ended too: no
 * marriage is known on one side alone. Pure.
 */
import type { Edit, RecordView } from '#client/tablet/tablet.ts'
import { factsOf, linkedTo, linkUnits, unlinkUnits } from '#shared/records/relatives.ts'
import { sameUnit, type UnitValues } from '#shared/records/unit.ts'
import { fold } from '#shared/text/fold.ts'
import { isPresent } from './home.ts'
import { type RecordForm, unitValuesOf } from './record-form.ts'

type Other = Pick<RecordView, 'id' | 'units' | 'base' | 'hasDraft'>

const foldedName = (name: unknown): string => fold(typeof name === 'string' ? name : '')

/** Whether nothing stands there that says somebody else; words that name this one are better said by the link. */
function isOpenFor(name: string, { spouse = null, spouseName = null }: UnitValues): boolean {
  if (typeof spouseName === 'string')
    return linkedTo({ spouse }, 'spouse') === null && fold(spouseName) === name
  return spouse === null
}

/** What belongs into the save of a resident's form beside it; `residents` are of the same household, as they are shown. */
export function spouseEdits(form: RecordForm, residents: readonly Other[]): readonly Edit[] {
  const { spouse } = form.touched
  if (spouse === undefined) return []
  const units = unitValuesOf(form)
  const [before, now] = [linkedTo({ spouse: spouse.saw }, 'spouse'), linkedTo(units, 'spouse')]
  // a draft is gone with a save of its record, and what is typed there was not meant to be saved
  const find = (link: string | null) =>
    residents.find((one) => one.id === link && link !== form.id && !one.hasDraft && isPresent(one))
  const [left, taken] = [before === now ? undefined : find(before), find(now)]
  return [
    ...(left !== undefined && linkedTo(left.units, 'spouse') === form.id
      ? [edit(left, endOf(units, left))]
      : []),
    ...(taken !== undefined && isOpenFor(foldedName(units.name), taken.units)
      ? [edit(taken, linkUnits('spouse', form.id))]
      : []),
  ]
}

/** Words where the form says the same person in words; nothing where it says somebody else, or nobody. */
const endOf = (units: UnitValues, left: Other): UnitValues =>
  foldedName(units.spouseName) !== '' && foldedName(units.spouseName) === foldedName(left.units.name)
    ? unlinkUnits('spouse', factsOf(units))
    : { spouse: null, spouseName: null }

function edit({ id, units, base }: Other, write: UnitValues): Edit {
  const wrote = Object.entries(write).filter(([unit, value]) => !sameUnit(units[unit] ?? null, value))
  const names = wrote.map(([unit]) => unit)
  return {
    ...{ type: 'resident', id, kind: 'edit', wrote: Object.fromEntries(wrote) },
    saw: Object.fromEntries(names.map((unit) => [unit, units[unit] ?? null])),
    base: Object.fromEntries(names.map((unit) => [unit, base[unit] ?? 0])),
  }
}
