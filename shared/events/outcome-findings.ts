/**
 * What the checks find in the households as an event leaves them. Said is what was not found before, and what is found
 * of units that the event writes; what was so before and is not touched is no matter of this event.
 */
import { checkHousehold } from '../checks/check-household.ts'
import { findCheck, severityOf } from '../checks/check-list.ts'
import type { Finding } from '../checks/finding.ts'
import { type SoftenedIn, type SofterSeverity, softenedTo } from '../checks/softening.ts'
import type { EventInput } from './answers.ts'
import { type EventChange, isPresent, type Standing, textOf } from './standing.ts'

export interface OutcomeFinding extends Finding {
  /** Of the resident, as written; `null` of a household. */
  readonly name: string | null
  /** An error in what the event writes: it is not saved so, as in the form. */
  readonly stops: boolean
  /** What the centre has made of the rule here; `null` where it is as grave as ever. */
  readonly softened: SofterSeverity | null
}

interface Outcome {
  readonly input: EventInput
  readonly changes: readonly EventChange[]
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly softened?: readonly SoftenedIn[]
}

export function outcomeFindings(outcome: Outcome): readonly OutcomeFinding[] {
  const { input, changes } = outcome
  const before = standingBefore(input)
  const after = standingAfter(before, changes)
  const known = new Set(findingsIn(before, outcome).map(keyOf))
  const changesById = new Map<string, EventChange>(changes.map((change) => [change.id, change]))
  return findingsIn(after, outcome).flatMap((finding) => {
    const { rule, record, units } = finding
    const change = changesById.get(record)
    const isTouched = units.some((unit) => Object.hasOwn(change?.wrote ?? {}, unit))
    const isEarly = change?.kind === 'create' && findCheck(rule)?.ofAbsence === true
    const softened = softenedTo(rule, { ...outcome, commune: input.place.commune })
    const severity = softened ?? severityOf(rule)
    if (severity === 'info' || isEarly || (known.has(keyOf(finding)) && !isTouched)) return []
    const resident = after.get(record)
    const name = resident === undefined || finding.type === 'household' ? null : textOf(resident, 'name')
    return [{ ...finding, name, stops: severity === 'error' && isTouched, softened }]
  })
}

const keyOf = ({ rule, record, found }: Finding): string => [rule, record, JSON.stringify(found)].join(' ')

type World = ReadonlyMap<string, Standing>

const standingBefore = ({ household, into }: EventInput): World =>
  new Map(
    [household, into].flatMap((each) =>
      each === undefined ? [] : [each, ...each.residents].map((standing) => [standing.id, standing] as const),
    ),
  )

function standingAfter(before: World, changes: readonly EventChange[]): World {
  const after = new Map<string, Standing>(before)
  for (const { id, wrote } of changes) after.set(id, { id, units: { ...after.get(id)?.units, ...wrote } })
  return after
}

/** Of every household that the event knows, the new one of a split among them. */
function findingsIn(world: World, { input, today }: Outcome): readonly Finding[] {
  const { commune } = input.place
  const homes = new Set([input.household.id, input.into?.id, input.fresh])
  return [...homes].flatMap((id) => {
    const household = id === undefined ? undefined : world.get(id)
    if (household === undefined) return []
    const present = [...world.values()].filter((each) => textOf(each, 'household') === id && isPresent(each))
    return checkHousehold({ ...household, commune }, present, { today })
  })
}
