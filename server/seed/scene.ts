/** A door at which something has happened: who is there, where it is, and what chance makes of it. */
import { eventKindCodes } from '#shared/codes/event-kinds.ts'
import type { Sex } from '#shared/codes/sex.ts'
import type { Answers, EventPlace } from '#shared/events/answers.ts'
import { isPresent, type Standing, type StandingHousehold, textOf, unitOf } from '#shared/events/standing.ts'
import type { CommuneProfile } from './commune-profile.ts'
import type { SyntheticHousehold } from './generate-household.ts'
import { drawName, drawSurname } from './names.ts'
import type { NumberBook } from './numbers.ts'
import type { Place, Places } from './places.ts'
import type { Random } from './random.ts'
import type { Traveller } from './travellers.ts'

export type Drawn = Pick<Answers, 'about' | 'given'>

export interface Scene {
  readonly random: Random
  readonly profile: CommuneProfile
  readonly numbers: NumberBook
  readonly household: StandingHousehold
  /** Another household of the commune. */
  readonly into: StandingHousehold | undefined
  readonly present: readonly Standing[]
  readonly place: EventPlace
  /** Two digits. */
  readonly province: string
  /** The day on which it happened. */
  readonly on: string
  /** How many were told in the commune before. */
  readonly count: number
  /** Who left another commune, or was seen there, and may arrive here. */
  readonly traveller: Traveller | undefined
  /** Of somebody of the head's ethnic group; with a surname, or one that is drawn. */
  drawName(sex: Sex, surname?: string): string
  drawOrigin(): Place
  /** In words. */
  drawDestination(): string
  /** In words: the first who moves and half of the others stay in the province. */
  drawNewHome(): string
}

export interface Setting {
  readonly random: Random
  readonly profile: CommuneProfile
  readonly places: Places
  readonly numbers: NumberBook
  readonly nameOf: (province: string | null) => string
}

interface Happening {
  readonly household: SyntheticHousehold
  readonly into: SyntheticHousehold | undefined
  readonly on: string
  readonly count: number
  readonly traveller: Traveller | undefined
}

export function sceneOf({ nameOf, places, ...setting }: Setting, happening: Happening): Scene {
  const { random, profile } = setting
  const { province, district } = places.home(null)
  const present = happening.household.residents.filter(isPresent)
  const group = happening.household.residents[0]?.units.ethnicGroup ?? 'kinh'
  const drawDestination = () => nameOf(places.drawDestination(random).province)
  return {
    ...setting,
    ...happening,
    ...{ present, province: province ?? '60', place: { province, district, commune: profile.code } },
    drawName: (sex, surname) =>
      drawName(random, { group, sex, surname: surname ?? drawSurname(random, group) }),
    drawOrigin: () => places.drawOrigin(random),
    drawDestination,
    drawNewHome: () =>
      happening.count < eventKindCodes.length || random.chance(0.5) ? nameOf(province) : drawDestination(),
  }
}

/** `undefined` where surnames of several words are usual. */
export const surnameOf = (resident: Standing): string | undefined =>
  unitOf(resident, 'ethnicGroup') === 'ra-glai' ? undefined : textOf(resident, 'name')?.split(' ')[0]
