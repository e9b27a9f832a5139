/** Who was shown a record, in whatever answer it came, is found in the audit log by that record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import { auditPageSchema } from '#shared/api/audit.ts'
import { flagPageSchema, flagViewSchema } from '#shared/api/flags.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { drainNumberChecks } from '../sync/check-numbers.ts'

const idNumber = '060086001234'

interface Family {
  readonly home: RecordId
  readonly head: RecordId
  readonly wife: RecordId
}

let api: RunningApi
let lan: TestTablet
let own: Family
let beside: Family
const cookies = new Map<string, string>()

async function addFamily(tablet: TestTablet, commune: CommuneCode): Promise<Family> {
  const [home, head, wife] = [newId(), newId(), newId()]
  const born = { household: home, birth: '1986' }
  const changes = [
    createChange('household', home, household()),
    createChange(
      'resident',
      head,
      resident({ ...born, name: 'NGUYỄN VĂN AN', relation: 'CH', sex: '1', idNumber }),
    ),
    createChange('resident', wife, resident({ ...born, name: 'TRẦN THỊ BA', relation: 'VO', sex: '2' })),
  ]
  await tablet.send([tablet.group(changes)], { commune })
  return { home, head, wife }
}

beforeAll(async () => {
  api = await openRunningApi()
  lan = await api.world.enrol('lan')
  own = await addFamily(lan, muiNe)
  beside = await addFamily(await api.world.enrol('hoa', [hamTien]), hamTien)
  await drainNumberChecks(api.world.centre)
  const areas = [{ level: 'district' as const, code: '593' }]
  for (const [username, role] of [
    ['giam-sat', 'supervisor'],
    ['doi', 'district'],
    ['quan-tri', 'administrator'],
  ] as const) {
    await api.makeAccount({ username, role, areas: role === 'administrator' ? [] : areas })
    cookies.set(username, await api.signIn(username))
  }
})
afterAll(() => api.close())

const ask = async (path: string, username: string): Promise<unknown> => {
  const response = await api.ask(`/api/${path}`, { headers: { cookie: cookies.get(username) ?? '' } })
  expect(response.status).toBe(200)
  return response.json()
}
/** Whoever read it at a desk, and what they did for that, the newest first. */
async function readersOf(record: RecordId): Promise<string[]> {
  const { entries } = auditPageSchema.parse(await ask(`audit?subject=${record}`, 'quan-tri'))
  return entries
    .filter(({ device }) => device === null)
    .map(({ actor, action, commune }) => `${actor} ${action} ${commune}`)
}

describe('found by each record that was in the answer', () => {
  test('a household: everybody who lives there', async () => {
    const before = await readersOf(own.wife)
    await ask(`communes/${muiNe}/households/${own.home}`, 'doi')
    for (const record of [own.home, own.head, own.wife])
      expect(await readersOf(record)).toEqual([`doi read-record ${muiNe}`, ...before])
    expect(await readersOf(beside.wife)).toEqual([])
    expect(await readersOf(newId())).toEqual([])
  })

  test('a flag: its household, and the neighbour’s where that lies', async () => {
    const { flags } = flagPageSchema.parse(await ask('flags', 'giam-sat'))
    const flag = flags.find(({ rule, recordId }) => rule === 'ID_DUP' && recordId === own.head)
    const view = flagViewSchema.parse(await ask(`communes/${muiNe}/flags/${flag?.id}`, 'giam-sat'))
    expect(view.neighbours).toHaveLength(1)
    for (const record of [own.home, own.head, own.wife])
      expect((await readersOf(record))[0]).toBe(`giam-sat read-record ${muiNe}`)
    for (const record of [beside.home, beside.wife])
      expect(await readersOf(record)).toEqual([`giam-sat read-record ${hamTien}`])
  })

  test('a list of names: once an hour, and again when somebody is new on it', async () => {
    const lists = async (record: RecordId) =>
      (await readersOf(record)).filter((reader) => reader.startsWith('giam-sat list-flags')).length
    expect([await lists(own.head), await lists(beside.head), await lists(own.wife)]).toEqual([1, 1, 0])
    await ask('flags', 'giam-sat')
    await ask('flags?limit=1', 'giam-sat')
    expect(await lists(own.head)).toBe(1)
    const { head } = await addFamily(lan, muiNe)
    await drainNumberChecks(api.world.centre)
    await ask('flags', 'giam-sat')
    expect([await lists(head), await lists(own.head)]).toEqual([1, 2])
  })

  test('a held save: what it says of and what the centre has around that', async () => {
    await api.world.setScope('lan', [])
    const group = lan.group([editChange(own.head, { saw: { sex: '1' }, wrote: { sex: '2' }, base: 1 })])
    await lan.send([group])
    await api.world.setScope('lan', [muiNe])
    await ask(`communes/${muiNe}/held/${group.groupId}`, 'doi')
    for (const record of [own.home, own.head, own.wife])
      expect((await readersOf(record))[0]).toBe(`doi read-held ${muiNe}`)
  })

  test('by day and by person, as everything else', async () => {
    const find = async (query: string) =>
      auditPageSchema.parse(await ask(`audit?subject=${own.wife}&${query}`, 'quan-tri')).entries
    expect((await find('actor=giam-sat')).map(({ action }) => action)).toEqual(['read-record'])
    expect(await find('actor=quan-tri')).toEqual([])
    expect(await find('day=2026-03-01')).toEqual([])
  })
})

test('a record is found among 20,000 entries that each showed others, without a scan', async () => {
  const { owner, pool } = api.world.db
  await owner.query(
    `insert into audit (id, actor, action, subject, records)
     select gen_random_uuid(), 'doi', 'read-record', 'x', array(select gen_random_uuid() from generate_series(1, 2 + n % 2))
     from generate_series(1, 20000) n`,
  )
  for (const known of [false, true]) {
    if (known) await owner.query('analyze audit')
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(
      `explain select from audit where records @> array['${own.wife}'::uuid]`,
    )
    expect(rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('audit_by_records')
    expect(await readersOf(own.wife)).toHaveLength(3)
  }
})
