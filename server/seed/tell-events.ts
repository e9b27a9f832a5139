/**
 * What happened in a commune since its households were recorded, told as a tablet tells it: one group with its evidence,
 * made by the rules of the events out of what stands there. Nothing is told that the checks would ask about.
 */
import { checkHousehold } from '#shared/checks/check-household.ts'
import { raisesFlag } from '#shared/checks/check-list.ts'
import { eventList } from '#shared/events/event-list.ts'
import { planEvent } from '#shared/events/plan-event.ts'
import { type EventChange, isPresent, type Standing, unitOf } from '#shared/events/standing.ts'
import { recordId } from '#shared/ids.ts'
import { draws } from './draw-answers.ts'
import type { SyntheticHousehold } from './generate-household.ts'
import { inTurn } from './in-turn.ts'
import { type LaterSave, laterSave } from './later-save.ts'
import { type Setting, sceneOf } from './scene.ts'
import type { SeededError } from './seeded-errors.ts'
import { syntheticId } from './synthetic-ids.ts'
import { errorsOfArrival, findStander, findTraveller, type Traveller } from './travellers.ts'

export interface Telling extends Setting {
  readonly sound: readonly SyntheticHousehold[]
  /** Of households, those in which something has happened: one event each. */
  readonly count: number
  /** How many stay where they are though another commune will see them arrive. */
  readonly standers: number
  /** `YYYY-MM-DD` */
  readonly today: string
  /** Of all communes; those who leave this one are added, those who arrive are taken out. */
  readonly travellers: Traveller[]
}

export interface Told {
  readonly saves: readonly LaterSave[]
  readonly errors: readonly SeededError[]
  /** Households in which nothing has happened. */
  readonly rest: readonly SyntheticHousehold[]
}

interface Event {
  readonly save: LaterSave
  readonly traveller: Traveller | undefined
  /** Households that took part. */
  readonly homes: readonly SyntheticHousehold[]
}

export function tellEvents(telling: Telling): Told {
  const rest = [...telling.sound]
  const saves: LaterSave[] = []
  const errors: SeededError[] = []
  for (let stander = 0; stander < telling.standers; stander += 1) letOneStand(telling, rest)
  const turn = inTurn(draws)
  for (let count = 0; count < telling.count; count += 1) {
    const event = tellOne(telling, { ...turn(count), count, rest })
    if (event === undefined) continue
    saves.push(event.save)
    errors.push(...travel(telling, event))
    for (const home of event.homes) rest.splice(rest.indexOf(home), 1)
  }
  return { saves, errors, rest }
}

const whereOf = ({ profile, places }: Setting) => ({
  commune: profile.code,
  province: places.home(null).province ?? '60',
})

/** Somebody whom another commune will see arrive, though nobody has seen them leave. */
function letOneStand(telling: Telling, rest: SyntheticHousehold[]): void {
  for (const [at, household] of rest.entries()) {
    const stander = findStander(household, whereOf(telling))
    if (stander === undefined) continue
    telling.travellers.push(stander)
    rest.splice(at, 1)
    return
  }
}

type Turn = (typeof draws)[number] & {
  readonly count: number
  readonly rest: readonly SyntheticHousehold[]
}

function tellOne(telling: Telling, turn: Turn): Event | undefined {
  for (const [at, household] of turn.rest.entries()) {
    const into = turn.kind === 'merge' ? turn.rest[at + 1] : undefined
    const event = tellAt(telling, turn, { household, into })
    if (event !== undefined) return event
  }
  return undefined
}

const day = 24 * 60 * 60 * 1000
const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10).replace('-02-29', '-02-28')

interface Door {
  readonly household: SyntheticHousehold
  readonly into: SyntheticHousehold | undefined
}

function tellAt(telling: Telling, { kind, draw, count }: Turn, { household, into }: Door): Event | undefined {
  const { random, today, travellers } = telling
  const days = Math.floor((Date.parse(today) - Date.parse(household.madeAt)) / day)
  if (days < 5) return undefined
  const traveller = kind === 'move-in' ? findTraveller(travellers, whereOf(telling)) : undefined
  const drawnAt = Date.parse(household.madeAt) + random.between(1, days - 4) * day
  // nobody arrives before they have left
  const at = Math.max(drawnAt, Date.parse(traveller?.left ?? household.madeAt) + day)
  const on = dayOf(at)
  const scene = sceneOf(telling, { household, into, on, count, traveller })
  const drawn = draw(scene)
  if (drawn === undefined) return undefined
  const evidence = paperOf(kind, `${random.between(1, 240)}/${on.slice(0, 4)}`)
  const given = { ...drawn.given, on, ...(evidence === null ? {} : { evidence }) }
  const madeAt = new Date(at + random.between(1, 2) * day).toISOString()
  const fresh = recordId(syntheticId(random, Date.parse(madeAt)))
  const answers = { about: drawn.about, given, relations: {} }
  const plan = planEvent(kind, { household, into, place: scene.place, answers, fresh })
  const shown = [household, into].flatMap((home) => (home === undefined ? [] : [home, ...home.residents]))
  if (plan.kind === 'asks' || isAsked(plan.changes, shown, telling)) return undefined
  const event = { kind, on, evidence }
  const save = laterSave({ household: household.id, what: kind, madeAt, event, changes: plan.changes, shown })
  return { save, traveller, homes: into === undefined ? [household] : [household, into] }
}

function paperOf(kind: Turn['kind'], number: string): string | null {
  const paper = eventList[kind].paper
  return paper === null ? null : `${paper.vi.split(' hoặc ')[0]} số ${number}`
}

/** Whether the checks ask about anything in the households as the event leaves them. */
function isAsked(
  changes: readonly EventChange[],
  shown: readonly Standing[],
  { profile, today }: Telling,
): boolean {
  const after = new Map<string, Standing>(shown.map((standing) => [standing.id, standing]))
  for (const { id, wrote } of changes) after.set(id, { id, units: { ...after.get(id)?.units, ...wrote } })
  const standing = [...after.values()]
  const homes = new Set(standing.map((one) => unitOf(one, 'household')))
  return standing
    .filter(({ id }) => homes.has(id))
    .flatMap((home) => {
      const present = standing.filter((one) => unitOf(one, 'household') === home.id && isPresent(one))
      return checkHousehold({ ...home, commune: profile.code }, present, { today })
    })
    .some(({ rule }) => raisesFlag(rule))
}

/** Who has arrived is on the way no more; who has left within the province may arrive in a commune that comes later. */
function travel(telling: Telling, { save, traveller, homes: [home] }: Event): readonly SeededError[] {
  const { travellers, nameOf } = telling
  const where = whereOf(telling)
  const [change] = save.changes
  if (save.event?.kind === 'move-out' && home !== undefined) {
    const gone = home.residents.find(({ id }) => id === change?.id)?.units
    const left = change?.wrote?.left
    const isNear = typeof left === 'object' && left?.to === nameOf(where.province)
    if (gone?.name != null && gone.birth != null && gone.sex != null && isNear) {
      const { name, birth, sex, idNumber } = gone
      travellers.push({ ...where, record: change?.id ?? '', name, birth, sex, idNumber, left: save.event.on })
    }
  }
  if (traveller === undefined || change === undefined) return []
  travellers.splice(travellers.indexOf(traveller), 1)
  const arrived = { commune: where.commune, record: change.id }
  return traveller.left === null ? errorsOfArrival(traveller, arrived) : []
}
