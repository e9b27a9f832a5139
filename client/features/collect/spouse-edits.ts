/** A spouse who is linked is linked back in the same save: no marriage is known on one side alone. Pure. */
import type { Edit, RecordView } from '#client/tablet/tablet.ts'
import { linkedTo, linkUnits } from '#shared/records/relatives.ts'
import { sameUnit, type UnitValues } from '#shared/records/unit.ts'
import { fold } from '#shared/text/fold.ts'
import { isPresent } from './home.ts'
import { type RecordForm, unitValuesOf } from './record-form.ts'

type Other = Pick<RecordView, 'id' | 'units' | 'base' | 'hasDraft'>

/** Whether nothing stands there that says somebody else; words that name this one are better said by the link. */
function isOpenFor(name: string, { spouse = null, spouseName = null }: UnitValues): boolean {
  if (typeof spouseName === 'string')
    return linkedTo({ spouse }, 'spouse') === null && fold(spouseName) === name
  return spouse === null
}

/** What belongs into the save of a resident's form beside it; `residents` are of the same household, as they are shown. */
export function spouseEdits(form: RecordForm, residents: readonly Other[]): readonly Edit[] {
  const units = unitValuesOf(form)
  const link = form.touched.spouse === undefined ? null : linkedTo(units, 'spouse')
  const other = residents.find(({ id }) => id === link && id !== form.id)
  // a draft is gone with a save of its record, and what is typed there was not meant to be saved
  if (other === undefined || other.hasDraft || !isPresent(other)) return []
  if (!isOpenFor(fold(typeof units.name === 'string' ? units.name : ''), other.units)) return []
  const links = Object.entries(linkUnits('spouse', form.id))
  const wrote = links.filter(([unit, value]) => !sameUnit(other.units[unit], value))
  const names = wrote.map(([unit]) => unit)
  return [
    {
      ...{ type: 'resident', id: other.id, kind: 'edit', wrote: Object.fromEntries(wrote) },
      saw: Object.fromEntries(names.map((unit) => [unit, other.units[unit] ?? null])),
      base: Object.fromEntries(names.map((unit) => [unit, other.base[unit] ?? 0])),
    },
  ]
}
