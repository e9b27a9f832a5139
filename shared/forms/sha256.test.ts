import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

describe('the digest of a text', () => {
  test('is that of the standard', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  test('is what Node makes of it, whatever its length and its letters', () => {
    const anyText = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.constantFrom('Ể', '𠀀', 'đ'))
    fc.assert(
      fc.property(anyText, fc.nat(130), (text, more) => {
        const whole = text + 'a'.repeat(more)
        expect(sha256(whole)).toBe(createHash('sha256').update(whole).digest('hex'))
      }),
    )
  })
})
