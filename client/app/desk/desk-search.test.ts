import { expect, it } from 'vitest'
import { readSearch, writeSearch } from './desk-search.ts'

it('what is written is read back as text, also codes with zeros in front', () => {
  const search = { xa: '00012', tim: 'Mũi Né & Hàm Tiến', mo: '60,593' }
  expect(readSearch(writeSearch(search))).toEqual(search)
})

it('what is empty does not lengthen the address', () => {
  expect(writeSearch({ xa: undefined, tim: '' })).toBe('')
  expect(writeSearch({ mo: '60,593', tim: '' })).toBe('?mo=60,593')
})
