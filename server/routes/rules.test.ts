import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRuleBook } from '#server/sync/rule-book.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId } from '#server/testing/world.ts'
import { stateSchema } from '#shared/api/accounts.ts'
import { type Rules, rulesSchema, type Softening, softeningSchema } from '#shared/api/rules.ts'

let api: RunningApi
let cookie: string

beforeAll(async () => {
  api = await openRunningApi()
  await api.makeAccount({ username: 'quan-tri', role: 'administrator', areas: [] })
  cookie = await api.signIn('quan-tri')
})
afterAll(() => api.close())

const wanted = (given: Partial<Softening> = {}): Softening => ({
  id: newId(),
  rule: 'PARENT_MISSING',
  level: 'commune',
  code: muiNe,
  severity: 'info',
  from: '2021-03-01',
  until: '2021-03-31',
  reason: 'Đang bổ sung hồ sơ giấy',
  ...given,
})
const post = (path: string, body?: unknown) =>
  api.ask(path, {
    method: 'POST',
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
const read = async (): Promise<Rules> =>
  rulesSchema.parse(await (await api.ask('/api/rules', { headers: { cookie } })).json())
const acts = async () => {
  const found = await api.world.db.owner.query(
    `select actor, action, subject_type, subject from audit where subject_type = 'rule' order by at, id`,
  )
  return found.rows
}
const bookAt = async (day: string) => {
  const book = createRuleBook(api.world.db.pool, () => new Date(`${day}T05:00:00Z`))
  await book.refresh()
  return (commune: typeof muiNe, today = day) => book.isSoftened('PARENT_MISSING', { commune, today })
}

test('a rule is softened in a unit, for some days, with a reason that stands in the list', async () => {
  const softening = wanted()
  expect((await post('/api/rules/softened', softening)).status).toBe(204)
  expect((await read()).softened).toMatchObject([{ ...softening, name: 'Mũi Né', madeBy: 'quan-tri' }])
  const isSoftened = await bookAt('2021-03-15')
  expect([isSoftened(muiNe), isSoftened(hamTien)]).toEqual([true, false])
  expect([isSoftened(muiNe, '2021-02-28'), isSoftened(muiNe, '2021-04-01')]).toEqual([false, false])
})

test('the same request again makes no second one, and the log has who did it and where, once', async () => {
  const softening = wanted({ level: 'district', code: '593', until: null })
  await post('/api/rules/softened', softening)
  await post('/api/rules/softened', softening)
  expect((await read()).softened.filter(({ id }) => id === softening.id)).toHaveLength(1)
  expect(await acts()).toContainEqual({
    actor: 'quan-tri',
    action: 'soften-rule',
    subject_type: 'rule',
    subject: 'PARENT_MISSING district 593',
  })
  expect(await acts()).toHaveLength(2)
  expect((await bookAt('2030-01-01'))(hamTien)).toBe(true)
})

test('what is ended asks again from today on, stays in the list, and cannot be ended twice', async () => {
  const before = (await read()).softened.find(({ until }) => until === null)
  expect((await post(`/api/rules/softened/${before?.id}/end`)).status).toBe(204)
  const after = (await read()).softened.find(({ id }) => id === before?.id)
  expect(after?.until).not.toBeNull()
  expect((await bookAt('2030-01-01'))(hamTien)).toBe(false)
  expect((await post(`/api/rules/softened/${before?.id}/end`)).status).toBe(404)
  expect((await acts()).map(({ action }) => action)).toContain('end-softening')
})

test('a unit that does not exist is none', async () => {
  const answer = await post('/api/rules/softened', wanted({ code: '99999' }))
  expect(await answer.json()).toMatchObject({ code: 'unknown-area' })
})

test.each([
  ['a reason', { reason: '  ' }],
  ['days in their order', { from: '2021-04-01' }],
  ['a rule that asks somebody', { rule: 'DOB_JAN1' }],
  ['a softer word than it has', { rule: 'REL_SEX', severity: 'warning' }],
] as const)('a softening needs %s', async (_, wrong) => {
  expect(softeningSchema.safeParse({ ...wanted(), ...wrong }).success).toBe(false)
  expect((await post('/api/rules/softened', { ...wanted(), ...wrong })).status).toBe(400)
})

test('the tablets of a commune are told what is softened there, and what will be, until it is over', async () => {
  const lan = await api.world.enrol('lan', [muiNe])
  const binh = await api.world.enrol('binh', [hamTien])
  const rules = createRuleBook(api.world.db.pool)
  Object.assign(api.world.centre, { rules })
  const told = async ({ token }: { token: string }) => {
    const answer = await api.ask('/api/state', { headers: { authorization: `Bearer ${token}` } })
    return stateSchema.parse(await answer.json()).softened
  }
  expect(await told(lan)).toEqual([])
  const days = { from: '2099-01-01', until: null }
  const here = wanted({ ...days, severity: 'warning' })
  await post('/api/rules/softened', here)
  const everywhere = wanted({ ...days, rule: 'HEAD_MINOR', level: 'country', code: 'VN', from: '2021-03-01' })
  await post('/api/rules/softened', everywhere)
  const word = ({ rule, severity, from, until }: Softening) => ({ rule, severity, from, until })
  expect(await told(lan)).toEqual([here, everywhere].map((each) => ({ commune: muiNe, ...word(each) })))
  expect(await told(binh)).toEqual([{ commune: hamTien, ...word(everywhere) }])
  await post(`/api/rules/softened/${everywhere.id}/end`)
  expect(await told(binh)).toEqual([])
})

test('before the first night there is no run', async () => expect((await read()).run).toBeNull())
