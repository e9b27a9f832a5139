import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupState } from '#client/store/database.ts'
import type { OutboxGroup } from '#client/store/groups.ts'
import { testRecord } from '#client/testing/fake-centre.ts'
import { muiNe } from '#client/testing/test-tablet.ts'
import { deviceId, epoch, groupId } from '#shared/ids.ts'
import { batchLimits, envelopeSchema } from '#shared/sync/batch.ts'
import type { Change } from '#shared/sync/change.ts'
import { batchText, cutGroups, fitsPacked, listSendable } from './cut-batch.ts'
import { browserGzip } from './gzip.ts'

interface Made {
  readonly household?: number
  readonly records?: readonly number[]
  readonly state?: GroupState
  readonly padding?: number
}

let order = 0
function group({ household = 1, records = [2], state = 'open', padding = 0 }: Made = {}): OutboxGroup {
  order += 1
  const id = groupId(`019aaf02-0000-7000-8000-${String(order).padStart(12, '0')}`)
  const changes = records.map(
    (n): Change => ({
      type: 'resident',
      id: testRecord(n),
      kind: 'create',
      wrote: {},
      madeAt: '2026-03-02T08:00:00.000Z',
    }),
  )
  const parsed = {
    groupId: id,
    contractVersion: 1,
    epoch: epoch('e'),
    household: testRecord(household),
    changes,
  }
  return {
    order,
    groupId: id,
    commune: muiNe,
    state,
    version: 1,
    life: 0,
    content: {
      line: `${JSON.stringify(parsed)}${' '.repeat(padding)}`,
      savedAt: '',
      receipt: null,
      parked: null,
    },
    group: parsed,
  }
}

const envelope = {
  deviceId: deviceId('019aaf00-0000-7000-8000-000000000001'),
  commune: muiNe,
  epoch: epoch('e'),
  mark: { seq: 7, hash: 'h' },
  asking: [],
}

describe('what may go', () => {
  it('is everything that waits, oldest first, while nothing is parked', () => {
    const waiting = [group(), group({ records: [3] }), group({ household: 9, records: [4] })]
    expect(listSendable(waiting)).toEqual(waiting)
  })

  it('is never a parked group', () => {
    expect(listSendable([group({ state: 'parked' })])).toEqual([])
  })

  it('is nothing of the records or the household of a parked group that comes before', () => {
    const parked = group({ state: 'parked', household: 1, records: [2] })
    const sameRecord = group({ household: 7, records: [2] })
    const sameHousehold = group({ household: 1, records: [3] })
    const other = group({ household: 8, records: [4] })
    expect(listSendable([parked, sameRecord, sameHousehold, other])).toEqual([other])
  })

  it('is what came before the parked group', () => {
    const before = group({ household: 1, records: [2] })
    expect(listSendable([before, group({ state: 'parked', household: 1, records: [2] })])).toEqual([before])
  })

  it('is nothing that follows what must wait itself: a move out of the household waits with it', () => {
    const parked = group({ state: 'parked', household: 1, records: [2] })
    const moved = group({ household: 1, records: [3, 5] })
    const follows = group({ household: 8, records: [5] })
    const inThatHousehold = group({ household: 8, records: [6] })
    expect(listSendable([parked, moved, follows, inThatHousehold])).toEqual([])
  })

  it('keeps the order of every record, whatever is parked', () => {
    const made = fc.record({
      household: fc.integer({ min: 1, max: 4 }),
      records: fc.array(fc.integer({ min: 10, max: 16 }), { minLength: 1, maxLength: 3 }),
      state: fc.constantFrom<GroupState>('open', 'sent', 'parked'),
    })
    fc.assert(
      fc.property(fc.array(made, { maxLength: 12 }), (specs) => {
        const waiting = specs.map(group)
        const sendable = listSendable(waiting)
        for (const sent of sendable)
          for (const earlier of waiting.filter((one) => one.order < sent.order)) {
            const ids = new Set(earlier.group.changes.map(({ id }) => id))
            const touches =
              sent.group.changes.some(({ id }) => ids.has(id)) ||
              earlier.group.household === sent.group.household
            if (touches) expect(sendable).toContain(earlier)
          }
      }),
      { seed: 17 },
    )
  })
})

describe('a batch', () => {
  it('takes the oldest that fit by number', () => {
    const waiting = [group(), group(), group()]
    expect(cutGroups(waiting, 2)).toEqual(waiting.slice(0, 2))
    expect(cutGroups(waiting, 500)).toEqual(waiting)
  })

  it('has at most 500 changes, and never splits a group', () => {
    const many = (count: number) => group({ records: Array.from({ length: count }, (_, n) => n + 10) })
    const waiting = [many(300), many(200), many(1)]
    expect(cutGroups(waiting, 500)).toEqual(waiting.slice(0, 2))
    expect(cutGroups([many(300), many(201)], 500)).toHaveLength(1)
  })

  it('takes one group alone however large it is', () => {
    const large = group({ records: Array.from({ length: 900 }, (_, n) => n + 10) })
    expect(cutGroups([large, group()], 500)).toEqual([large])
    expect(cutGroups([large], 0)).toEqual([large])
  })

  it('is small enough unpacked, also when every letter takes three bytes', () => {
    const half = Math.floor(batchLimits.unpackedBytes / 3 / 2)
    const waiting = [group({ padding: half }), group({ padding: half }), group()]
    expect(cutGroups(waiting, 500)).toHaveLength(1)
  })

  it('fits in 128 KiB packed, and one group alone in 8 MiB', () => {
    const two = [group(), group()]
    expect(fitsPacked(128 * 1024, two)).toBe(true)
    expect(fitsPacked(128 * 1024 + 1, two)).toBe(false)
    expect(fitsPacked(128 * 1024 + 1, two.slice(0, 1))).toBe(true)
    expect(fitsPacked(8 * 1024 * 1024 + 1, two.slice(0, 1))).toBe(false)
  })

  it('is the envelope and then each line to the byte as it was saved', () => {
    const waiting = [group({ padding: 3 }), group()]
    const [head, ...lines] = batchText(envelope, waiting).split('\n')
    expect(envelopeSchema.parse(JSON.parse(head ?? ''))).toEqual(envelope)
    expect(lines).toEqual(waiting.map(({ content }) => content.line))
  })

  it('without groups is its envelope alone, which asks', () => {
    expect(batchText(envelope, [])).toBe(JSON.stringify(envelope))
  })

  it('is packed as gzip by the browser’s own means', async () => {
    const text = batchText(envelope, [group(), group()])
    const packed = await browserGzip.pack(text)
    expect(gunzipSync(packed).toString('utf8')).toBe(text)
    expect(packed.length).toBeLessThan(gzipSync(text).length + 64)
  })
})
