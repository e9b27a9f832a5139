/** Which told events can still be undone: those on which nothing stands. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { created, edited, groupIdOf, type MadeGroup, madeGroup } from '#client/testing/made-group.ts'
import type { RecordId } from '#shared/ids.ts'
import type { GroupEvent } from '#shared/sync/group-event.ts'
import type { GroupState } from './database.ts'
import type { OutboxGroup } from './groups.ts'
import { isFollowed, listOpenEvents } from './open-events.ts'

const home = testRecord(1)
const other = testRecord(2)
const mother = testRecord(3)
const child = testRecord(4)
const stranger = testRecord(5)
const birth: GroupEvent = { kind: 'birth', on: '2021-03-01', evidence: null }
const nothingTyped: ReadonlySet<string> = new Set()

const save = (made: MadeGroup): OutboxGroup => madeGroup({ household: home, ...made })
function tell(order: number, given: Partial<MadeGroup> = {}): OutboxGroup {
  const changes = [created('resident', child, { household: home, name: 'CON' })]
  const saved = save({ order, changes, ...given })
  return { ...saved, group: { ...saved.group, event: birth } }
}
const rename = (id: RecordId) => edited(id, { name: 'A' }, { name: 'B' })

describe('the events of a household that wait', () => {
  const listed = (groups: readonly OutboxGroup[], household = home) =>
    listOpenEvents(groups, household, nothingTyped)

  it('stand with the newest first, each with what happened and when it was saved', () => {
    const newest = tell(3, { changes: [rename(mother)] })
    const events = listed([tell(1), newest])
    expect(events.map(({ groupId }) => groupId)).toEqual([groupIdOf(3), groupIdOf(1)])
    expect(events[1]).toMatchObject({ event: birth, savedAt: newest.content.savedAt, undo: 'possible' })
  })

  it('are events and no other saves, and of no other household', () => {
    expect(listed([save({ order: 1, changes: [rename(mother)] })])).toEqual([])
    expect(listed([tell(1)], other)).toEqual([])
  })

  it('are those of the household to which somebody went as well', () => {
    const moving = edited(mother, { household: home }, { household: other })
    expect(listed([tell(1, { changes: [moving] })], other)).toHaveLength(1)
    const founded = created('household', other, { hamlet: 'Thôn 1' })
    expect(listed([tell(1, { changes: [founded] })], other)).toHaveLength(1)
  })

  it('are not there any more once a byte of them may have left the tablet', () => {
    const states: readonly GroupState[] = ['sent', 'applied', 'kept', 'held', 'parked', 'dismissed']
    for (const state of states) expect(listed([tell(1, { state })])).toEqual([])
  })

  it('say where something stands on them', () => {
    const followed = listed([tell(1), save({ order: 2, changes: [rename(child)] })])
    expect(followed.map(({ undo }) => undo)).toEqual(['followed'])
  })
})

describe('an event is stood upon', () => {
  const event = tell(5)
  const isFollowedBy = (later: OutboxGroup, drafts = nothingTyped) =>
    isFollowed(event, [event, later], drafts)

  it('by a later save of somebody whom it wrote', () => {
    expect(isFollowedBy(save({ order: 6, changes: [rename(child)] }))).toBe(true)
  })

  it('by whoever was put into a household that it made, at whatever door', () => {
    const founding = tell(5, { changes: [created('household', other, { hamlet: 'Thôn 1' })] })
    const moved = save({ order: 6, changes: [edited(stranger, { household: home }, { household: other })] })
    const atItsDoor = save({ order: 6, household: other, changes: [rename(stranger)] })
    for (const later of [moved, atItsDoor])
      expect(isFollowed(founding, [founding, later], nothingTyped)).toBe(true)
  })

  it('by a form of somebody whom it made, and not by one of somebody whom it only changed', () => {
    expect(isFollowed(event, [event], new Set([child]))).toBe(true)
    const changing = tell(5, { changes: [rename(mother)] })
    expect(isFollowed(changing, [changing], new Set([mother]))).toBe(false)
  })

  it('neither by what was saved before, nor by another record, nor by what was dismissed', () => {
    expect(isFollowedBy(save({ order: 4, changes: [rename(child)] }))).toBe(false)
    expect(isFollowedBy(save({ order: 6, changes: [rename(stranger)] }))).toBe(false)
    expect(isFollowedBy(save({ order: 6, state: 'dismissed', changes: [rename(child)] }))).toBe(false)
  })

  it('by the same saves in whatever order the memory has them', () => {
    const ids = [mother, child, stranger]
    const anySave = fc.record({ order: fc.integer({ min: 1, max: 9 }), of: fc.constantFrom(...ids) })
    fc.assert(
      fc.property(fc.array(anySave, { maxLength: 6 }), (saves) => {
        const groups = saves.map(({ order, of }) => save({ order, changes: [rename(of)] }))
        const expected = saves.some(({ order, of }) => order > 5 && of === child)
        expect(isFollowed(event, [event, ...groups], nothingTyped)).toBe(expected)
        expect(isFollowed(event, [...groups].reverse(), nothingTyped)).toBe(expected)
      }),
    )
  })
})
