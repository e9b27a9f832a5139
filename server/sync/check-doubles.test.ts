import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CheckCode, isOverDatabase } from '#shared/checks/check-list.ts'
import { type CommuneCode, flagId, type RecordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { fold } from '#shared/text/fold.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { applyDecision } from './apply-decision.ts'
import type { RuleBook } from './centre.ts'
import { drainNumberChecks } from './check-numbers.ts'

let world: World
let lan: TestTablet
let softened: CheckCode[] = []
let serial = 0
const rules: RuleBook = {
  tree: { parentsOf: () => [], hasBelow: () => false },
  isSoftened: (rule) => softened.includes(rule),
}

beforeAll(async () => {
  world = await openWorld({ rules })
  lan = await world.enrol('lan', [muiNe, hamTien])
})
afterAll(() => world.close())
beforeEach(() => {
  softened = []
  serial += 1
})

/** Another day of birth in each test: nobody is taken for somebody of another one. */
const birth = (): string => `1980-01-${String(serial).padStart(2, '0')}`
const number = (): string => `06008000${String(serial).padStart(4, '0')}`
const cmnd = (): string => `2601234${String(serial).padStart(2, '0')}`
const at = (commune: CommuneCode) => ({ province: '60', district: '593', commune, detail: null })
const person = (): UnitValues => ({ name: 'NGUYỄN VĂN HÒA', birth: birth(), sex: '1', hometown: at(hamTien) })

async function born(commune: CommuneCode, given: UnitValues): Promise<RecordId> {
  const [home, id] = [newId(), newId()]
  const group = lan.group([
    createChange('household', home, household()),
    createChange('resident', id, { ...resident({ household: home }), ...given }),
  ])
  await lan.send([group], { commune })
  return id
}
async function edit(commune: CommuneCode, id: RecordId, saw: UnitValues, wrote: UnitValues): Promise<void> {
  const receipt = await lan.sendOne(lan.group([editChange(id, { saw, wrote })]), { commune })
  expect(receipt).toMatchObject({ outcome: 'applied', conflicts: [] })
}
const drain = () => drainNumberChecks(world.centre)
interface Asked {
  readonly id: string
  readonly seq: string
  readonly rule: string
  readonly found: object
}
/** In whichever commune. */
const openFlags = async (record: RecordId): Promise<Asked[]> => {
  const found = await world.db.owner.query<Asked>(
    `select id, seq, rule, found from flag where record = $1 and state = 'open' order by rule`,
    [record],
  )
  return found.rows.filter(({ rule }) => isOverDatabase(rule))
}
const asked = async (id: RecordId) => (await openFlags(id)).map(({ rule, found }) => [rule, found])
const here = (other: RecordId) => ({ elsewhere: 'commune', other })

describe('a CMND that two residents have', () => {
  test('is a question on both', async () => {
    const [an, ba] = [await born(muiNe, { cmnd: cmnd() }), await born(hamTien, { cmnd: cmnd() })]
    expect(await drain()).toBe(2)
    expect(await asked(an)).toEqual([['CMND_DUP', { elsewhere: 'other-commune' }]])
    expect(await asked(ba)).toEqual([['CMND_DUP', { elsewhere: 'other-commune' }]])
  })
  test('is none any more when one of them was mistyped', async () => {
    const [an, ba] = [await born(muiNe, { cmnd: cmnd() }), await born(muiNe, { cmnd: cmnd() })]
    await drain()
    expect(await asked(an)).toEqual([['CMND_DUP', here(ba)]])
    await edit(muiNe, ba, { cmnd: cmnd() }, { cmnd: '260999999' })
    expect(await drain()).toBe(2)
    expect([await asked(an), await asked(ba)]).toEqual([[], []])
  })
  test('is the question of the ID number where they share that as well', async () => {
    const both = { cmnd: cmnd(), idNumber: number() }
    const [an, ba] = [await born(muiNe, both), await born(muiNe, both)]
    await drain()
    expect(await asked(an)).toEqual([['ID_DUP', here(ba)]])
  })
})

describe('one person who may be recorded twice', () => {
  test('has the same name without tones, date of birth and sex, and the same hometown', async () => {
    const an = await born(muiNe, person())
    const ba = await born(muiNe, { ...person(), name: 'Nguyen Van Hoà' })
    await drain()
    expect(await asked(an)).toEqual([['PERSON_DUP', here(ba)]])
    expect(await asked(ba)).toEqual([['PERSON_DUP', here(an)]])
  })
  test.each([
    ['another hometown, and no parent in common', { hometown: at(muiNe) }],
    ['another day of birth', { birth: '1981-12-31' }],
    ['the other sex', { sex: '2' }],
    ['another name', { name: 'NGUYỄN VĂN HOÀN' }],
    ['a year of birth alone', { birth: '1980' }],
  ])('is not suspected with %s', async (_, differing) => {
    const an = await born(muiNe, person())
    await born(muiNe, { ...person(), ...differing })
    await drain()
    expect(await asked(an)).toEqual([])
  })
  test('is suspected by a father in common, also where he is linked in one of the households', async () => {
    const [home, father, child] = [newId(), newId(), newId()]
    const linked = { resident: father, nationality: null, number: null }
    await lan.send([
      lan.group([
        createChange('household', home, household()),
        createChange('resident', father, resident({ household: home, name: 'NGUYỄN VĂN CẢ' })),
        createChange('resident', child, {
          ...resident({ household: home }),
          ...person(),
          hometown: null,
          father: linked,
        }),
      ]),
    ])
    const twin = await born(muiNe, { ...person(), hometown: null, fatherName: 'Nguyễn Văn Cả' })
    await drain()
    expect(await asked(child)).toContainEqual(['PERSON_DUP', here(twin)])
  })
  test('is two people where both have an ID number, and they differ', async () => {
    const an = await born(muiNe, { ...person(), idNumber: number() })
    const ba = await born(muiNe, { ...person(), idNumber: '060080999999' })
    await drain()
    expect([await asked(an), await asked(ba)]).toEqual([[], []])
    await edit(muiNe, ba, { idNumber: '060080999999' }, { idNumber: null })
    await drain()
    expect(await asked(an)).toEqual([['PERSON_DUP', here(ba)]])
  })
  test('who has left one of the households is recorded once', async () => {
    const [an, ba] = [await born(muiNe, person()), await born(hamTien, person())]
    await drain()
    expect(await asked(an)).toHaveLength(1)
    await edit(hamTien, ba, { left: null }, { left: { why: 'moved', on: null, to: null } })
    await drain()
    expect([await asked(an), await asked(ba)]).toEqual([[], []])
  })
})

describe('one person who is permanent in two households', () => {
  const same = (commune: CommuneCode): UnitValues => ({
    ...person(),
    idNumber: number(),
    permanentAddress: at(commune),
  })
  const twice = async (id: RecordId) => (await asked(id)).filter(([rule]) => rule === 'TWO_HOUSEHOLDS')
  test('is a question in both communes, and neither hears where the other is', async () => {
    const [an, ba] = [await born(muiNe, same(muiNe)), await born(hamTien, same(hamTien))]
    await drain()
    expect(await twice(an)).toEqual([['TWO_HOUSEHOLDS', { elsewhere: 'other-commune' }]])
    expect(await twice(ba)).toEqual([['TWO_HOUSEHOLDS', { elsewhere: 'other-commune' }]])
  })
  test('who is only temporary in one of them is not', async () => {
    const an = await born(muiNe, same(muiNe))
    await born(hamTien, { ...same(hamTien), residenceStatus: 'TR' })
    await born(hamTien, same(muiNe))
    await drain()
    expect(await twice(an)).toEqual([])
  })
  test('is not asked of two people who share a number by mistake', async () => {
    const an = await born(muiNe, same(muiNe))
    await born(muiNe, { ...same(muiNe), name: 'LÊ VĂN BA' })
    await drain()
    expect(await twice(an)).toEqual([])
  })
})

describe('what is found over the database', () => {
  test('asks nobody where the rule was softened, and closes what was asked before', async () => {
    softened = ['PERSON_DUP']
    const [an, ba] = [await born(muiNe, person()), await born(muiNe, person())]
    expect(await drain()).toBe(0)
    softened = []
    await edit(muiNe, ba, { fatherName: null }, { fatherName: 'LÊ VĂN BA' })
    expect(await drain()).toBe(2)
    softened = ['PERSON_DUP']
    await edit(muiNe, ba, { sex: '1' }, { sex: '2' })
    expect(await drain()).toBe(2)
    expect(await asked(an)).toEqual([])
  })

  test('and was called right by a supervisor is not asked again on the same values', async () => {
    const [an, ba] = [
      await born(muiNe, { ...person(), cmnd: cmnd() }),
      await born(muiNe, { ...person(), cmnd: cmnd() }),
    ]
    await drain()
    const flags = await openFlags(an)
    expect(flags.map(({ rule }) => rule)).toEqual(['CMND_DUP', 'PERSON_DUP'])
    for (const flag of flags) await dismiss(flag, an)
    await edit(muiNe, an, { fatherName: null }, { fatherName: 'LÊ VĂN BA' })
    await drain()
    expect(await asked(an)).toEqual([])
    expect(await asked(ba)).toHaveLength(2)
    await edit(muiNe, an, { cmnd: cmnd() }, { cmnd: '260888888' })
    await edit(muiNe, an, { cmnd: '260888888' }, { cmnd: cmnd() })
    await edit(muiNe, an, { name: 'NGUYỄN VĂN HÒA' }, { name: 'NGUYỄN VĂN HOÀ' })
    await drain()
    expect(await asked(an)).toEqual([['PERSON_DUP', here(ba)]])
  })

  test('is brought up to date for everybody who was there before the rule', async () => {
    const [an, ba] = [await born(muiNe, person()), await born(muiNe, person())]
    await world.db.owner.query('truncate check_queue, likeness')
    await world.db.owner.query(
      'insert into check_queue select commune, -1, array_agg(id), array_agg(id_number) from resident group by commune',
    )
    await drain()
    expect(await asked(an)).toEqual([['PERSON_DUP', here(ba)]])
    expect(await world.count('likeness where resident = any ($1)', [[an, ba]])).toBe(2)
  })

  test('names are folded there as they are in a search', async () => {
    const names = ['NGUYỄN VĂN HÒA', 'Hoà', "K' BRIN", 'ĐẶNG–THỊ  Ửng', "LƠ MU HA K'RÊT", 'Chamaléa Katơr']
    for (const name of names) {
      const { rows } = await world.db.owner.query('select fold_text($1) as folded', [name])
      expect(rows).toEqual([{ folded: fold(name) }])
    }
  })
})

/** As a supervisor does who says that it is right so. */
async function dismiss({ id, seq }: Asked, record: RecordId): Promise<void> {
  const account = 'giam-sat'
  await world.db.owner.query(
    `insert into account (id, username, name, role) values ($1, $1, $1, 'supervisor') on conflict do nothing`,
    [account],
  )
  await world.setScope(account, [muiNe, hamTien])
  const change = editChange(record, { saw: {}, wrote: {} })
  const outcome = await applyDecision(world.centre, {
    commune: muiNe,
    account,
    username: account,
    group: lan.group([{ ...change, reason: 'Hai người khác nhau', closes: flagId(id) }]),
    seen: { [id]: Number(seq) },
  })
  expect(outcome.kind).toBe('applied')
}
