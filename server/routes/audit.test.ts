/** The audit log over HTTP: filtered by person, record and day, page by page, by an administrator only. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSeedDevice } from '#server/seed/seed-device.ts'
import { vietnamDay } from '#server/sync/centre.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { muiNe, newId, packBatch, type TestTablet } from '#server/testing/world.ts'
import { type AuditEntry, auditPageSchema } from '#shared/api/audit.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'

let api: RunningApi
let administrator: string
const record = newId()
beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'quan-tri', role: 'administrator', areas: [] })
  administrator = await api.signIn('quan-tri')
  // four at a time at the same microsecond
  await api.world.db.owner.query(
    `insert into audit (id, at, actor, action, subject_type, subject, commune)
     select gen_random_uuid(), '2026-03-01T00:00:00Z'::timestamptz + (n / 4) * interval '1 microsecond',
       case when n % 2 = 0 then 'giam-sat' else 'doi' end, 'read-record', 'record', case when n % 5 = 0 then $1 end, '22915'
     from generate_series(0, 899) n`,
    [record],
  )
})
afterAll(() => api.close())

const today = () => vietnamDay(new Date().toISOString())
const ask = (query: string, cookie = administrator) => api.ask(`/api/audit${query}`, { headers: { cookie } })
const page = async (query: string) => auditPageSchema.parse(await (await ask(query)).json())
async function pages(query: string): Promise<AuditEntry[][]> {
  const all: AuditEntry[][] = []
  let after: string | null = ''
  while (after !== null) {
    const next = await page(`?${query}${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`)
    all.push(next.entries)
    after = next.next
  }
  return all
}

describe('page by page', () => {
  test('every entry comes once, the newest first, also those of one moment', async () => {
    const all = await pages('day=2026-03-01')
    expect(all.map((entries) => entries.length)).toEqual([200, 200, 200, 200, 100])
    const entries = all.flat()
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(900)
    const times = entries.map((entry) => entry.at)
    expect(times).toEqual([...times].sort().reverse())
  })
  test('what is written meanwhile moves nothing on the pages that follow', async () => {
    const first = await page('?actor=doi')
    await api.world.db.owner.query(
      `insert into audit (id, actor, action) values (gen_random_uuid(), 'doi', 'sign-in')`,
    )
    const second = await page(`?actor=doi&after=${encodeURIComponent(first.next ?? '')}`)
    const ids = [...first.entries, ...second.entries].map((entry) => entry.id)
    expect(new Set(ids).size).toBe(400)
  })
  test.each(['?after=x', '?after=2026-03-01_1', '?day=2026-02-30', '?day=x', `?actor=${'x'.repeat(99)}`])(
    '%s gets 400',
    async (query) => expect((await ask(query)).status).toBe(400),
  )
})

describe('filters', () => {
  test('by who, by what, and by both', async () => {
    const [by, on, both] = await Promise.all([
      pages('actor=giam-sat'),
      pages(`subject=${record}`),
      pages(`actor=giam-sat&subject=${record}`),
    ])
    expect([by, on, both].map((all) => all.flat().length)).toEqual([450, 180, 90])
    expect(on.flat().every((entry) => entry.subject === record && entry.commune === '22915')).toBe(true)
  })
  test('by a day in Vietnam: it begins at 17:00 of the day before in UTC', async () => {
    const at = (time: string, actor: string) =>
      api.world.db.owner.query(
        `insert into audit (id, at, actor, action) values (gen_random_uuid(), $1, $2, 'sign-in')`,
        [time, actor],
      )
    await at('2026-04-09T16:59:59.999Z', 'hom-truoc')
    await at('2026-04-09T17:00:00Z', 'dau-ngay')
    await at('2026-04-10T16:59:59.999Z', 'cuoi-ngay')
    await at('2026-04-10T17:00:00Z', 'hom-sau')
    const { entries } = await page('?day=2026-04-10')
    expect(entries.map((entry) => entry.actor)).toEqual(['cuoi-ngay', 'dau-ngay'])
  })
  test('nobody’s name in it gives nothing, and a quote in it is no statement', async () => {
    expect((await page("?actor=' or 1=1 --")).entries).toEqual([])
  })
})

describe('what tablets wrote', () => {
  let tablet: TestTablet
  const home = newId()
  const born = newId()
  const kept = (more: Partial<AuditEntry>) => expect.objectContaining(more)
  beforeAll(async () => {
    tablet = await api.world.enrol('lan')
    await tablet.send([
      tablet.group([
        createChange('household', home, household()),
        createChange('resident', born, resident({ household: home, name: 'NGUYỄN VĂN BẢY' })),
      ]),
    ])
    await tablet.send([
      tablet.group([editChange(born, { saw: { birth: null }, wrote: { birth: '1987' }, base: 1 })]),
    ])
    const nobody = editChange(born, { saw: { household: home }, wrote: { household: newId() }, base: 1 })
    await tablet.send([tablet.group([nobody])])
  })

  test('of one record: each save with who, when, which tablet and where, held ones too', async () => {
    const { entries } = await page(`?subject=${born}`)
    expect(entries.map(({ action }) => action)).toEqual(['save-held', 'save', 'save'])
    const device = tablet.deviceId
    expect(entries).toEqual(
      entries.map(() => kept({ actor: 'lan', device, subject: born, subjectType: 'record', commune: muiNe })),
    )
    expect(JSON.stringify(entries)).not.toContain('BẢY')
  })
  test('of a day: the batches of everybody, each with where it came from', async () => {
    const bytes = packBatch(tablet.envelope(), [
      tablet.group([editChange(born, { saw: { sex: null }, wrote: { sex: '2' }, base: 1 })]),
    ])
    const pushed = await api.pushBytes(tablet.token, bytes, { 'x-forwarded-for': '203.0.113.20' })
    expect(pushed.status).toBe(200)
    const own = kept({ actor: 'lan', device: tablet.deviceId, commune: muiNe })
    const [entry, ...before] = (await pages(`day=${today()}`))
      .flat()
      .filter(({ action }) => action === 'send-batch')
    expect([entry, ...before]).toEqual([own, own, own, own])
    // what came another way than over HTTP came from nowhere
    expect([entry, ...before].map((one) => one?.address)).toEqual(['203.0.113.20', null, null, null])
    expect((await page('')).entries).toContainEqual(entry)
    const [save] = (await page(`?subject=${born}`)).entries
    expect(save).toMatchObject({ action: 'save-held', address: '203.0.113.20' })
    expect((await page('?day=2026-03-02')).entries).toEqual([])
  })
  test('of one moment, page by page: every batch once, the synthetic ones and the centre’s own acts not', async () => {
    const { owner } = api.world.db
    const seeded = (await openSeedDevice(owner, muiNe)).id
    const commune = '22918'
    await owner.query(
      `insert into batch (commune, seq, device, received_at, chain, digest, bytes, address)
       select $1, 1000 + n, case when n % 3 = 0 then $2::uuid else $3::uuid end,
         '2026-03-03T00:00:00Z'::timestamptz + (n / 100) * interval '1 second', '', '', '',
         case when n % 3 = 1 then null else '203.0.113.21' end
       from generate_series(0, 899) n`,
      [commune, seeded, tablet.deviceId],
    )
    const entries = (await pages('day=2026-03-03')).flat()
    expect(entries).toHaveLength(300)
    expect(new Set(entries.map(({ id }) => id)).size).toBe(300)
    expect(entries.map(({ id }) => id).sort()).toEqual(
      (await pages('day=2026-03-03&actor=lan'))
        .flat()
        .map(({ id }) => id)
        .sort(),
    )
    await owner.query('delete from batch where commune = $1 and seq >= 1000', [commune])
  })
  test('of one person: the batches of their tablets, among what they did elsewhere', async () => {
    const { entries } = await page('?actor=lan')
    const sent = entries.filter(({ action }) => action === 'send-batch')
    expect(sent).toEqual(sent.map(() => kept({ device: tablet.deviceId, commune: muiNe, subject: null })))
    expect(sent).toHaveLength(4)
    const ofTablet = (await page(`?subject=${tablet.deviceId}`)).entries
    expect(ofTablet.filter(({ action }) => action === 'send-batch')).toEqual(sent)
    expect((await page(`?actor=minh&subject=${tablet.deviceId}`)).entries).toEqual([])
    expect((await page('?actor=lan&day=2026-03-01')).entries).toEqual([])
    expect((await page(`?actor=minh&subject=${born}`)).entries).toEqual([])
  })
  test('and what a tablet was given to read: once an hour, with where from', async () => {
    const read = () =>
      api.ask(`/api/feed/${muiNe}?cursor=0`, { headers: { authorization: `Bearer ${tablet.token}` } })
    expect((await read()).status).toBe(200)
    expect((await read()).status).toBe(200)
    const { entries } = await page('?actor=lan')
    const device = tablet.deviceId
    const readings = entries.filter(({ action }) => action === 'read-feed')
    expect(readings).toEqual([kept({ actor: 'lan', device, commune: muiNe, address: expect.any(String) })])
  })
  test('of a record, also what a desk did with a group of it', async () => {
    const held = (await page(`?subject=${born}`)).entries.find(({ action }) => action === 'save-held')
    await api.world.db.owner.query(
      `insert into audit (id, actor, action, subject_type, subject, commune)
       values (gen_random_uuid(), 'doi', 'dismiss-held', 'group', $1, $2)`,
      [held?.id, muiNe],
    )
    expect((await page(`?subject=${born}`)).entries.map(({ action }) => action)).toEqual([
      'dismiss-held',
      'save-held',
      'save-held',
      'save',
      'save',
    ])
  })
})

describe('who reads', () => {
  test('an administrator, with their own acts and addresses in it', async () => {
    await page('')
    const { entries } = await page('?actor=quan-tri')
    expect(entries.map((entry) => entry.action)).toEqual(expect.arrayContaining(['sign-in', 'read-audit']))
    expect(entries.every((entry) => entry.address !== null)).toBe(true)
  })
  test('nobody else', async () => {
    for (const role of ['officer', 'district', 'supervisor'] as const) {
      await api.makeAccount({ username: `la-${role}`, role })
      expect((await ask('', await api.signIn(`la-${role}`))).status).toBe(403)
    }
    expect((await ask('', '')).status).toBe(401)
  })
})

test('a page of 200,000 entries and 20,000 batches is found without a scan, whatever is filtered by', async () => {
  const { owner } = api.world.db
  await owner.query(
    `insert into audit (id, at, actor, action, subject)
     select gen_random_uuid(), '2025-01-01'::timestamptz + n * interval '10 seconds', 'nguoi-' || n % 50, 'read-record',
       md5((n % 5000)::text) from generate_series(1, 200000) n`,
  )
  await owner.query(
    `insert into batch (commune, seq, device, received_at, chain, digest, bytes, address)
     select '22918', 10000 + n, d.id, '2025-01-01'::timestamptz + n * interval '100 seconds', '', '', '', '203.0.113.21'
     from generate_series(1, 20000) n, device d join account a on a.id = d.account where a.username = 'lan'`,
  )
  await owner.query('analyze audit, batch')
  for (const query of [
    '',
    '?actor=nguoi-7',
    '?subject=none',
    '?day=2025-01-10',
    '?actor=none&day=2025-01-10',
  ]) {
    const before = await rowsRead()
    expect((await ask(query)).status).toBe(200)
    expect((await rowsRead()) - before, query).toBeLessThan(2_000)
  }
  const before = await rowsRead()
  await api.world.db.pool.query('select count(address) from audit')
  expect((await rowsRead()) - before, 'a scan is seen').toBeGreaterThan(200_000)
})

/** Rows of the log and of batches that were read so far, by whatever way. */
async function rowsRead(): Promise<number> {
  const { pool, owner } = api.world.db
  const tellAll = Array.from({ length: pool.options.max }, () =>
    pool.query('select pg_stat_force_next_flush(), pg_sleep(0.1)'),
  )
  await Promise.all(tellAll)
  const { rows } = await owner.query<{ read: string }>(
    `select sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) as read from pg_stat_user_tables
     where relname in ('audit', 'batch')`,
  )
  return Number(rows[0]?.read)
}
