import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import { decisionAnswerSchema } from '#shared/api/flags.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'

let api: RunningApi
let cookie: string
let lan: TestTablet
let an: RecordId

beforeAll(async () => {
  api = await openRunningApi()
  const areas = [{ level: 'commune' as const, code: muiNe }]
  await api.makeAccount({ username: 'giam-sat', role: 'supervisor', areas, name: 'Giám sát thử nghiệm' })
  await api.makeAccount({ username: 'doi', role: 'district', areas })
  cookie = await api.signIn('giam-sat')
  lan = await api.world.enrol('lan')
  const home = newId()
  an = newId()
  const born = resident({ household: home, name: 'NGUYỄN VĂN AN', relation: 'CH', idNumber: '123' })
  await lan.send([
    lan.group([createChange('household', home, household()), createChange('resident', an, born)]),
  ])
})
afterAll(() => api.close())

async function correction(reason = 'Đã xem thẻ') {
  const [flag] = await api.world.flags(an)
  const row = await api.world.findRow('resident', an)
  const saw = { idNumber: row?.units.idNumber ?? null }
  const edit = editChange(an, { saw, wrote: { idNumber: null }, base: row?.seq ?? 0 })
  const group = lan.group([{ ...edit, reason, ...(flag === undefined ? {} : { closes: flag.id }) }])
  return { group, flags: flag === undefined ? {} : { [flag.id]: flag.seq } }
}
const decide = (commune: string, body: unknown, as = cookie) =>
  api.post(`/api/communes/${commune}/decisions`, body, { cookie: as })

test('a supervisor’s correction is written, and the answer says who is named in it', async () => {
  const body = await correction()
  const response = await decide(muiNe, body)
  expect(response.status).toBe(200)
  const answer = decisionAnswerSchema.parse(await response.json())
  expect(answer).toMatchObject({
    outcome: 'applied',
    rows: [{ id: an, units: { idNumber: null } }],
    flags: [{ state: 'settled', reason: 'Đã xem thẻ', settledBy: 'giam-sat' }],
    people: [{ username: 'giam-sat', name: 'Giám sát thử nghiệm' }],
  })
  const acts = await api.world.db.owner.query(
    `select actor, commune, subject_type from audit where action = 'decide-applied' and subject = $1`,
    [an],
  )
  expect(acts.rows).toEqual([{ actor: 'giam-sat', commune: muiNe, subject_type: 'record' }])
  expect(decisionAnswerSchema.parse(await (await decide(muiNe, body)).json()).outcome).toBe('applied')
})

test('tablets are told by name who settled it, and whose value was taken', async () => {
  const namesOf = async () =>
    (await lan.feed(0)).flags.find((flag) => flag.recordId === an && flag.state === 'settled')?.names
  const supervisor = { 'giam-sat': 'Giám sát thử nghiệm' }
  expect(await namesOf()).toEqual(supervisor)
  await api.makeAccount({ username: 'minh', name: 'Nguyễn Văn Minh' })
  const found = { how: 'take', claim: 'minh' }
  await api.world.db.owner.query('update flag set found = $1 where record = $2', [found, an])
  expect(await namesOf()).toEqual({ ...supervisor, minh: 'Nguyễn Văn Minh' })
})

test('a question that is open names nobody', async () => {
  const other = newId()
  const born = resident({ household: newId(), name: 'LÊ VĂN BA', relation: 'CH', idNumber: '1' })
  const home = createChange('household', recordId(String(born.household)), household())
  await lan.send([lan.group([home, createChange('resident', other, born)])])
  const open = (await lan.feed(0)).flags.find((flag) => flag.recordId === other)
  expect(open?.state).toBe('open')
  expect(open).not.toHaveProperty('names')
})

test('what has changed meanwhile is answered with what stands, and is no error', async () => {
  const body = await correction()
  const stale = { ...body.group.changes[0], saw: { idNumber: '999' } }
  const response = await decide(muiNe, { ...body, group: { ...body.group, changes: [stale] } })
  expect(await response.json()).toMatchObject({ outcome: 'changed', rows: [{ units: { idNumber: null } }] })
})

test('outside one’s areas it is not allowed, whether the commune exists or not', async () => {
  const body = await correction()
  const elsewhere = await decide(hamTien, body)
  const nowhere = await decide('99999', body)
  expect([elsewhere.status, nowhere.status]).toEqual([403, 403])
  expect(await elsewhere.text()).toBe(await nowhere.text())
})

test.each([['doi'], ['lan-officer']])('%s decides nothing', async (username) => {
  if (username === 'lan-officer') await api.makeAccount({ username })
  const response = await decide(muiNe, await correction(), await api.signIn(username))
  expect(response.status).toBe(403)
})

test('without a session, and with a body of another shape, it is refused before anything is looked at', async () => {
  expect((await decide(muiNe, await correction(), '')).status).toBe(401)
  expect((await decide(muiNe, { group: {} })).status).toBe(400)
})
