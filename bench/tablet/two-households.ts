/** A household of 60 and one of 4 in the officer's commune, sent by another tablet of it. */

import type { Centre } from '../../e2e/centre.ts'
import { profileOf } from '../../server/seed/commune-profile.ts'
import { readDemoCountry } from '../../server/seed/demo-country.ts'
import { makeHousehold, type SyntheticHousehold } from '../../server/seed/generate-household.ts'
import { drawShape } from '../../server/seed/household-shapes.ts'
import { numberBook } from '../../server/seed/numbers.ts'
import { demoDay, placesAround } from '../../server/seed/places.ts'
import { randomFromSeed } from '../../server/seed/random.ts'
import { groupOfHousehold } from '../../server/seed/synthetic-batches.ts'
import { enrol, send } from '../node-tablet.ts'

export const commune = '22915'
export const sizes = [60, 4] as const
/** Of the household's head. */
export const headOf = (size: number): string => `CHỦ HỘ ĐO ${size} NGƯỜI`

/** The household of 60, as the checks see it. */
export const largeHousehold = (): SyntheticHousehold => householdOf(60, strangers())

function* strangers(): Generator<SyntheticHousehold> {
  const { tree, hamletsByCommune } = readDemoCountry()
  const profile = profileOf(
    { code: commune, name: 'Phường Mũi Né' },
    hamletsByCommune.get(commune) ?? ['Khu phố 1'],
  )
  const shared = {
    random: randomFromSeed('tablet bench'),
    profile,
    places: placesAround(tree, commune),
    numbers: numberBook(),
    today: demoDay,
    madeAt: `${demoDay}T01:00:00.000Z`,
  }
  for (let position = 9000; ; position += 1) {
    yield makeHousehold({ ...shared, members: drawShape(shared.random), position })
  }
}

/** The first one's household, with as many people as it takes. */
function householdOf(size: number, families: Iterator<SyntheticHousehold, void>): SyntheticHousehold {
  const homes: SyntheticHousehold[] = []
  while (homes.reduce((sum, { residents }) => sum + residents.length, 0) < size) {
    const { value } = families.next()
    if (value !== undefined) homes.push(value)
  }
  const [home] = homes
  if (home === undefined) throw new Error('there are no people')
  const people = homes.flatMap((each) => each.residents).slice(0, size)
  const [head] = people
  const present = new Set<string>(people.map(({ id }) => id))
  const linked = (link: Link | null | undefined): Link | null =>
    link?.resident !== undefined && link.resident !== null && present.has(link.resident) ? link : null
  const residents = people.map((resident, index) => {
    const { units } = resident
    const { father, mother, spouse, representative } = units
    return {
      ...resident,
      units: {
        ...units,
        household: home.id,
        left: null,
        ...{ father: linked(father), mother: linked(mother), spouse: linked(spouse) },
        representative: linked(representative),
        name: index === 0 ? headOf(size) : units.name,
        relation: index < home.residents.length ? units.relation : relationOf(units, head?.units),
      },
    }
  })
  return { ...home, residents }
}

type Units = SyntheticHousehold['residents'][number]['units']
type Link = NonNullable<Units['father']>

/** Of other families: what their age lets them be to the head, so that every rule of a family has something to look at. */
function relationOf(
  { birth }: Pick<Units, 'birth'>,
  head: Pick<Units, 'birth'> | undefined,
): Units['relation'] {
  const yearOf = (date: string | null | undefined): number => Number(date?.slice(0, 4))
  const gap = yearOf(birth) - yearOf(head?.birth)
  if (gap >= 40) return 'CHAU'
  if (gap >= 20) return 'CON'
  return gap > 0 ? 'EM' : 'OTHUE'
}

export async function sendTwoHouseholds(centre: Centre): Promise<void> {
  const tablet = await enrol(centre, commune)
  const families = strangers()
  for (const size of sizes) {
    await send(centre, tablet, [JSON.stringify(groupOfHousehold(householdOf(size, families), tablet.epoch))])
  }
}
