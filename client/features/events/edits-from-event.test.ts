/** Every event as one group of a tablet: what it writes is what was planned, and all of it is undone until it is sent. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeCentre } from '#client/testing/fake-centre.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { type EventKind, eventKindCodes } from '#shared/codes/event-kinds.ts'
import { planEvent } from '#shared/events/plan-event.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import { anyTelling } from '#shared/testing/households.ts'
import { editsFromEvent } from './edits-from-event.ts'

const seed = 20_210_301
const on = '2021-03-01'

/** The first of many that can be told and does something. */
function tellingOf(kind: EventKind) {
  for (const input of fc.sample(anyTelling(kind), { seed, numRuns: 300 })) {
    const { household, into } = input
    if (household.residents.some(({ units }) => units.name === null)) continue
    const plan = planEvent(kind, input)
    if (plan.kind === 'changes' && plan.changes.length > 0) return { household, into, changes: plan.changes }
  }
  throw new Error(`no ${kind} can be told (seed ${seed})`)
}

async function tabletWith(households: ReturnType<typeof tellingOf>['household'][]): Promise<TestTablet> {
  const centre = new FakeCentre()
  for (const { id, units, residents } of households) {
    centre.seed({ type: 'household', id, commune: muiNe, units })
    for (const resident of residents)
      centre.seed({ type: 'resident', id: resident.id, commune: muiNe, units: resident.units })
  }
  const tablet = await new TestTablet({ centre }).open()
  tablet.offline()
  return tablet
}

describe('an event that was told and not sent', () => {
  it.each(eventKindCodes)('writes what it said, and is undone as a whole: %s', async (kind) => {
    const { household, into, changes } = tellingOf(kind)
    const tablet = await tabletWith(into === undefined ? [household] : [household, into])
    const find = (id: RecordId) => tablet.tablet.book.get().findRecord(id)
    const ids = new Set([...changes.map(({ id }) => id), ...household.residents.map(({ id }) => id)])
    const standing = () => [...ids].map((id) => [id, find(recordId(id))?.units])
    const before = standing()
    const told = { kind, on, evidence: 'Giấy số 16/2021' }
    const saved = await tablet.tablet.tellEvent(household.id, editsFromEvent(changes, find), told)
    expect(saved.kind).toBe('saved')
    for (const { id, wrote } of changes) expect(find(id)?.units).toMatchObject(wrote)
    expect(standing()).not.toEqual(before)
    const [open, ...more] = tablet.tablet.book.get().openEvents(household.id)
    expect([open?.event, more]).toEqual([told, []])
    if (open !== undefined) expect((await tablet.tablet.undoEvent(open.groupId)).kind).toBe('saved')
    expect(standing()).toEqual(before)
    expect(await tablet.states()).toEqual(['dropped'])
  })
})
