import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findTerms, isImplied, lineHas } from './search-terms.ts'

const alphabet = 'ab1289*/ ế'
const query = fc.string({ unit: fc.constantFrom(...alphabet, 'sinh ', 'born ', 'năm '), maxLength: 14 })

describe('what is typed into the search', () => {
  it('is looked for as beginnings of words, and as digits anywhere in a number', () => {
    expect(findTerms('  Hoà ĐẶNG 0601 12/3 7 ')).toEqual([
      { kind: 'start', text: 'hoa' },
      { kind: 'start', text: 'dang' },
      { kind: 'part', text: '0601' },
      { kind: 'start', text: '12/3' },
      { kind: 'start', text: '7' },
    ])
  })

  it('means the year of birth with "sinh" or "born" before it, from the first digit on', () => {
    for (const text of ['sinh 1987', 'Sinh năm 1987', 'born 1987', 'born in 1987'])
      expect(findTerms(text)).toEqual([{ kind: 'start', text: '*1987' }])
    expect(findTerms('lan sinh 19')).toEqual([
      { kind: 'start', text: 'lan' },
      { kind: 'start', text: '*19' },
    ])
    expect(findTerms('sinh')).toEqual([{ kind: 'start', text: 'sinh' }])
  })

  it('finds no more when it says what is implied by another', () => {
    fc.assert(
      fc.property(query, query, fc.string({ unit: fc.constantFrom(...alphabet) }), (a, b, text) => {
        const [first, second] = [findTerms(a), findTerms(b)]
        const line = ` ${text}`
        if (!first.every((term) => isImplied(term, second))) return
        if (second.every((term) => lineHas(line, term)))
          expect(first.every((term) => lineHas(line, term))).toBe(true)
      }),
      { seed: 101, numRuns: 2000 },
    )
  })
})
