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
  const residents = homes
    .flatMap((each) => each.residents)
    .slice(0, size)
    .map((resident, index) => ({
      ...resident,
      units: {
        ...resident.units,
        household: home.id,
        left: null,
        // of another household
        ...{ father: null, mother: null, spouse: null, representative: null },
        name: index === 0 ? headOf(size) : resident.units.name,
        relation: index === 0 ? ('CH' as const) : ('OTHUE' as const),
      },
    }))
  return { ...home, residents }
}

export async function sendTwoHouseholds(centre: Centre): Promise<void> {
  const tablet = await enrol(centre, commune)
  const families = strangers()
  for (const size of sizes) {
    await send(centre, tablet, [JSON.stringify(groupOfHousehold(householdOf(size, families), tablet.epoch))])
  }
}
