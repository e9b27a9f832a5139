import { describe, expect, it } from 'vitest'
import type { Draft, TellingDraft } from '#client/tablet/tablet.ts'
import { recordId } from '#shared/ids.ts'
import { draftAddress } from './draft-address.ts'

const [id, household, resident] = [recordId('d'), recordId('h'), recordId('r')]
const record: Draft = {
  ...{ type: 'resident', id: resident, household, isNew: true, wrote: {}, typed: {}, saw: {}, base: {} },
  keptAt: '',
}
const telling: TellingDraft = {
  ...{ type: 'telling', id, household, record: household, doing: 'birth' },
  ...{ about: [], typed: {}, relations: {}, saw: {}, base: {}, life: 0, keptAt: '' },
}

describe('a draft is gone on with', () => {
  it('in the form of its record', () => {
    expect(draftAddress(record)).toBe('/ho/h/nhan-khau/r')
    const home: Draft = { ...record, type: 'household', id: household }
    expect(draftAddress(home)).toBe('/ho/moi?id=h')
    expect(draftAddress({ ...home, isNew: false })).toBe('/ho/h/sua')
  })

  it('in the form of its event', () => {
    expect(draftAddress(telling)).toBe('/ho/h/bien-dong/birth')
  })

  it('where the leaving, the removal or the opening was begun', () => {
    expect(draftAddress({ ...telling, doing: 'reopen' })).toBe('/ho/h')
    expect(draftAddress({ ...telling, doing: 'leave', record: resident })).toBe('/ho/h/nhan-khau/r')
    expect(draftAddress({ ...telling, doing: 'remove', record: resident })).toBe('/ho/h/nhan-khau/r')
    expect(draftAddress({ ...telling, doing: 'remove' })).toBe('/ho/h')
  })
})
