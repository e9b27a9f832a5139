import { describe, expect, it } from 'vitest'
import type { Draft, RecordView } from '#client/tablet/tablet.ts'
import { communeCode, recordId } from '#shared/ids.ts'
import { type FormPlace, formStart } from './form-start.ts'
import { draftFromForm, isTouched, moveTo, unitOf } from './record-form.ts'

const [first, second] = [communeCode('22918'), communeCode('22921')]
const household = recordId('01890000-0000-7000-8000-000000000001')
const keptAt = '2026-03-02T08:00:00.000Z'
const newHousehold: FormPlace = {
  ...{ type: 'household', id: household, household, view: undefined, commune: first, initial: {} },
}
const draftIn = (commune: typeof first): Draft => ({
  ...{ type: 'household', id: household, household, isNew: true, commune },
  ...{ wrote: { hamlet: 'Thôn 3' }, typed: {}, saw: {}, base: {}, keptAt },
})
const view: RecordView = {
  ...{ type: 'household', id: household, commune: first, units: { hamlet: 'Thôn 1' }, base: { hamlet: 4 } },
  ...{ state: 'draft', conflicts: [], flags: [], held: [], hasDraft: true, atCentre: true },
  ...{ updatedAt: '', updatedBy: '', life: 0 },
}

describe('a form that begins', () => {
  it('with the draft of a new household is in the commune of the draft, not in the first one of the officer', () => {
    const form = formStart(newHousehold, draftIn(second))
    expect(form.commune).toBe(second)
    expect(unitOf(form, 'hamlet')).toBe('Thôn 3')
  })

  it('without a draft is in the first commune of the officer', () => {
    const form = formStart(newHousehold, undefined)
    expect(form.commune).toBe(first)
    expect(isTouched(form)).toBe(false)
  })

  it('in a commune that the officer chose is left and found again in that one', () => {
    const draft = draftFromForm(moveTo(formStart(newHousehold, undefined), second), keptAt)
    expect(draft.commune).toBe(second)
    expect(formStart(newHousehold, draft).commune).toBe(second)
  })

  it('over a household that was saved is in the commune where it was saved', () => {
    const form = formStart({ ...newHousehold, view }, draftIn(second))
    expect(form).toMatchObject({ commune: first, isNew: false, shown: { units: { hamlet: 'Thôn 1' } } })
  })

  it('of a resident is in the commune of the household, whatever the draft says', () => {
    const id = recordId('01890000-0000-7000-8000-000000000002')
    const place: FormPlace = { ...newHousehold, type: 'resident', id }
    expect(formStart(place, { ...draftIn(second), type: 'resident', id }).commune).toBe(first)
  })
})
