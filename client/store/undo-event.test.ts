/** An event in a household, taken back as long as it was not sent. */
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import type { GroupEvent } from '#shared/sync/group-event.ts'

const household = testRecord(1)
const head = testRecord(2)
const son = testRecord(3)
const death: GroupEvent = { kind: 'death', on: '2021-03-01', evidence: 'Trích lục 12/2021' }

let centre: FakeCentre
let tablet: TestTablet

beforeEach(async () => {
  centre = new FakeCentre()
  centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
  for (const [id, relation] of [
    [head, 'CH'],
    [son, 'CON'],
  ] as const)
    centre.seed({ type: 'resident', id, commune: muiNe, units: { household, relation, left: null } })
  tablet = await new TestTablet({ centre }).open()
  tablet.offline()
})

const left = { why: 'died', on: '2021-03-01', to: null }
const tellDeath = () =>
  tablet.tablet.tellEvent(
    household,
    [tablet.edit(head, { left }), tablet.edit(son, { relation: 'CH' })],
    death,
  )
const openEvents = () => tablet.tablet.book.get().openEvents(household)
const told = () => {
  const [open] = openEvents()
  if (open === undefined) throw new Error('no event is open')
  return open
}

describe('an event', () => {
  it('is one group that says what happened, on what day and by which paper', async () => {
    await tellDeath()
    await tablet.restart()
    expect(openEvents()).toMatchObject([{ event: death, undo: 'possible' }])
    expect(await tablet.tablet.outbox()).toMatchObject([{ state: 'open', event: death }])
    tablet.online()
    await tablet.sync()
    expect(tablet.view(head)).toMatchObject({ state: 'received', units: { left } })
    expect(tablet.wire.batches().at(-1)?.text).toContain('"event":{"kind":"death"')
  })

  it('that is undone leaves the values as they were, and nothing to send', async () => {
    await tellDeath()
    expect(await tablet.tablet.undoEvent(told().groupId)).toMatchObject({ kind: 'saved' })
    expect(tablet.shown(head, 'left')).toBeNull()
    expect(tablet.shown(son, 'relation')).toBe('CON')
    expect(await tablet.states()).toEqual(['dropped'])
    expect(tablet.status().waiting).toBe(0)
    expect(openEvents()).toEqual([])
    await tablet.restart()
    expect(tablet.view(head)).toMatchObject({ state: 'received', units: { left: null } })
  })

  it('is not undone any more once a byte of it may have left the tablet', async () => {
    await tellDeath()
    const { groupId } = told()
    tablet.wire.fate = ({ path }) => (path === '/api/batches' ? 'answer-lost' : 'through')
    await tablet.sync()
    expect(openEvents()).toEqual([])
    expect(await tablet.tablet.undoEvent(groupId)).toEqual({ kind: 'refused', why: 'sent' })
    expect(tablet.shown(head, 'left')).toEqual(left)
  })

  it('takes no later save into itself, and is not undone under one that stands on it', async () => {
    await tellDeath()
    await tablet.write(son, { birth: '1985' })
    expect(await tablet.states()).toEqual(['open', 'open'])
    expect(openEvents()).toMatchObject([{ undo: 'followed' }])
    expect(await tablet.tablet.undoEvent(told().groupId)).toEqual({ kind: 'refused', why: 'followed' })
    await tablet.write(son, { birth: null })
    expect(openEvents()).toMatchObject([{ undo: 'possible' }])
  })

  it('is not folded into an earlier save of the same record either', async () => {
    await tablet.write(head, { birth: '1950' })
    await tablet.tablet.tellEvent(household, [tablet.edit(head, { left })], death)
    expect(await tablet.states()).toEqual(['open', 'open'])
    await tablet.tablet.undoEvent(told().groupId)
    expect(tablet.shown(head, 'birth')).toBe('1950')
  })

  it('that made somebody is not undone while their form is being filled', async () => {
    const child = tablet.tablet.newRecordId()
    const birth: GroupEvent = { kind: 'birth', on: '2021-03-02', evidence: null }
    const wrote = { household, relation: 'CON', name: 'BÉ' }
    await tablet.tablet.tellEvent(
      household,
      [{ type: 'resident', id: child, kind: 'create', wrote, saw: {}, base: {} }],
      birth,
    )
    await tablet.type(child, { name: 'BÉ AN' })
    expect(await tablet.tablet.undoEvent(told().groupId)).toEqual({ kind: 'refused', why: 'followed' })
    await tablet.tablet.dropDraft(child)
    await tablet.tablet.undoEvent(told().groupId)
    expect(tablet.view(child)).toBeUndefined()
  })
})
