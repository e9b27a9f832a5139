import { describe, expect, it } from 'vitest'
import { check, flag, home, record, row } from '#client/testing/flag-views.ts'
import { decisionRequestSchema } from '#shared/api/flags.ts'
import { epoch, groupId } from '#shared/ids.ts'
import { findChangeFault } from '#shared/sync/change.ts'
import { type DecisionInput, decisionFrom, differing, reasonText } from './decision.ts'

const an = row(1, { name: 'NGUYỄN VĂN AN', birth: '1987' })

const decision = (part: Partial<DecisionInput> = {}) =>
  decisionFrom({
    groupId: groupId('019aaf00-0004-7000-8000-000000000001'),
    madeAt: '2026-02-03T05:00:00.000Z',
    epoch: epoch('epoch-1'),
    reason: 'Đã đối chiếu giấy tờ',
    flag: flag(),
    records: [{ row: an, wrote: { birth: '1978' } }],
    ...part,
  })

describe('a decision says', () => {
  it('what was on the screen, what is to stand, and which flag it closes at which revision', () => {
    const { group, flags } = decision()
    expect(group.changes).toEqual([
      {
        type: 'resident',
        id: record(1),
        kind: 'edit',
        saw: { birth: '1987' },
        wrote: { birth: '1978' },
        base: 41,
        madeAt: '2026-02-03T05:00:00.000Z',
        reason: 'Đã đối chiếu giấy tờ',
        closes: flag().id,
      },
    ])
    expect(flags).toEqual({ [flag().id]: 50 })
    expect(group.household).toBe(home)
  })

  it('nothing of values when a check is dismissed, and still the reason', () => {
    const { group } = decision({ flag: check('ID_SEX'), records: [{ row: an, wrote: {} }] })
    expect(group.changes[0]).toMatchObject({ saw: {}, wrote: {}, reason: 'Đã đối chiếu giấy tờ' })
  })

  it('that an empty unit was seen empty, not that it was not seen', () => {
    const { group } = decision({ records: [{ row: an, wrote: { cmnd: '123456789' } }] })
    expect(group.changes[0]?.saw).toEqual({ cmnd: null })
  })

  it('the record’s own id where it lies in no household', () => {
    const alone = row(1, { household: null, birth: '1987' })
    expect(decision({ records: [{ row: alone, wrote: { birth: '1978' } }] }).group.household).toBe(record(1))
  })

  it('a conflict that is settled already, so that the later decision is the one that is told', () => {
    const settled = flag({ state: 'settled' })
    const { group, flags } = decision({ flag: settled })
    expect(group.changes[0]?.closes).toBe(settled.id)
    expect(flags).toEqual({ [settled.id]: settled.seq })
  })

  it('nothing of a check that is over: only the record is written', () => {
    const { group, flags } = decision({ flag: flag({ kind: 'check', state: 'cleared' }) })
    expect(group.changes[0]).not.toHaveProperty('closes')
    expect(flags).toEqual({})
  })

  it('each record that it mends, every change with the reason and the flag', () => {
    const wife = row(2, { relation: 'CH' })
    const { group } = decision({
      flag: check('HEAD_COUNT'),
      records: [
        { row: wife, wrote: { relation: 'VO' } },
        { row: an, wrote: { relation: 'CH' } },
      ],
    })
    expect(group.changes.map(({ id, base, closes }) => [id, base, closes])).toEqual([
      [record(2), 42, flag().id],
      [record(1), 41, flag().id],
    ])
  })

  it('everything in the form that the centre reads', () => {
    for (const request of [decision(), decision({ records: [{ row: an, wrote: {} }] })]) {
      expect(decisionRequestSchema.safeParse(request).success).toBe(true)
      expect(request.group.changes.map(findChangeFault)).toEqual([undefined])
    }
  })
})

it('only what differs from what stands is written', () => {
  expect(differing(an, { name: 'NGUYỄN VĂN AN', birth: '1978', cmnd: null })).toEqual({ birth: '1978' })
})

describe('a reason', () => {
  it('is what was picked, then one’s own words', () => {
    expect(reasonText(['Đã đối chiếu giấy tờ', 'Nhập nhầm'], '  giấy khai sinh\nsố 12. ')).toBe(
      'Đã đối chiếu giấy tờ. Nhập nhầm. giấy khai sinh số 12',
    )
  })
  it('is none when nothing was picked and only spaces were typed', () =>
    expect(reasonText([], '  ')).toBe(''))
  it('is never cut', () => expect(reasonText(['a'.repeat(400)], 'b'.repeat(400))).toHaveLength(802))
})
