/** What is pushed: synthetic families of four, all different. Made before the clock runs. */
import { profileOf } from '../../server/seed/commune-profile.ts'
import { binhThuan, type DemoCountry, demoCommunes, readDemoCountry } from '../../server/seed/demo-country.ts'
import { makeHousehold, type SyntheticHousehold } from '../../server/seed/generate-household.ts'
import { drawShape, type Member } from '../../server/seed/household-shapes.ts'
import { type NumberBook, numberBook } from '../../server/seed/numbers.ts'
import { demoDay, placesAround } from '../../server/seed/places.ts'
import { type Random, randomFromSeed } from '../../server/seed/random.ts'
import { type Area, listAreas, listCommunes } from '../../shared/areas/area.ts'
import type { Round } from './contender.ts'

export const householdsInBatch = 25
const residentsInHousehold = 4
/** A batch's households and residents. */
export const recordsInBatch = householdsInBatch * (1 + residentsInHousehold)

export interface BenchCommune {
  readonly code: string
  /** The next batch of households; never the same twice. */
  nextBatch(): readonly SyntheticHousehold[]
}

function drawFamily(random: Random): readonly Member[] {
  for (;;) {
    const members = drawShape(random)
    if (members.length === residentsInHousehold) return members
  }
}

/** Communes that the demo leaves empty, of its own province first. */
function listFree({ tree }: DemoCountry, count: number): Area[] {
  const taken = new Set<string>(demoCommunes.map(({ code }) => code))
  const others = listAreas(tree, null, demoDay).filter(({ code }) => code !== binhThuan)
  const free: Area[] = []
  for (const province of [binhThuan, ...others.map(({ code }) => code)]) {
    if (free.length >= count) break
    free.push(...listCommunes(tree, province, demoDay).filter(({ code }) => !taken.has(code)))
  }
  return free.slice(0, count)
}

export function makeCommunes(count: number): readonly BenchCommune[] {
  const country = readDemoCountry()
  const numbers: NumberBook = numberBook()
  return listFree(country, count).map((commune) => {
    const hamlets = country.hamletsByCommune.get(commune.code) ?? ['Thôn 1']
    const profile = profileOf(commune, hamlets)
    const places = placesAround(country.tree, commune.code)
    const random = randomFromSeed(`push/${commune.code}`)
    let position = 0
    const next = (): SyntheticHousehold => {
      position += 1
      // from door to door, so a batch lies in one hamlet
      const hamlet = hamlets[Math.floor(position / householdsInBatch) % hamlets.length] ?? 'Thôn 1'
      const members = drawFamily(random)
      // One second apart: ids carry the time, and a real commune's do not arrive all at one moment.
      const madeAt = new Date(Date.parse('2021-03-04T01:00:00Z') + position * 1000).toISOString()
      return makeHousehold({
        random,
        members,
        profile: { ...profile, hamlets: [hamlet] },
        places,
        numbers,
        today: demoDay,
        madeAt,
        position,
      })
    }
    return { code: commune.code, nextBatch: () => Array.from({ length: householdsInBatch }, next) }
  })
}

export const makeRound = (communes: readonly BenchCommune[], batches: number): Round =>
  new Map(
    communes.map((commune) => [commune.code, Array.from({ length: batches }, () => commune.nextBatch())]),
  )
