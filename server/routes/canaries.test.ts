/**
 * No personal data in any log: a story with planted names, numbers and addresses is told over HTTP with the log at its
 * most talkative, errors of the database among it; then the server's log, the audit log and PostgreSQL's own are searched.
 */
import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canaries, formsOf, foundIn } from '#server/testing/canaries.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { muiNe, newId, packBatch, type TestTablet } from '#server/testing/world.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { drainNumberChecks } from '../sync/check-numbers.ts'

const lines: string[] = []
let api: RunningApi
let lan: TestTablet
let minh: TestTablet
const home = newId()
const yen = newId()
const cookies: Record<string, string> = {}
const statuses: Record<string, number> = {}

beforeAll(async () => {
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  api = await openRunningApi(undefined, log)
  lan = await api.world.enrol('lan')
  minh = await api.world.enrol('minh')
  const areas = [{ level: 'commune' as const, code: muiNe }]
  for (const role of ['supervisor', 'district', 'administrator'] as const) {
    await api.makeAccount({ username: role, role, areas })
    cookies[role] = await api.signIn(role)
  }
  await record()
  await dispute()
  await holdAndDismiss()
  await mistype()
  await breakDatabase()
}, 120_000)
afterAll(() => api.close())

const as = (role: string) => ({ cookie: cookies[role] ?? '' })
/** Keeps what the caller got, under a name: the story must have gone as it is told. */
async function got(name: string, asked: Promise<Response>): Promise<void> {
  const response = await asked
  statuses[name] = response.status
  await response.arrayBuffer()
}
const get = (role: string, path: string) => api.ask(`/api/${path}`, { headers: as(role) })
const at = (rest: string) => `communes/${muiNe}/${rest}`
const edit = (wrote: UnitValues, saw: UnitValues, base = 1) => editChange(yen, { saw, wrote, base })

async function record(): Promise<void> {
  const address = { street: canaries.street, house: canaries.house }
  const born = resident({
    household: home,
    name: canaries.name,
    relation: 'CH',
    birth: '1986',
    sex: '1',
    idNumber: canaries.number,
    cmnd: canaries.cmnd,
    fatherName: canaries.father,
  })
  await api.push(lan, [
    lan.group([
      createChange('household', home, household({ address, bookNumber: canaries.book })),
      createChange('resident', yen, born),
    ]),
  ])
  const left = { why: 'CD', on: null, to: canaries.left }
  await api.push(lan, [
    lan.group([edit({ name: canaries.renamed }, { name: canaries.name })]),
    lan.group([{ ...edit({ left }, { left: null }), reason: canaries.reason }]),
  ])
  await drainNumberChecks(api.world.centre)
}

async function dispute(): Promise<void> {
  await api.push(minh, [minh.group([edit({ name: canaries.claimed }, { name: canaries.name })])])
  await got('flags', get('supervisor', 'flags'))
  const flag = (await api.world.flags(yen)).find(({ kind }) => kind === 'conflict')
  await got('flag', get('supervisor', at(`flags/${flag?.id}`)))
  await got('household', get('district', at(`households/${home}`)))
  await got('history', get('supervisor', at(`records/${yen}/history`)))
  const body = await decision({ name: canaries.decided })
  await got('decision', api.post(`/api/${at('decisions')}`, body, as('supervisor')))
  const stale = {
    ...body,
    group: lan.group([{ ...edit({ name: canaries.claimed }, { name: 'x' }), reason: 'x' }]),
  }
  await got('decision too late', api.post(`/api/${at('decisions')}`, stale, as('supervisor')))
}

async function decision(wrote: UnitValues) {
  const row = await api.world.findRow('resident', yen)
  const flag = (await api.world.flags(yen)).find(({ kind, state }) => kind === 'conflict' && state === 'open')
  const saw = Object.fromEntries(Object.keys(wrote).map((unit) => [unit, row?.units[unit] ?? null]))
  const closes = flag === undefined ? {} : { closes: flag.id }
  const change = { ...edit(wrote, saw, row?.seq ?? 0), reason: canaries.reason, ...closes }
  return { group: lan.group([change]), flags: flag === undefined ? {} : { [flag.id]: flag.seq } }
}

async function holdAndDismiss(): Promise<void> {
  await api.world.setScope('minh', [])
  const [first, second] = [canaries.held, canaries.claimed].map((name) =>
    minh.group([createChange('resident', newId(), resident({ household: home, name }))]),
  )
  const row = await api.world.findRow('resident', yen)
  const refused = row === undefined ? [] : [minh.group([removeChange(row, { reason: canaries.reason })])]
  await api.push(minh, [
    first ?? {},
    second ?? {},
    ...refused,
    { nonsense: canaries.held },
    `"${canaries.held}`,
  ])
  await api.world.setScope('minh', [muiNe])
  await got('held', get('district', `held?device=${minh.deviceId}`))
  await got('held content', get('district', at(`held/${first?.groupId}`)))
  await got('process', api.post(`/api/${at(`held/${second?.groupId}/process`)}`, {}, as('district')))
  const dismiss = `/api/${at(`held/${first?.groupId}/dismiss`)}`
  await got('dismiss', api.post(dismiss, { reason: canaries.dismissal }, as('district')))
}

/** What people type in the wrong place, and what strangers send. */
async function mistype(): Promise<void> {
  const { typedName, password, path, held } = canaries
  await got('unknown name', api.post('/api/sign-in', { username: typedName, password }))
  await got('wrong password', api.post('/api/sign-in', { username: 'supervisor', password }))
  await got('wrong shape', api.post('/api/sign-in', { username: typedName, password, name: held }))
  await got('wrong code', api.post('/api/second-factor', { code: typedName }, as('supervisor')))
  const device = { deviceId: newId(), token: 'A'.repeat(43) }
  await got(
    'wrong enrolment',
    api.post('/api/devices', { code: typedName, username: typedName, password, ...device }),
  )
  const account = { username: 'moi', name: canaries.colleague, role: 'officer', areas: [] }
  await got('account', api.post('/api/accounts', account, as('administrator')))
  const typed = encodeURIComponent(path)
  await got('unknown account', api.post(`/api/accounts/${typed}/password`, {}, as('administrator')))
  await got('unknown path', get('administrator', `${typed}/${typed}?ten=${typed}`))
  await got('unknown screen', api.ask(`/${typed}`))
  await got('wrong query', get('supervisor', `flags?commune=${typed}&after=${typed}`))
  await got('search of the log', get('administrator', `audit?subject=${typed}`))
  const headers = { 'x-app-version': typedName.normalize('NFD').replace(/[^ -~]/g, ''), referer: typed }
  await got('no envelope', api.pushBytes(lan.token, gzipSync(`{"deviceId":"${held}"`), headers))
}

/** PostgreSQL quotes the row on which a constraint failed, and the text that it could not read. */
async function breakDatabase(): Promise<void> {
  const { owner, pool } = api.world.db
  await owner.query(
    `alter table resident add constraint broken check (name <> '${canaries.broken}') not valid;
     alter table account add constraint broken check (name <> '${canaries.broken}') not valid`,
  )
  const born = resident({ household: home, name: canaries.broken, idNumber: canaries.brokenNumber })
  const group = lan.group([createChange('resident', newId(), born)])
  await got('broken intake', api.pushBytes(lan.token, packBatch(lan.envelope(), [group])))
  const body = await decision({ name: canaries.broken, idNumber: canaries.brokenNumber })
  await got('broken decision', api.post(`/api/${at('decisions')}`, body, as('supervisor')))
  const account = { username: 'hong', name: canaries.broken, role: 'officer', areas: [] }
  await got('broken account', api.post('/api/accounts', account, as('administrator')))
  await expect(pool.query('select $1::int', [canaries.broken])).rejects.toThrow(canaries.broken)
  await owner.query('alter table audit rename column actor to broken')
  await got('broken audit', get('district', at(`households/${home}`)))
  await owner.query('alter table audit rename column broken to actor')
}

async function auditText(): Promise<string> {
  const { rows } = await api.world.db.owner.query<{ text: string }>('select audit::text as text from audit')
  return rows.map(({ text }) => text).join('\n')
}

describe('after a whole story', () => {
  test('it went as told: people were answered, held and refused, and the database failed', () => {
    expect(statuses).toMatchObject({
      flag: 200,
      household: 200,
      history: 200,
      decision: 200,
      'held content': 200,
      process: 200,
      dismiss: 200,
      account: 200,
      'unknown name': 401,
      'wrong password': 401,
      'wrong shape': 400,
      'no envelope': 400,
      'unknown path': 404,
      'broken intake': 200,
      'broken decision': 500,
      'broken account': 500,
      'broken audit': 500,
    })
    const said = lines.join('')
    for (const word of ['"intake"', '"unexpected"', '"request"', '23514']) expect(said).toContain(word)
  })

  test('the log of the server names nobody', () => {
    expect(lines.length).toBeGreaterThan(30)
    expect(foundIn(lines.join(''))).toEqual([])
  })

  test('the audit log names nobody, and has every act', async () => {
    const text = await auditText()
    for (const act of [
      'read-record',
      'read-history',
      'read-held',
      'dismiss-held',
      'decide-applied',
      'make-account',
    ])
      expect(text).toContain(act)
    expect(foundIn(text)).toEqual([])
  })

  test('PostgreSQL’s own log does not quote what it failed on', async () => {
    const { rows } = await api.world.db.owner.query<{ text: string }>(
      `select pg_read_file('server.log') as text`,
    )
    expect(foundIn(rows[0]?.text ?? canaries.name)).toEqual([])
  })

  test('the search itself finds a planted name in any form, and each canary lies in the records', async () => {
    for (const form of formsOf(canaries.name)) expect(foundIn(`{"message":"… ${form} …"}`)).toEqual(['name'])
    const before = lines.length
    const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
    log.error(new Error(`Failing row contains (${canaries.house})`))
    expect(foundIn(lines.splice(before).join(''))).toEqual(['house'])
    const { owner } = api.world.db
    const stored = await owner.query<{ text: string }>(
      `select resident::text as text from resident union all select household::text from household
       union all select account::text from account`,
    )
    const text = stored.rows.map((row) => row.text).join('\n')
    expect(foundIn(text)).toEqual(expect.arrayContaining(['decided', 'number', 'street', 'colleague']))
    await owner.query(
      `insert into audit (id, actor, action, subject) values (gen_random_uuid(), 'x', 'x', $1)`,
      [canaries.number],
    )
    expect(foundIn(await auditText())).toEqual(['number'])
  })
})
