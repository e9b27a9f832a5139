import { describe, expect, it } from 'vitest'
import type { KeptDraft } from '#client/tablet/tablet.ts'
import { communeCode, recordId } from '#shared/ids.ts'
import { keepForm } from './keep-form.ts'
import { type RecordForm, touch, type as typeText } from './record-form.ts'

const at = '2026-03-02T08:00:00.000Z'
const id = recordId('01890000-0000-7000-8000-000000000001')
const form: RecordForm = {
  ...{ type: 'household', id, household: id, isNew: true, commune: communeCode('22918') },
  ...{ shown: { units: {}, base: {}, life: 0 }, touched: {}, typed: {} },
}

/** A tablet on whose disk a write ends as is told. */
function tabletThat(writes: () => Promise<'kept' | 'full'>) {
  const drafts = new Map<string, KeptDraft>()
  return {
    drafts,
    keepDraft: async (draft: KeptDraft) => {
      const result = await writes()
      if (result === 'kept') drafts.set(draft.id, draft)
      return result
    },
    dropDraft: async (record: string) => {
      await writes()
      drafts.delete(record)
    },
  }
}
const broken = () => Promise.reject(new Error('the database is gone'))

describe('what is typed', () => {
  it('is kept with the commune in which it was begun', async () => {
    const tablet = tabletThat(async () => 'kept')
    expect(await keepForm(tablet, touch(form, 'hamlet', 'Thôn 3'), at)).toEqual({ kind: 'kept', at })
    expect(tablet.drafts.get(id)).toMatchObject({ commune: '22918', wrote: { hamlet: 'Thôn 3' }, keptAt: at })
  })

  it('that was taken back leaves no draft', async () => {
    const tablet = tabletThat(async () => 'kept')
    const touched = touch(form, 'hamlet', 'Thôn 3')
    await keepForm(tablet, touched, at)
    expect(await keepForm(tablet, touch(touched, 'hamlet', null), at)).toEqual({ kind: 'none', at })
    expect(tablet.drafts.size).toBe(0)
  })

  it('is said to be on the screen alone where it could not be kept, for whatever reason', async () => {
    const typed = typeText(form, 'bookNumber', '12')
    expect(
      await keepForm(
        tabletThat(async () => 'full'),
        typed,
        at,
      ),
    ).toEqual({ kind: 'full', at })
    expect(await keepForm(tabletThat(broken), typed, at)).toEqual({ kind: 'broken', at })
    expect(await keepForm(tabletThat(broken), form, at)).toEqual({ kind: 'broken', at })
  })
})
