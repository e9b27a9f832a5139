/** No act without its line in the audit log: where the log takes nothing, nothing is done. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginLife, endRecovery } from '#server/store/recovery.ts'
import { newDevice, openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import type { GroupId, RecordId } from '#shared/ids.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'

let api: RunningApi
let lan: TestTablet
let an: RecordId
const cookies = new Map<string, string>()

beforeAll(async () => {
  api = await openRunningApi()
  lan = await api.world.enrol('lan')
  const home = newId()
  an = newId()
  const born = resident({ household: home, name: 'NGUYỄN VĂN AN', relation: 'CH' })
  await lan.send([
    lan.group([createChange('household', home, household()), createChange('resident', an, born)]),
  ])
  await api.makeAccount({ username: 'minh' })
  await api.makeAccount({ username: 'giam-sat', role: 'supervisor' })
  await api.signIn('giam-sat')
  for (const role of ['administrator', 'supervisor', 'district'] as const) {
    await api.makeAccount({ username: role, role, areas: [{ level: 'commune', code: muiNe }] })
    cookies.set(role, await api.signIn(role))
  }
})
afterAll(() => api.close())

const send = (role: string, method: string, path: string, body?: unknown) =>
  api.ask(`/api/${path}`, {
    method,
    headers: { cookie: cookies.get(role) ?? '', 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })

async function hold(): Promise<GroupId> {
  await api.world.setScope('lan', [])
  const group = lan.group([editChange(an, { saw: { birth: null }, wrote: { birth: '1986' }, base: 1 })])
  await lan.send([group])
  await api.world.setScope('lan', [muiNe])
  return group.groupId
}
const settleHeld = (how: string, body?: unknown) => async () => {
  const group = await hold()
  return () => send('district', 'POST', `communes/${muiNe}/held/${group}/${how}`, body)
}
const asAdministrator = (method: string, path: string, body?: unknown) => async () => () =>
  send('administrator', method, path, body)

async function decide(): Promise<() => Promise<Response>> {
  await lan.send([lan.group([editChange(an, { saw: { name: 'AN' }, wrote: { name: 'BA' }, base: 1 })])])
  const flag = (await api.world.flags(an)).find(({ unit, state }) => unit === 'name' && state === 'open')
  const row = await api.world.findRow('resident', an)
  if (flag === undefined || row === undefined) throw new Error('no conflict')
  const name = row.units.name ?? null
  const edit = editChange(an, { saw: { name }, wrote: { name: 'BA' }, base: row.seq })
  const group = lan.group([{ ...edit, reason: 'Theo giấy tờ', closes: flag.id }])
  const body = { group, flags: { [flag.id]: flag.seq } }
  return () => send('supervisor', 'POST', `communes/${muiNe}/decisions`, body)
}
async function enrol(): Promise<() => Promise<Response>> {
  const made = await send('administrator', 'POST', 'enrolments', { username: 'minh' })
  const { code } = (await made.json()) as { code: string }
  const device = newDevice()
  return () => api.post('/api/devices', { code, username: 'minh', password, ...device })
}

const softening = {
  ...{ id: newId(), rule: 'PARENT_MISSING', level: 'district', code: '593', severity: 'info' },
  ...{ from: '2021-03-01', until: null, reason: 'Đang bổ sung hồ sơ' },
}
/** What is asked, and what of the tables must be as it was when the log takes nothing. */
const everybody = `select (select json_agg(a order by id) from account a) as accounts,
  (select json_agg(a order by account, code) from account_area a) as areas,
  (select json_agg(s.password order by "accountId") from sign_in_account s) as passwords`
const records = `select (select json_agg(r order by id) from resident r) as residents,
  (select json_agg(f order by id) from flag f) as flags, (select json_agg(h order by id) from held_group h) as held`
const tablets = `select (select json_agg((id, revoked_at) order by id) from device where kind = 'tablet') as tablets,
  (select json_agg(e order by made_at) from enrolment e) as codes`
const acts: Record<string, [make: () => Promise<() => Promise<Response>>, looked: string]> = {
  'making an account': [
    asAdministrator('POST', 'accounts', { username: 'hoa', name: 'Hoa', role: 'officer', areas: [] }),
    everybody,
  ],
  'changing one': [asAdministrator('PATCH', 'accounts/minh', { name: 'Minh khác', areas: [] }), everybody],
  'disabling one': [asAdministrator('PATCH', 'accounts/minh', { disabled: true }), everybody],
  'letting one in again': [asAdministrator('PATCH', 'accounts/minh', { disabled: false }), everybody],
  'a new password for one': [asAdministrator('POST', 'accounts/giam-sat/password'), everybody],
  'taking a second factor away': [
    asAdministrator('DELETE', 'accounts/giam-sat/second-factor'),
    'select count(*) from second_factor',
  ],
  'a code for a tablet': [asAdministrator('POST', 'enrolments', { username: 'lan' }), tablets],
  'revoking a tablet': [
    async () => () => send('administrator', 'POST', `devices/${lan.deviceId}/revoke`),
    tablets,
  ],
  'allowing it again': [
    async () => () => send('administrator', 'POST', `devices/${lan.deviceId}/allow`),
    tablets,
  ],
  'a time to send': [
    asAdministrator('PUT', 'areas/district/593/window', { start: '18:00', spread: 60 }),
    'select * from sync_window',
  ],
  'no time to send': [asAdministrator('DELETE', 'areas/district/593/window'), 'select * from sync_window'],
  'softening a rule': [asAdministrator('POST', 'rules/softened', softening), 'select * from softened_rule'],
  'ending that': [
    asAdministrator('POST', `rules/softened/${softening.id}/end`),
    'select * from softened_rule',
  ],
  'enrolling a tablet': [enrol, tablets],
  'settling a conflict': [decide, records],
  'processing what is held': [settleHeld('process'), records],
  'dismissing what is held': [settleHeld('dismiss', { reason: 'Ghi trùng' }), records],
}

const countActs = () => api.world.count('audit')
const table = async (text: string) => (await api.world.db.owner.query(text)).rows

test.each(Object.entries(acts))('%s is done and told, or neither', async (_, [make, looked]) => {
  const act = await make()
  const { owner } = api.world.db
  const before = await table(looked)
  await owner.query('revoke insert on audit from dancu_app, dancu_auth')
  const refused = await act().finally(() => owner.query('grant insert on audit to dancu_app, dancu_auth'))
  expect(refused.status).toBe(500)
  expect(await table(looked)).toEqual(before)
  const told = await countActs()
  expect((await act()).ok).toBe(true)
  expect(await table(looked)).not.toEqual(before)
  expect(await countActs()).toBeGreaterThan(told)
})

test('a session is not opened by a code that the log knows nothing of', async () => {
  const opened = () => api.world.count(`sign_in_session where "secondFactorAt" is not null`)
  const before = await opened()
  const { owner } = api.world.db
  await owner.query('revoke insert on audit from dancu_auth')
  await expect(api.signIn('district')).rejects.toThrow('500')
  expect(await opened()).toBe(before)
  await owner.query('grant insert on audit to dancu_auth')
  await api.signIn('district')
  expect(await opened()).toBe(before + 1)
})

test('a recovery begins and ends with its line, and one that does not has none', async () => {
  const { owner } = api.world.db
  const lines = () => api.world.count(`audit where actor = '@server'`)
  const act = (action: string) => [{ actor: '@server', action }]
  expect(await beginLife(owner, new Date(), act('begin-recovery'))).toBeDefined()
  expect(await lines()).toBe(1)
  expect(await beginLife(owner, new Date(0), act('begin-recovery'))).toBeUndefined()
  expect(await lines()).toBe(1)
  expect(await endRecovery(owner, act('end-recovery'))).toBe(true)
  expect(await endRecovery(owner, act('end-recovery'))).toBe(false)
  expect(await lines()).toBe(2)
})
