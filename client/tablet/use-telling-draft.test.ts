import { describe, expect, it } from 'vitest'
import { recordId } from '#shared/ids.ts'
import type { ListedDraft, TellingDraft } from './tablet.ts'
import { findTelling } from './use-telling-draft.ts'

const [household, resident] = [recordId('h'), recordId('r')]
const telling = (id: string, part: Partial<TellingDraft>): TellingDraft => ({
  ...{ type: 'telling', id: recordId(id), household, record: household, doing: 'birth' },
  ...{ about: [], typed: {}, relations: {}, saw: {}, base: {}, life: 0, keptAt: '' },
  ...part,
})

describe('what was told of a record', () => {
  const drafts: readonly ListedDraft[] = [
    telling('1', {}),
    telling('2', { doing: 'death' }),
    telling('3', { doing: 'death' }),
    telling('4', { record: resident, doing: 'leave' }),
    { type: 'unreadable', id: '5', of: household },
  ]

  it('is found again by the record and by what is told, the newest first', () => {
    expect(findTelling(drafts, { record: household, doings: ['death'] })?.id).toBe('2')
    expect(findTelling(drafts, { record: resident, doings: ['leave', 'remove'] })?.id).toBe('4')
  })

  it('is not that of another record or another event', () => {
    expect(findTelling(drafts, { record: resident, doings: ['death'] })).toBeUndefined()
    expect(findTelling(drafts, { record: household, doings: ['split'] })).toBeUndefined()
  })
})
