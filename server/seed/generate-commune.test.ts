import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type StandingRecord, standingAfterwards } from '#server/testing/standing-afterwards.ts'
import { unitTreeFrom } from '#shared/areas/unit-tree.ts'
import { checkHousehold } from '#shared/checks/check-household.ts'
import { type CheckCode, checkCodes, isOverDatabase } from '#shared/checks/check-list.ts'
import { epoch } from '#shared/ids.ts'
import { linkedTo, nameUnitOf, relatives } from '#shared/records/relatives.ts'
import { readGroup } from '#shared/sync/change.ts'
import { ageGroupOf, agePyramid, ageShares } from './ages.ts'
import { hamletsOf, profileOf } from './commune-profile.ts'
import { demoPeople, newCountry, readDemoCountry } from './demo-country.ts'
import { generateCommune, type SyntheticCommune } from './generate-commune.ts'
import type { SyntheticHousehold } from './generate-household.ts'
import { groupOfHousehold } from './synthetic-batches.ts'

const today = '2026-11-23'
const demo = readDemoCountry()
const communes = [...demoPeople(demo, today, 1)]
const households = communes.flatMap((commune) => commune.households)
const residents = households.flatMap((household) => household.residents)
const errors = communes.flatMap((commune) => commune.errors)
const standing = communes.map((commune) => ({ code: commune.code, records: standingAfterwards(commune) }))
const [muiNe] = communes
const tree = unitTreeFrom([...demo.tree.areasByCode.values()].flat())
/** Of many people: nobody's mistake, and nothing that was put in. */
const isOfNature = (rule: CheckCode): boolean => ['DOB_PARTIAL', 'DOB_JAN1', 'CARD_14'].includes(rule)

const found = (commune: string, household: SyntheticHousehold, day: string) =>
  checkHousehold(
    { ...household, commune },
    household.residents.filter((resident) => resident.units.left === null),
    { today: day, tree },
  )
const wrongIn = (commune: string, household: SyntheticHousehold, day = today): string[] =>
  found(commune, household, day)
    .filter(({ rule }) => !isOfNature(rule))
    .map(({ rule, record }) => `${rule} ${record}`)
const isPresent = ({ units }: Pick<StandingRecord, 'units'>): boolean => (units.left ?? null) === null

/** Once everything that happened since has been applied. */
function wrongAfterwards(commune: SyntheticCommune, day = today): string[] {
  const records = standingAfterwards(commune)
  return records.flatMap((home) => {
    if (home.type !== 'household') return []
    const present = records.filter((one) => one.units.household === home.id && isPresent(one))
    return checkHousehold({ ...home, commune: commune.code }, present, { today: day, tree })
      .filter(({ rule }) => !isOfNature(rule))
      .map(({ rule, record }) => `${rule} ${record}`)
  })
}
const ageOf = (birth: string | null): number => Number(today.slice(0, 4)) - Number(birth?.slice(0, 4))
const share = (part: readonly unknown[], all: readonly unknown[]): number => part.length / all.length

describe('the synthetic census', () => {
  test('is the same whenever it is asked for, down to the ids', () => {
    expect([...demoPeople(demo, today, 0.05)]).toEqual([...demoPeople(demo, today, 0.05)])
  })

  test('Mũi Né has its real size: 2,430 households and about 8,700 residents', () => {
    const people = muiNe?.households.flatMap((household) => household.residents) ?? []
    expect(muiNe?.households).toHaveLength(2430)
    expect(Math.abs(people.length - 8700)).toBeLessThan(150)
  })

  test('in the communes of the province something is left to collect, but little', () => {
    for (const { code, records } of standing.slice(0, 3)) {
      const collected = records.filter((one) => one.type === 'resident' && isPresent(one)).length
      const target = demo.targets.get(code) ?? 0
      expect(collected).toBeLessThan(target)
      expect(collected / target).toBeGreaterThan(0.98)
    }
  })

  test('nobody is taken for real: every book is marked as a trial', () => {
    const books = households.map((household) => household.units.bookNumber).filter((book) => book !== null)
    expect(books.filter((book) => !book.startsWith('TN-'))).toEqual([])
    expect(share(books, households)).toBeGreaterThan(0.9)
    expect(new Set(books).size).toBe(books.length)
  })

  test('every household can be read by the intake', () => {
    const faults = households
      .map((household) => readGroup(JSON.parse(JSON.stringify(groupOfHousehold(household, epoch('e'))))))
      .filter((reading) => reading.kind === 'fault')
    expect(faults).toEqual([])
  })

  test('ids and group ids are all different', () => {
    const ids = [
      ...households.map((household) => household.id),
      ...residents.map((resident) => resident.id),
      ...households.map((household) => groupOfHousehold(household, epoch('e')).groupId),
    ]
    expect(new Set<string>(ids).size).toBe(ids.length)
  })
})

describe('the people', () => {
  test('make up the age pyramid, each group within one point', () => {
    const counts = agePyramid.map(() => 0)
    for (const { units } of residents) {
      const group = ageGroupOf(Math.max(0, Math.min(100, ageOf(units.birth))))
      counts[group] = (counts[group] ?? 0) + 1
    }
    // births of this year and the last are of one age or two: half a year's shift is allowed for
    counts.forEach((count, group) => {
      expect(Math.abs(count / residents.length - (ageShares[group] ?? 0))).toBeLessThan(0.015)
    })
  })

  test('men and women are about as many', () => {
    const men = residents.filter((resident) => resident.units.sex === '1')
    expect(Math.abs(share(men, residents) - 0.498)).toBeLessThan(0.02)
  })

  test('live in households of 3.6 on average, of many shapes', () => {
    expect(Math.abs(residents.length / households.length - 3.6)).toBeLessThan(0.15)
    const sizes = new Set(households.map((household) => household.residents.length))
    expect([1, 2, 3, 4, 5, 6, 7].every((size) => sizes.has(size))).toBe(true)
    const relations = new Set(residents.map((resident) => resident.units.relation))
    for (const relation of [
      'CH',
      'VO',
      'CHONG',
      'CON',
      'CHA',
      'ME',
      'CONDAU',
      'CONRE',
      'CHAU',
      'EM',
      'OTHUE',
    ] as const) {
      expect(relations).toContain(relation)
    }
  })

  test('some are registered here and live elsewhere', () => {
    const absent = residents.filter(
      ({ units }) => units.currentAddress !== null && units.currentAddress.province !== '60',
    )
    expect(share(absent, residents)).toBeGreaterThan(0.08)
    expect(share(absent, residents)).toBeLessThan(0.18)
  })

  test('children bear the name of the father whom they name', () => {
    const strangers = households.flatMap(({ residents: members }) =>
      members.filter(({ units }) => {
        const father = members.find((each) => each.id === linkedTo(units, 'father'))
        if (father === undefined || units.ethnicGroup === 'co-ho' || units.relation !== 'CON') return false
        return !units.name?.startsWith(father.units.name?.split(' ')[0] ?? '?')
      }),
    )
    // two were put in on purpose with a name that lost its marks
    expect(share(strangers, residents)).toBeLessThan(0.004)
  })

  test('whoever is a relative and lives here is linked, and is not written down a second time', () => {
    const linked = households.flatMap(({ residents: members }) =>
      members.flatMap(({ units }) =>
        relatives.flatMap((relative) => {
          const id = linkedTo(units, relative)
          if (id === null) return []
          return [{ other: members.find((each) => each.id === id), name: units[nameUnitOf[relative]] }]
        }),
      ),
    )
    expect(linked.length).toBeGreaterThan(residents.length / 2)
    expect(linked.filter(({ other, name }) => other === undefined || name !== null)).toEqual([])
  })

  test('a household has one religion, and the Chăm have theirs', () => {
    for (const { residents: members } of households)
      expect(new Set(members.map(({ units }) => units.religion)).size).toBe(1)
    const cham = residents.filter(({ units }) => units.ethnicGroup === 'cham')
    const theirs = cham.filter(({ units }) => ['ba-la-mon', 'hoi-giao'].includes(units.religion ?? ''))
    expect(share(theirs, cham)).toBeGreaterThan(0.7)
    expect(
      share(
        residents.filter(({ units }) => units.religion === null),
        residents,
      ),
    ).toBeLessThan(0.12)
  })

  test('some have a phone that rings nowhere, a temporary address or an absence, and most have none', () => {
    const having = (unit: 'phone' | 'temporaryAddress' | 'absence') =>
      residents.filter(({ units }) => units[unit] !== null)
    expect(share(having('phone'), residents)).toBeGreaterThan(0.1)
    expect(share(having('phone'), residents)).toBeLessThan(0.35)
    expect(having('phone').filter(({ units }) => !/^060\d{7}$/.test(units.phone ?? ''))).toEqual([])
    for (const unit of ['temporaryAddress', 'absence'] as const) {
      expect(having(unit).length).toBeGreaterThan(5)
      expect(share(having(unit), residents)).toBeLessThan(0.1)
    }
  })

  test('names are in capitals and composed', () => {
    const odd = residents.filter(
      ({ id, units: { name } }) =>
        name !== name?.normalize('NFC').toLocaleUpperCase('vi') &&
        !errors.some(({ rule, record }) => rule === 'NAME_CASE' && record === id),
    )
    expect(odd).toEqual([])
  })

  test('of some only the year is known, and of many of them the first of January is written', () => {
    const births = residents.map((resident) => resident.units.birth ?? '')
    expect(
      share(
        births.filter((birth) => birth.length === 4),
        births,
      ),
    ).toBeGreaterThan(0.01)
    expect(
      share(
        births.filter((birth) => birth.length === 7),
        births,
      ),
    ).toBeGreaterThan(0.001)
    expect(
      share(
        births.filter((birth) => birth.endsWith('-01-01')),
        births,
      ),
    ).toBeGreaterThan(3 / 365)
  })

  test('each commune has its own mixture of groups', () => {
    const most = communes.map((commune) => {
      const counts = new Map<string, number>()
      for (const { units } of commune.households.flatMap((household) => household.residents)) {
        counts.set(units.ethnicGroup ?? '', (counts.get(units.ethnicGroup ?? '') ?? 0) + 1)
      }
      return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0]
    })
    expect(most).toEqual(['kinh', 'co-ho', 'kinh', 'cham'])
  })

  test('numbers begin with the province of birth; Bình Thuận is 060, its CMND 260 and 261', () => {
    const sound = residents.filter(
      ({ units }) => units.idNumber?.length === 12 && units.birthPlace?.province === '60',
    )
    const here = sound.filter(({ units }) => units.idNumber?.startsWith('060'))
    expect(share(here, sound)).toBeGreaterThan(0.99)
    const cards = (muiNe?.households ?? []).flatMap((household) =>
      household.residents.flatMap(({ units }) => units.cmnd ?? []),
    )
    expect(
      share(
        cards.filter((cmnd) => /^26[01]/.test(cmnd)),
        cards,
      ),
    ).toBeGreaterThan(0.85)
  })
})

describe('the errors', () => {
  test('are in about 3 % of the records', () => {
    const records = households.length + residents.length
    expect(Math.abs(errors.length / records - 0.03)).toBeLessThan(0.002)
  })

  test('are of every kind that the checks find', () => {
    const planted = [...new Set(errors.map((error) => error.rule))]
    expect(planted.sort()).toEqual(checkCodes.filter((rule) => !isOfNature(rule)).sort())
  })

  test('are exactly what the checks find, and nothing else is wrong', () => {
    const seeded = errors
      .filter((error) => !isOverDatabase(error.rule))
      .map((error) => `${error.rule} ${error.record}`)
    const wrong = communes.flatMap(({ code, households: all }) => all.flatMap((each) => wrongIn(code, each)))
    expect(wrong.sort()).toEqual(seeded.sort())
  })

  test('are still what is wrong after all that has happened since', () => {
    const seeded = communes[1]?.errors.filter((error) => !isOverDatabase(error.rule)) ?? []
    const wrong = communes[1] === undefined ? [] : wrongAfterwards(communes[1])
    expect(communes[1]?.saves.length).toBeGreaterThan(20)
    expect(wrong.sort()).toEqual(seeded.map((error) => `${error.rule} ${error.record}`).sort())
  })

  test('what is only worth knowing is there by nature', () => {
    const rules = communes.flatMap(({ code, households: all }) =>
      all.flatMap((household) => found(code, household, today).map(({ rule }) => rule)),
    )
    expect(checkCodes.filter(isOfNature).filter((rule) => !rules.includes(rule))).toEqual([])
  })

  test('a number is used twice exactly where that was done on purpose', () => {
    const owners = new Map<string, string[]>()
    for (const { type, id, units } of standing.flatMap(({ records }) => records)) {
      const number = units.idNumber
      if (type === 'resident' && typeof number === 'string' && isPresent({ units }))
        owners.set(number, [...(owners.get(number) ?? []), id])
    }
    const twice = [...owners.values()].filter((ids) => ids.length > 1).flat()
    expect(twice.sort()).toEqual(
      errors.flatMap(({ rule, record }) => (rule === 'ID_DUP' ? [record] : [])).sort(),
    )
  })

  test('one number is used in two communes', () => {
    const communeOf = new Map(standing.flatMap(({ code, records }) => records.map(({ id }) => [id, code])))
    const misplaced = errors.filter((error) => {
      return error.rule === 'ID_DUP' && communeOf.get(error.record) !== error.commune
    })
    expect(misplaced).toEqual([])
    const lent = communes
      .slice(1)
      .flatMap((commune) => commune.errors.filter((error) => error.commune !== commune.code))
    expect(lent.length).toBeGreaterThan(2)
  })
})

test('other seeds and other days: what is wrong is what was put in', () => {
  const day = fc
    .date({ min: new Date('2021-03-04'), max: new Date('2039-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  fc.assert(
    fc.property(fc.string(), day, fc.integer({ min: 1, max: 120 }), (seed, on, count) => {
      const name = 'Xã Hàm Đức'
      const profile = profileOf({ code: '23092', name }, hamletsOf(name, count))
      const made: SyntheticCommune = generateCommune(newCountry(demo.tree, on, seed), {
        profile,
        households: count,
      })
      const seeded = made.errors.flatMap(({ rule, record }) =>
        isOverDatabase(rule) ? [] : [`${rule} ${record}`],
      )
      expect(made.households).toHaveLength(count)
      expect(made.households.flatMap((household) => wrongIn('23092', household, on)).sort()).toEqual(
        seeded.sort(),
      )
      expect(wrongAfterwards(made, on).sort()).toEqual(seeded)
    }),
    { numRuns: 40 },
  )
})
