import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { muiNe, newId, type TestTablet } from '#server/testing/world.ts'
import { flagPageSchema, flagViewSchema, historySchema } from '#shared/api/flags.ts'
import { heldContentSchema } from '#shared/api/queue.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'

let api: RunningApi
let lan: TestTablet
let minh: TestTablet
let cookie: string
let districtCookie: string
const [home, newHome, head, wife, son] = [newId(), newId(), newId(), newId(), newId()]
const split = { kind: 'split', on: '2021-03-01', evidence: 'CT01 số 1' } as const
const death = { kind: 'death', on: '2021-03-02', evidence: 'Trích lục 2' } as const

beforeAll(async () => {
  api = await openRunningApi()
  lan = await api.world.enrol('lan')
  minh = await api.world.enrol('minh')
  await api.makeAccount({ username: 'giam-sat', role: 'supervisor' })
  await api.makeAccount({ username: 'doi', role: 'district' })
  cookie = await api.signIn('giam-sat')
  districtCookie = await api.signIn('doi')
  const lives = (id: typeof head, relation: 'CH' | 'VO' | 'CON') =>
    createChange('resident', id, resident({ household: home, name: relation, relation, birth: '1960' }))
  await lan.send([
    lan.group([
      createChange('household', home, household()),
      lives(head, 'CH'),
      lives(wife, 'VO'),
      lives(son, 'CON'),
    ]),
  ])
})
afterAll(() => api.close())

const ask = async (path: string, as = cookie) =>
  (await api.ask(`/api/${path}`, { headers: { cookie: as } })).json()

test('a split and a death that met leave a household without a head, and both are told beside the flag', async () => {
  const goes = {
    saw: { household: home, relation: 'CON' },
    wrote: { household: newHome, relation: 'CH' },
  } as const
  await lan.send([
    lan.group([createChange('household', newHome, household()), editChange(son, goes)], {
      household: home,
      event: split,
    }),
  ])
  const left = { why: 'died', on: '2021-03-02', to: null }
  await minh.send([
    minh.group(
      [
        editChange(head, { saw: { left: null }, wrote: { left } }),
        editChange(son, { saw: { relation: 'CON' }, wrote: { relation: 'CH' } }),
        editChange(wife, { saw: { relation: 'VO' }, wrote: { relation: 'ME' } }),
      ],
      { household: home, event: death },
    ),
  ])
  const { flags } = flagPageSchema.parse(await ask('flags?rule=HEAD_COUNT'))
  expect(flags.map(({ recordId }) => recordId)).toEqual([home])
  const view = flagViewSchema.parse(await ask(`communes/${muiNe}/flags/${flags[0]?.id}`))
  expect(view.events.map(({ event, by }) => [event, by.username])).toEqual([
    [death, 'minh'],
    [split, 'lan'],
  ])
  expect(view.events[1]?.changes.map(({ id }) => id)).toEqual([newHome, son])
})

test('the history of a record names the event, its day and its paper', async () => {
  const { entries } = historySchema.parse(await ask(`communes/${muiNe}/records/${son}/history`))
  expect(entries.map(({ event }) => event?.kind ?? null)).toEqual(['death', 'split', null])
})

test('a held event says what it is, beside the events that the centre has', async () => {
  const gone = newId()
  const group = minh.group(
    [
      editChange(gone, { saw: { relation: 'CON' }, wrote: { relation: 'CH' } }),
      editChange(wife, { saw: { relation: 'ME' }, wrote: { relation: 'CON' } }),
    ],
    { household: home, event: { ...death, kind: 'change-of-head' } },
  )
  await minh.send([group])
  const content = heldContentSchema.parse(
    await ask(`communes/${muiNe}/held/${group.groupId}`, districtCookie),
  )
  expect(content.event).toEqual({ ...death, kind: 'change-of-head' })
  expect(content.events.map(({ event }) => event.kind)).toEqual(['death', 'split'])
})
