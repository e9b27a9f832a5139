import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recordId } from '#shared/ids.ts'
import {
  choose,
  draftFromForm,
  editFromForm,
  follow,
  formFromDraft,
  isTouched,
  type RecordForm,
  touch,
  touchPart,
  typePart,
  type as typeText,
  unitOf,
} from './record-form.ts'

const id = recordId('01890000-0000-7000-8000-000000000001')
const household = recordId('01890000-0000-7000-8000-000000000002')
const form: RecordForm = {
  type: 'resident',
  id,
  household,
  isNew: false,
  shown: { units: { name: 'A', birth: '1986', sex: '1' }, base: { name: 5, birth: 5, sex: 5 }, life: 0 },
  touched: {},
  typed: {},
}

describe('what a form saw', () => {
  test('a touched unit keeps what was displayed when it was first touched, whatever the feed brings', () => {
    const touched = touch(form, 'birth', '1987')
    const later = touch(
      follow(touched, { units: { ...form.shown.units, birth: '1978' }, base: { birth: 9 }, life: 0 }),
      'birth',
      '1988',
    )
    expect(editFromForm(later)).toMatchObject({
      wrote: { birth: '1988' },
      saw: { birth: '1986' },
      base: { birth: 5 },
    })
  })

  test('a unit that nobody touched follows the newest view', () => {
    const later = follow(touch(form, 'birth', '1987'), {
      units: { name: 'B', birth: '1986', sex: '1' },
      base: { name: 9 },
      life: 0,
    })
    expect(unitOf(later, 'name')).toBe('B')
    expect(editFromForm(later).wrote).toEqual({ birth: '1987' })
  })

  test('a unit first touched after the feed saw the newer value', () => {
    const later = touch(
      follow(form, { units: { ...form.shown.units, name: 'B' }, base: { name: 9 }, life: 0 }),
      'name',
      'C',
    )
    expect(editFromForm(later)).toMatchObject({ saw: { name: 'B' }, base: { name: 9 } })
  })

  test('back to what was displayed is untouched', () => {
    expect(isTouched(touch(touch(form, 'birth', '1987'), 'birth', '1986'))).toBe(false)
  })

  test('a text that is no date yet is kept as typed, and what was displayed with it', () => {
    const typing = typeText(form, 'birth', '3/2/19')
    const moved = follow(typing, {
      units: { ...form.shown.units, birth: '1978' },
      base: { birth: 9 },
      life: 0,
    })
    expect(moved.typed).toEqual({ birth: '3/2/19' })
    expect(editFromForm(touch(moved, 'birth', '1987-02-03'))).toMatchObject({
      saw: { birth: '1986' },
      base: { birth: 5 },
    })
  })

  test('a choice in the conflict sheet has seen the present value', () => {
    const now = { units: { ...form.shown.units, birth: '1978' }, base: { birth: 9 }, life: 0 }
    const chosen = choose(follow(touch(form, 'birth', '1987'), now), 'birth', '1987')
    expect(editFromForm(chosen)).toMatchObject({
      wrote: { birth: '1987' },
      saw: { birth: '1978' },
      base: { birth: 9 },
    })
  })

  test('choosing the present value takes the edit back', () => {
    const now = { units: { ...form.shown.units, birth: '1978' }, base: { birth: 9 }, life: 0 }
    expect(isTouched(choose(follow(touch(form, 'birth', '1987'), now), 'birth', '1978'))).toBe(false)
  })
})

describe('drafts', () => {
  test('a form opened again from its draft saves the same edit', () => {
    const units = fc.dictionary(
      fc.constantFrom('name', 'birth', 'sex', 'cmnd'),
      fc.option(fc.string({ minLength: 1 })),
    )
    fc.assert(
      fc.property(units, (wrote) => {
        const filled = Object.entries(wrote).reduce((state, [unit, value]) => touch(state, unit, value), form)
        const again = formFromDraft(draftFromForm(filled, '2021-03-04T09:12:00Z'), form.shown)
        expect(editFromForm(again)).toEqual(editFromForm(filled))
      }),
    )
  })

  test('what a draft saw survives a view that has changed since', () => {
    const draft = draftFromForm(touch(form, 'birth', '1987'), '2021-03-04T09:12:00Z')
    const again = formFromDraft(draft, { units: { birth: '1978' }, base: { birth: 9 }, life: 0 })
    expect(editFromForm(again)).toMatchObject({ saw: { birth: '1986' }, base: { birth: 5 } })
  })

  test('a new record carries what was filled in for it, and has seen nothing', () => {
    const fresh: RecordForm = {
      ...form,
      isNew: true,
      shown: { units: { household, nationality: 'VN', cmnd: null }, base: {}, life: 0 },
    }
    expect(editFromForm(touch(fresh, 'name', 'A'))).toEqual({
      type: 'resident',
      id,
      kind: 'create',
      wrote: { household, nationality: 'VN', name: 'A' },
      saw: {},
      base: {},
    })
  })

  test('a draft of a new record keeps what was filled in for it', () => {
    const fresh: RecordForm = {
      ...form,
      isNew: true,
      shown: { units: { household, nationality: 'VN' }, base: {}, life: 0 },
    }
    const again = formFromDraft(draftFromForm(touch(fresh, 'name', 'A'), '2021-03-04T09:12:00Z'), {
      units: {},
      base: {},
      life: 0,
    })
    expect(editFromForm(again).wrote).toEqual({ household, nationality: 'VN', name: 'A' })
  })
})

describe('a unit of parts', () => {
  const from = { unit: 'absence', part: 'from' }
  const to = { unit: 'absence', part: 'to' }
  const away = touchPart(form, to, 'Đà Lạt')
  test('is whole as soon as one part is filled, and gone with the last', () => {
    expect(unitOf(away, 'absence')).toEqual({ from: null, until: null, why: null, to: 'Đà Lạt' })
    const back = touchPart(away, to, null)
    expect(unitOf(back, 'absence')).toBeNull()
    expect(isTouched(back)).toBe(false)
  })
  test('keeps what is typed into one part while another is filled', () => {
    const half = touchPart(typePart(away, from, '3/2'), to, 'Huế')
    expect(half.typed).toEqual({ 'absence.from': '3/2' })
    expect(unitOf(half, 'absence')).toMatchObject({ from: null, to: 'Huế' })
    expect(touchPart(half, from, '2021-02-03').typed).toEqual({})
  })
  test('that is only half typed is a draft, and comes back as it was', () => {
    const half = typePart(form, from, '3/2')
    expect(isTouched(half)).toBe(true)
    expect(formFromDraft(draftFromForm(half, '2021-03-04T02:00:00Z'), form.shown)).toEqual(half)
  })
  test('was seen as it was displayed', () => {
    expect(editFromForm(away)).toMatchObject({ saw: { absence: null }, wrote: { absence: { to: 'Đà Lạt' } } })
  })
})

describe('37 · a form that is older than another life of the centre', () => {
  const touched = touch(form, 'birth', '1987')
  const inAnother = { ...form.shown, base: { birth: 4 }, life: 1 }

  test('has seen the value, and no decision on it: its revision is of numbers that are over', () => {
    const later = follow(touched, inAnother)
    expect(editFromForm(later)).toMatchObject({ saw: { birth: '1986' }, base: { birth: 0 } })
    expect(editFromForm(touch(later, 'name', 'B')).base).toEqual({ birth: 0, name: 0 })
    expect(editFromForm(follow(later, { ...inAnother, base: { birth: 9 } })).base).toEqual({ birth: 0 })
  })

  test('says so also where it was left as a draft, and where an app that knew of no lives has left it', () => {
    const draft = draftFromForm(touched, '2021-03-04T01:00:00.000Z')
    expect(editFromForm(formFromDraft(draft, form.shown)).base).toEqual({ birth: 5 })
    expect(editFromForm(formFromDraft(draft, inAnother)).base).toEqual({ birth: 0 })
    const { life: _, ...older } = draft
    expect(editFromForm(formFromDraft(older, form.shown)).base).toEqual({ birth: 0 })
  })
})
