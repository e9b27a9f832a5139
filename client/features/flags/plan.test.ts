import { describe, expect, it } from 'vitest'
import { check, claim, flag, record, view } from '#client/testing/flag-views.ts'
import { type DecisionDraft, emptyDraft, fill, findFault, pick } from './draft.ts'
import { listOptions } from './options.ts'
import { planDecision } from './plan.ts'

const chip = pick(emptyDraft, 'Đã đối chiếu giấy tờ')
const reasoned: DecisionDraft = { ...chip, words: 'Giấy khai sinh số 12' }
const plan = (key: string, draft: DecisionDraft = reasoned, asked = view()) =>
  planDecision(
    asked,
    listOptions(asked).find((option) => option.key === key),
    draft,
  )

describe('a conflict', () => {
  it('kept writes the value that was shown, so that it is decided', () =>
    expect(plan('1')).toMatchObject({ kind: 'ready', records: [{ wrote: { birth: '1987' } }] }))

  it('taken writes the claim', () =>
    expect(plan('2')).toMatchObject({ kind: 'ready', records: [{ wrote: { birth: '1978' } }] }))

  it('with a third value reads it as it is typed', () => {
    const draft = fill(reasoned, record(1), 'birth', '3/2/1980')
    expect(plan('3', draft)).toMatchObject({ kind: 'ready', records: [{ wrote: { birth: '1980-02-03' } }] })
  })

  it('is not settled by a value that cannot be read, nor by a field that nobody touched', () => {
    const draft = fill(reasoned, record(1), 'birth', '30/2/1980')
    expect(plan('3', draft)).toEqual({ kind: 'missing', what: 'fault' })
    expect(findFault(draft, view().record ?? never(), 'birth')).toBe('not-a-date')
    expect(plan('3')).toEqual({ kind: 'missing', what: 'value' })
  })

  it('can be settled with nothing: an emptied field is a value', () =>
    expect(plan('3', fill(reasoned, record(1), 'birth', ''))).toMatchObject({
      records: [{ wrote: { birth: null } }],
    }))
})

describe('nothing is settled', () => {
  it('without a choice', () => expect(plan('8')).toEqual({ kind: 'missing', what: 'option' }))
  it('without a reason', () => {
    expect(plan('1', emptyDraft)).toEqual({ kind: 'missing', what: 'reason' })
    expect(plan('1', { ...emptyDraft, words: '   ' })).toEqual({ kind: 'missing', what: 'reason' })
  })
  it('by a value of one’s own without evidence in words, where a reason from the list is enough to keep or take one', () => {
    expect(plan('1', chip)).toMatchObject({ kind: 'ready', reason: 'Đã đối chiếu giấy tờ' })
    const third = fill(chip, record(1), 'birth', '1980')
    expect(plan('3', third)).toEqual({ kind: 'missing', what: 'words' })
    expect(plan('3', { ...third, words: ' ' })).toEqual({ kind: 'missing', what: 'words' })
    expect(plan('3', { ...third, words: 'Sổ hộ tịch' })).toMatchObject({
      kind: 'ready',
      reason: 'Đã đối chiếu giấy tờ. Sổ hộ tịch',
    })
    const asked = view({ flag: check('ID_YEAR') })
    expect(plan('3', fill(chip, record(1), 'idNumber', '060078001234'), asked)).toEqual({
      kind: 'missing',
      what: 'words',
    })
    expect(plan('0', chip, asked)).toMatchObject({ kind: 'ready' })
  })
  it('by a blood type of one’s own that no laboratory’s paper is named for, though one that was claimed can be taken', () => {
    const bare = { type: '01', paper: null }
    const claimed = view({
      flag: flag({ unit: 'bloodType', claims: [{ ...claim('minh', null), wrote: bare }] }),
    })
    const blood = (value: typeof bare | { type: string; paper: string }) =>
      plan('3', fill(reasoned, record(1), 'bloodType', value), claimed)
    expect(blood(bare)).toEqual({ kind: 'missing', what: 'paper' })
    expect(blood({ type: '01', paper: 'Bệnh viện Bình Thuận' })).toMatchObject({ kind: 'ready' })
    expect(plan('2', chip, claimed)).toMatchObject({
      kind: 'ready',
      records: [{ wrote: { bloodType: bare } }],
    })
  })
  it('with more words than the centre keeps: they are not cut but asked for shorter', () => {
    const words = (count: number) => ({ ...emptyDraft, words: 'a'.repeat(count) })
    expect(plan('1', words(501))).toEqual({ kind: 'missing', what: 'shorter' })
    expect(plan('1', words(500))).toMatchObject({ kind: 'ready', reason: 'a'.repeat(500) })
  })
})

describe('a failed check', () => {
  const asked = view({ flag: check('ID_YEAR') })

  it('dismissed writes nothing', () =>
    expect(plan('0', reasoned, asked)).toMatchObject({ kind: 'ready', records: [{ wrote: {} }] }))

  it('corrected writes what differs, numbers without the dots of the card', () => {
    const draft = fill(fill(reasoned, record(1), 'idNumber', '060.078.001.234'), record(1), 'birth', '1987')
    expect(plan('3', draft, asked)).toMatchObject({
      kind: 'ready',
      records: [{ wrote: { idNumber: '060078001234' } }],
    })
  })

  it('is not corrected by changing nothing', () => {
    expect(plan('3', reasoned, asked)).toEqual({ kind: 'missing', what: 'change' })
    expect(plan('3', fill(reasoned, record(1), 'birth', '1987'), asked)).toEqual({
      kind: 'missing',
      what: 'change',
    })
  })

  it('over a household is corrected on each record that was changed, and no other', () => {
    const heads = view({ flag: check('HEAD_COUNT', { type: 'household', recordId: record(9) }) })
    const draft = fill(reasoned, record(2), 'relation', 'CH')
    const planned = plan('3', draft, heads)
    expect(planned.kind === 'ready' && planned.records.map(({ row }) => row.id)).toEqual([record(2)])
  })
})

it('what was typed for one record is not taken for another', () => {
  const draft = fill(reasoned, record(2), 'birth', '1980')
  expect(plan('3', draft, view({ flag: flag() }))).toEqual({ kind: 'missing', what: 'value' })
})

const never = (): never => {
  throw new Error('the view has no record')
}
