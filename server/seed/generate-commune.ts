/**
 * A synthetic commune: its households with their people, the errors that were put into about 3 % of the records, and what
 * was saved at its doors afterwards: events, and forms that were signed. The same order gives the same commune, down to
 * the ids.
 */
import { type AreaTree, findArea } from '#shared/areas/area.ts'
import { ageGroupOf, agePyramid, ageShares } from './ages.ts'
import type { Breaking } from './breaking.ts'
import type { CommuneProfile } from './commune-profile.ts'
import { makeHousehold, type SyntheticHousehold } from './generate-household.ts'
import { drawShape, type Member } from './household-shapes.ts'
import { inTurn } from './in-turn.ts'
import type { LaterSave } from './later-save.ts'
import type { NumberBook } from './numbers.ts'
import { type Lenders, lendNumbers, pairNumbers } from './numbers-used-twice.ts'
import { doublePeople, errorsOfDoubles } from './people-twice.ts'
import { demoDay, type Places, placesAround } from './places.ts'
import { type Random, randomFromSeed } from './random.ts'
import { breaks, type SeededError } from './seeded-errors.ts'
import { signForms } from './sign-forms.ts'
import { tellEvents } from './tell-events.ts'
import { errorsOfStander, type Traveller } from './travellers.ts'

/** What the communes of one load share: numbers are unique or used twice on purpose, and people move between them. */
export interface Country {
  readonly seed: string
  readonly tree: AreaTree
  readonly numbers: NumberBook
  readonly lenders: Lenders
  readonly travellers: Traveller[]
  /** `YYYY-MM-DD` in Vietnam. */
  readonly today: string
}

export interface CommuneOrder {
  readonly profile: CommuneProfile
  readonly households: number
}

export interface SyntheticCommune {
  readonly code: string
  /** As they were first recorded. */
  readonly households: readonly SyntheticHousehold[]
  /** In the order in which they were made. */
  readonly saves: readonly LaterSave[]
  readonly errors: readonly SeededError[]
}

/** Of all records, households and residents. */
export const errorShare = 0.03
/** Of the households: in which something has happened since, and which have signed. */
const eventShare = 0.05
const signedShare = 0.01
/** In a commune of some size one is shown as present whom another commune will see arrive. */
const standersOf = (households: readonly unknown[]): number => (households.length < 300 ? 0 : 1)

export function generateCommune(country: Country, { profile, households }: CommuneOrder): SyntheticCommune {
  const random = randomFromSeed(`${country.seed}/${profile.code}`)
  const places = placesAround(country.tree, profile.code)
  const shapes = shapesOfPyramid(random, households)
  const sound = shapes.map((members, index) =>
    makeHousehold({
      random,
      members,
      profile,
      places,
      numbers: country.numbers,
      today: country.today,
      madeAt: madeAt(country.today, index, households),
      position: index + 1,
    }),
  )
  return liveOn(country, breakSome(country, { ...profile, households: sound }, random), { profile, places })
}

const day = 24 * 60 * 60 * 1000

/** Recorded over the ninety days before. */
function madeAt(today: string, index: number, of: number): string {
  const start = Date.parse(`${today}T01:00:00Z`) - 91 * day
  return new Date(start + Math.floor((90 * day * index) / of)).toISOString()
}

/** Shapes drawn so that all together come close to the age pyramid: of three, the one that brings it nearest. */
function shapesOfPyramid(random: Random, count: number): readonly (readonly Member[])[] {
  const counts = agePyramid.map(() => 0)
  let total = 0
  return Array.from({ length: count }, () => {
    const candidates = [drawShape(random), drawShape(random), drawShape(random)]
    const distances = candidates.map((members) => distanceWith(counts, total, members))
    const nearest = candidates[distances.indexOf(Math.min(...distances))] ?? []
    for (const member of nearest) counts[ageGroupOf(member.age)] = (counts[ageGroupOf(member.age)] ?? 0) + 1
    total += nearest.length
    return nearest
  })
}

/** How far the ages are from the pyramid once these people have come, as a chi-square for each of them. */
function distanceWith(counts: readonly number[], total: number, members: readonly Member[]): number {
  const after = [...counts]
  for (const member of members) after[ageGroupOf(member.age)] = (after[ageGroupOf(member.age)] ?? 0) + 1
  const all = total + members.length
  return ageShares.reduce((sum, share, group) => sum + ((after[group] ?? 0) / all - share) ** 2 / share, 0)
}

interface Broken {
  readonly households: readonly SyntheticHousehold[]
  readonly errors: readonly SeededError[]
  /** Those that took no part in any error. */
  readonly sound: readonly SyntheticHousehold[]
}

interface Unbroken {
  readonly code: string
  readonly households: readonly SyntheticHousehold[]
}

/** Breaks households in a random order, rule after rule by weight, until enough records are wrong. */
function breakSome(country: Country, commune: Unbroken, random: Random): Broken {
  const records = commune.households.reduce((sum, household) => sum + 1 + household.residents.length, 0)
  const wanted = Math.round(records * errorShare)
  const households = new Map(commune.households.map((household) => [household.id, household]))
  const errors: SeededError[] = []
  const queue = shuffled(random, commune.households)
  const breaking: Breaking = { random, today: country.today }
  const twice = Math.max(1, Math.round(wanted * 0.04))
  const ruleAt = inTurn(breaks)
  const doubles = Math.max(1, Math.round(wanted * 0.01))
  const later = errorsOfStander * standersOf(commune.households)
  for (let turn = 0; turn < wanted - 2 * twice - errorsOfDoubles * doubles - later; turn += 1) {
    const { rule, make } = ruleAt(turn)
    const at = queue.findIndex((household) => make(household, breaking) !== undefined)
    const victim = queue.splice(at, at < 0 ? 0 : 1)[0]
    const broken = victim === undefined ? undefined : make(victim, breaking)
    if (broken === undefined) continue
    households.set(broken.household.id, broken.household)
    errors.push({ rule, record: broken.record, commune: commune.code })
  }
  const doubled = doublePeople({ commune: commune.code, sound: queue, pairs: doubles })
  const used = pairNumbers(country.lenders, { commune: commune.code, sound: doubled.sound, pairs: twice })
  for (const household of [...doubled.households, ...used.households]) households.set(household.id, household)
  return {
    households: [...households.values()],
    errors: [...errors, ...doubled.errors, ...used.errors],
    sound: used.sound,
  }
}

/** What happens afterwards, in households of which nothing was wrong; the others lend their numbers to later communes. */
function liveOn(
  country: Country,
  { households, errors, sound }: Broken,
  { profile, places }: { readonly profile: CommuneProfile; readonly places: Places },
): SyntheticCommune {
  const { code } = profile
  const random = randomFromSeed(`${country.seed}/${code}/afterwards`)
  const told = tellEvents({
    ...{ ...country, random, profile, places, sound, count: Math.round(households.length * eventShare) },
    standers: standersOf(households),
    nameOf: (province) => findArea(country.tree, province ?? '', demoDay)?.name ?? '',
  })
  const count = Math.round(households.length * signedShare)
  const signed = signForms({ ...country, random, commune: code, sound: told.rest, count })
  lendNumbers(country.lenders, code, signed.rest)
  return {
    code,
    households,
    saves: [...told.saves, ...signed.saves],
    errors: [...errors, ...told.errors],
  }
}

function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((value) => [random.next(), value] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, value]) => value)
}
