/** Split, merge, change of head: who lives with whom, and under which head. */

import { headRelation } from '../codes/relations.ts'
import { aboutOf, type EventInput, findGiven, givenOf } from './answers.ts'
import { inWriting, isRoleOf, roles } from './family.ts'
import { chosenRelation, underHead } from './heads.ts'
import { shortest, stepsOf } from './kin.ts'
import { afterLeaving, closing } from './plan-leaving.ts'
import { isNotOfKin, relationByWay } from './relation-to.ts'
import {
  type EventChange,
  editOf,
  isHead,
  partsOf,
  presentOf,
  type Standing,
  textOf,
  unitOf,
} from './standing.ts'

/** The new household lies in the same dwelling, with a head and, when it is known, a book of its own. */
export function planSplit(input: EventInput): readonly EventChange[] {
  const { household, answers, fresh } = input
  const head = findGiven(input, 'newHead')
  if (head === undefined) return []
  const going = aboutOf(input)
  const wrote = {
    hamlet: unitOf(household, 'hamlet'),
    address: unitOf(household, 'address'),
    bookNumber: givenOf(input, 'bookNumber'),
    splitFrom: { household: household.id, on: givenOf(input, 'on') },
  }
  return [
    { type: 'household', id: fresh, kind: 'create', wrote },
    ...going.map((resident) => editOf('resident', resident, { household: fresh })),
    ...underHead({ head, residents: going, before: household.residents, answers }),
    ...afterLeaving(input),
    ...partedLinks(input),
  ]
}

/** Everybody, or some, live in another household from now on; one that nobody is left in is closed. */
export function planMerge(input: EventInput): readonly EventChange[] {
  const { into, answers } = input
  if (into === undefined) return []
  const going = aboutOf(input)
  const on = givenOf(input, 'on')
  return [
    ...going.map((resident) =>
      editOf('resident', resident, {
        household: into.id,
        relation: chosenRelation(answers, resident) ?? relationOver(input, resident),
        ...movedAddress(input, resident),
      }),
    ),
    ...afterLeaving(input),
    ...partedLinks(input),
    ...closing(input, { why: 'merged', on, into: into.id }),
  ]
}

/** Of the head who comes it is asked what they are to the new one; of the others it follows. */
function relationOver(input: EventInput, resident: Standing): string {
  const given = givenOf(input, 'relation')
  const relation = given === headRelation ? null : given
  const to = stepsOf(relation)
  if (isHead(resident)) return relation ?? 'KHAC'
  const before = textOf(resident, 'relation')
  if (isNotOfKin(before)) return before
  const from = stepsOf(before)
  const head = presentOf(input.household).find(isHead)
  const newHead = input.into === undefined ? undefined : presentOf(input.into).find(isHead)
  if (to === undefined || from === undefined || head === undefined || newHead === undefined) return 'KHAC'
  const way = shortest(to + from)
  return relationByWay(way, { head: newHead, resident, residents: input.household.residents }) ?? 'KHAC'
}

/** Whoever was registered where the old head was is registered where the new one is. */
function movedAddress({ household, into }: EventInput, resident: Standing) {
  const before = presentOf(household).find(isHead)
  const after = into === undefined ? undefined : presentOf(into).find(isHead)
  if (before === undefined || after === undefined) return {}
  const place = unitOf(after, 'permanentAddress')
  const same =
    JSON.stringify(partsOf(resident, 'permanentAddress')) ===
    JSON.stringify(partsOf(before, 'permanentAddress'))
  return place === null || !same ? {} : { permanentAddress: place }
}

/** A link reaches within a household; between those who part it is written down. */
function partedLinks(input: EventInput): readonly EventChange[] {
  const going = aboutOf(input)
  const staying = input.household.residents.filter((resident) => !going.includes(resident))
  return [...linksBetween(going, staying), ...linksBetween(staying, going)]
}

function linksBetween(from: readonly Standing[], to: readonly Standing[]): EventChange[] {
  return from.flatMap((resident) =>
    roles.flatMap((role) => {
      if (partsOf(resident, role).resident == null) return []
      const other = to.find((each) => isRoleOf(resident, role, each))
      return other === undefined ? [] : [editOf('resident', resident, inWriting(role, other))]
    }),
  )
}

export function planChangeOfHead(input: EventInput): readonly EventChange[] {
  const { household, answers } = input
  const head = findGiven(input, 'head')
  if (head === undefined) return []
  return underHead({ head, residents: presentOf(household), before: household.residents, answers })
}
