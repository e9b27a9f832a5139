/** Where people are: moved in, registered for a time, absent and still counted. */
import type { Parts, UnitValues } from '../records/unit.ts'
import { aboutOf, type EventInput, givenOf } from './answers.ts'
import { joiningRelation } from './heads.ts'
import { type EventChange, editOf, isHead, partsOf, presentOf, type Standing, unitOf } from './standing.ts'

/** What the arriving side knows of the other is kept: the centre looks for it there. */
export function planMoveIn(input: EventInput): readonly EventChange[] {
  const { household, fresh } = input
  const arrived: UnitValues = {
    household: household.id,
    name: givenOf(input, 'name'),
    birth: givenOf(input, 'birth'),
    sex: givenOf(input, 'sex'),
    nationality: 'VN',
    idNumber: givenOf(input, 'idNumber'),
    permanentAddress: arrivalAddress(input),
    relation: joiningRelation(input),
    movedFrom: { commune: givenOf(input, 'from'), household: null, resident: null, on: givenOf(input, 'on') },
  }
  return [{ type: 'resident', id: fresh, kind: 'create', wrote: arrived }]
}

/** The head's, word by word, where that is in this commune; else where the household is. */
function arrivalAddress({ household, place }: EventInput): Parts {
  const head = presentOf(household).find(isHead)
  const registered = head === undefined ? {} : partsOf(head, 'permanentAddress')
  return registered.commune === place.commune ? registered : { ...place, detail: dwellingOf(household) }
}

const longestDetail = 200

function dwellingOf(household: Standing): string | null {
  const { house, street } = partsOf(household, 'address')
  const detail = [house, street, unitOf(household, 'hamlet')].filter(Boolean).join(', ')
  return detail === '' ? null : detail.slice(0, longestDetail)
}

/** Lives in this dwelling for a time; what is permanent stays elsewhere. */
export function planTemporary(input: EventInput): readonly EventChange[] {
  const temporaryAddress = {
    ...input.place,
    detail: dwellingOf(input.household) ?? arrivalAddress(input).detail ?? null,
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
