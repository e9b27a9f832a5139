/** Where people are: moved in, registered for a time, absent and still counted. */
import type { UnitValues } from '../records/unit.ts'
import { aboutOf, type EventInput, givenOf } from './answers.ts'
import { joiningRelation } from './heads.ts'
import { type EventChange, editOf, isHead, partsOf, presentOf, unitOf } from './standing.ts'

/** What the arriving side knows of the other is kept: the centre looks for it there. */
export function planMoveIn(input: EventInput): readonly EventChange[] {
  const { household, fresh } = input
  const head = presentOf(household).find(isHead)
  const arrived: UnitValues = {
    household: household.id,
    name: givenOf(input, 'name'),
    birth: givenOf(input, 'birth'),
    sex: givenOf(input, 'sex'),
    nationality: 'VN',
    idNumber: givenOf(input, 'idNumber'),
    permanentAddress: head === undefined ? null : unitOf(head, 'permanentAddress'),
    relation: joiningRelation(input),
    movedFrom: { commune: givenOf(input, 'from'), household: null, resident: null, on: givenOf(input, 'on') },
  }
  return [{ type: 'resident', id: fresh, kind: 'create', wrote: arrived }]
}

/** Lives in this dwelling for a time; what is permanent stays elsewhere. */
export function planTemporary(input: EventInput): readonly EventChange[] {
  const head = presentOf(input.household).find(isHead)
  const place = head === undefined ? {} : partsOf(head, 'permanentAddress')
  const address = partsOf(input.household, 'address')
  const detail = [address.house, address.street, unitOf(input.household, 'hamlet')].filter(Boolean).join(', ')
  const temporaryAddress = {
    province: place.province ?? null,
    district: place.district ?? null,
    commune: place.commune ?? null,
    detail: detail === '' ? (place.detail ?? null) : detail.slice(0, 200),
    from: givenOf(input, 'on'),
    until: givenOf(input, 'until'),
  }
  return aboutOf(input).map((resident) =>
    editOf('resident', resident, { residenceStatus: 'TR', temporaryAddress }),
  )
}

/** Registered and not there: declared absent, in service or in prison. */
export function planAbsence(input: EventInput): readonly EventChange[] {
  const absence = {
    from: givenOf(input, 'on'),
    until: givenOf(input, 'until'),
    why: givenOf(input, 'why'),
    to: givenOf(input, 'to'),
  }
  return aboutOf(input).map((resident) => editOf('resident', resident, { residenceStatus: 'TV', absence }))
}
