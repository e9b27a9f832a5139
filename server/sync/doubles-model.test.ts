/**
 * The rules over the database against a slow and simple model: whoever was born, edited, gone, removed, and whatever was
 * softened, in whatever order it was looked at, what is asked at the end is what a comparison of everybody with everybody
 * finds.
 */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nightStoreOn } from '#server/rules-nightly.ts'
import type { CheckCode } from '#shared/checks/check-list.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import type { Resident } from '#shared/records/resident.ts'
import { createChange, editChange, household, removeChange, resident, row } from '#shared/testing/builders.ts'
import { fold } from '#shared/text/fold.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { drainNumberChecks } from './check-numbers.ts'
import { lookNightly } from './look-nightly.ts'

const rules = ['CMND_DUP', 'ID_DUP', 'PERSON_DUP', 'TWO_HOUSEHOLDS'] as const satisfies CheckCode[]
type Rule = (typeof rules)[number]
const communes = [muiNe, hamTien] as const

let world: World
let lan: TestTablet
const softened = new Set<CheckCode>()
beforeAll(async () => {
  const tree = { parentsOf: () => [], hasBelow: () => false }
  world = await openWorld({ rules: { tree, isSoftened: (rule) => softened.has(rule) } })
  lan = await world.enrol('lan', communes)
})
afterAll(() => world.close())

const placeIn = (commune: CommuneCode) => ({ province: '60', district: '593', commune, detail: null })
const place = fc.option(fc.constantFrom(...communes).map(placeIn))

/** Few values of each, so that many people are alike. */
const anyUnits: fc.Arbitrary<Partial<Resident>> = fc.record({
  idNumber: fc.constantFrom(null, '060080000001', '060080000002'),
  cmnd: fc.constantFrom(null, '260123451', '260123452'),
  name: fc.constantFrom('Nguyễn  Văn Hoà', 'NGUYEN VAN HOA', 'LÊ VĂN BA', null),
  birth: fc.constantFrom('1980-01-02', '1981-03-04', '1980', null),
  sex: fc.constantFrom('1', '2', null),
  fatherName: fc.constantFrom(null, 'NGUYỄN VĂN CẢ', 'Nguyen Van Ca'),
  motherName: fc.constantFrom(null, 'TRẦN THỊ MẸ'),
  hometown: place,
  permanentAddress: place,
  residenceStatus: fc.constantFrom(null, 'TT', 'TR'),
})
/** A few of them. */
const someUnits = (least: number): fc.Arbitrary<Partial<Resident>> =>
  anyUnits.chain((units) =>
    fc
      .subarray(Object.entries(units), { minLength: least, maxLength: 3 })
      .map((some) => Object.fromEntries(some)),
  )
/** Whom everybody is like who is born, but for what is drawn of them. */
const somebodyIn = (commune: CommuneCode): Partial<Resident> => ({
  ...{ name: 'NGUYỄN VĂN HÒA', birth: '1980-01-02', sex: '1', cmnd: '260123451' },
  ...{ fatherName: 'NGUYỄN VĂN CẢ', hometown: placeIn(muiNe), permanentAddress: placeIn(commune) },
})

const who = fc.nat(9)
const anyAct = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      act: fc.constant('born' as const),
      commune: fc.constantFrom(...communes),
      home: fc.nat(1),
      units: fc
        .tuple(fc.constantFrom(null, '060080000001', '060080000001'), someUnits(0))
        .map(([idNumber, some]) => ({ idNumber, ...some })),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constant('edit' as const),
      who,
      units: someUnits(1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('leave or come back' as const), who }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('remove' as const), who }) },
  { weight: 4, arbitrary: fc.constant({ act: 'look' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constant('soften or not' as const), rule: fc.constantFrom(...rules) }),
  },
)
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never
const anyHistory = fc.array(anyAct, { minLength: 14, maxLength: 20 })
/** From the beginning; in many histories none is. */
const anySoftened = fc.oneof(fc.constant([]), fc.subarray([...rules], { minLength: 1 }))

interface Person {
  readonly id: RecordId
  readonly commune: CommuneCode
  readonly units: Resident
  readonly isRemoved: boolean
}

/** What was sent so far: what everybody is like, and the two households of each commune. */
interface History {
  readonly people: Person[]
  readonly homes: ReadonlyMap<CommuneCode, readonly RecordId[]>
}

async function begin(atFirst: readonly Rule[]): Promise<History> {
  softened.clear()
  for (const rule of atFirst) softened.add(rule)
  await world.db.owner.query(
    `truncate household, resident, flag, check_queue, move_queue, move, id_number_use, likeness, commune_count,
       hamlet_count, rule_run`,
  )
  const homes = new Map(communes.map((commune) => [commune, [newId(), newId()]]))
  for (const [commune, ids] of homes)
    await lan.send([lan.group(ids.map((id) => createChange('household', id, household())))], { commune })
  return { people: [], homes }
}

async function follow({ people, homes }: History, act: Act): Promise<void> {
  if (act.act === 'look') await drainNumberChecks(world.centre)
  else if (act.act === 'soften or not') {
    if (!softened.delete(act.rule)) softened.add(act.rule)
  } else if (act.act === 'born') {
    const id = newId()
    const units = resident({
      ...somebodyIn(act.commune),
      ...act.units,
      household: homes.get(act.commune)?.[act.home] ?? null,
    })
    people.push({ id, commune: act.commune, units, isRemoved: false })
    await apply(act.commune, createChange('resident', id, units))
  } else await change(people, act)
}

async function change(
  people: Person[],
  act: Exclude<Act, { act: 'look' | 'soften or not' | 'born' }>,
): Promise<void> {
  const at = act.who % Math.max(1, people.length)
  const person = people[at]
  if (person === undefined || person.isRemoved) return
  const { id, commune, units } = person
  if (act.act === 'remove') {
    people[at] = { ...person, isRemoved: true }
    return apply(commune, removeChange(row('resident', units, { id, commune })))
  }
  const left = units.left === null ? { why: 'died', on: '2021-03-01', to: null } : null
  const wrote = act.act === 'edit' ? act.units : { left }
  const saw = Object.fromEntries(Object.keys(wrote).map((unit) => [unit, Reflect.get(units, unit)]))
  people[at] = { ...person, units: { ...units, ...wrote } }
  await apply(commune, editChange(id, { saw, wrote }))
}

async function apply(commune: CommuneCode, one: Parameters<TestTablet['group']>[0][number]): Promise<void> {
  const receipt = await lan.sendOne(lan.group([one]), { commune })
  expect(receipt).toMatchObject({ outcome: 'applied', conflicts: [] })
}

const isPresent = ({ units, isRemoved }: Person): boolean => !isRemoved && units.left === null
const areSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  one != null && one === other
const folded = (text: string | null): string | null => (text === null ? null : fold(text))
const haveSameName = ({ units: one }: Person, { units: other }: Person): boolean =>
  areSame(folded(one.name), folded(other.name)) && areSame(one.birth, other.birth)
const isPermanent = ({ commune, units: { residenceStatus, permanentAddress } }: Person): boolean =>
  (residenceStatus ?? 'TT') === 'TT' && permanentAddress?.commune === commune

/** Whether two residents who are present make a rule ask about both. */
const asks: Readonly<Record<Rule, (one: Person, other: Person) => boolean>> = {
  ID_DUP: ({ units: one }, { units: other }) => areSame(one.idNumber, other.idNumber),
  CMND_DUP: ({ units: one }, { units: other }) =>
    areSame(one.cmnd, other.cmnd) && !areSame(one.idNumber, other.idNumber),
  PERSON_DUP: (a, b) => {
    const [one, other] = [a.units, b.units]
    const haveNumbers = one.idNumber !== null && other.idNumber !== null
    if (haveNumbers || !haveSameName(a, b) || one.birth?.length !== 10) return false
    const areKin =
      areSame(folded(one.fatherName), folded(other.fatherName)) ||
      areSame(folded(one.motherName), folded(other.motherName)) ||
      areSame(one.hometown?.commune, other.hometown?.commune)
    return areKin && areSame(one.sex, other.sex)
  },
  TWO_HOUSEHOLDS: (one, other) =>
    areSame(one.units.idNumber, other.units.idNumber) &&
    one.units.household !== other.units.household &&
    haveSameName(one, other) &&
    isPermanent(one) &&
    isPermanent(other),
}

/** Where the other one is in another commune, nothing more is said of them. */
function wanted(people: readonly Person[]): string[] {
  const present = people.filter(isPresent)
  return present.flatMap((one) =>
    rules.flatMap((rule) => {
      const others = present.filter((other) => other !== one && asks[rule](one, other))
      const [here] = others
        .filter(({ commune }) => commune === one.commune)
        .map(({ id }) => id)
        .sort()
      if (here !== undefined) return [line(one.id, rule, { elsewhere: 'commune', other: here })]
      return others.length > 0 ? [line(one.id, rule, { elsewhere: 'other-commune' })] : []
    }),
  )
}

const line = (record: string, rule: string, { elsewhere, other }: { elsewhere?: string; other?: string }) =>
  [record, rule, elsewhere, other].join(' ')

async function asked(): Promise<string[]> {
  const found = await world.db.owner.query<{ record: string; rule: string; found: object }>(
    `select record, rule, found from flag where state = 'open' and rule = any ($1)`,
    [rules],
  )
  return found.rows.map((flag) => line(flag.record, flag.rule, flag.found))
}

async function night(): Promise<void> {
  await lookNightly({
    centre: world.centre,
    store: nightStoreOn(world.db.pool),
    day: '2021-06-01',
    admit: async (work) => {
      await work()
      return true
    },
  })
}

const runs = 12
/** In which each rule asks. */
const born = (commune: CommuneCode, home: number, idNumber: string | null): Act => {
  return { act: 'born', commune, home, units: { idNumber } }
}
const everybodyAlike: Act[] = [
  ...[born(muiNe, 0, '060080000001'), born(muiNe, 1, '060080000001'), born(hamTien, 0, '060080000001')],
  ...[born(muiNe, 0, null), born(hamTien, 1, null)],
]
const seen: Record<Rule, number> = { ID_DUP: 0, CMND_DUP: 0, PERSON_DUP: 0, TWO_HOUSEHOLDS: 0 }

test('what is asked over the database is what a comparison of everybody with everybody finds; a night asks what was softened', async () => {
  await fc.assert(
    fc.asyncProperty(anyHistory, anySoftened, async (acts, atFirst) => {
      const history = await begin(atFirst)
      for (const act of acts) await follow(history, act)
      const model = wanted(history.people).sort()
      for (const rule of rules) seen[rule] += model.filter((one) => one.includes(` ${rule} `)).length
      softened.clear()
      await drainNumberChecks(world.centre)
      const wereSoftened = [
        ...atFirst,
        ...acts.flatMap((act) => (act.act === 'soften or not' ? act.rule : [])),
      ]
      const isOfOthers = (one: string): boolean => !wereSoftened.some((rule) => one.includes(` ${rule} `))
      expect((await asked()).filter(isOfOthers).sort()).toEqual(model.filter(isOfOthers))
      await night()
      expect((await asked()).sort()).toEqual(model)
    }),
    { numRuns: runs, examples: [[everybodyAlike, []]] },
  )
  // a history in which nobody is alike would show nothing
  for (const rule of rules) expect(seen[rule]).toBeGreaterThan(0)
}, 120_000)
