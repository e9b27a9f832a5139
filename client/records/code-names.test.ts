import { describe, expect, test } from 'vitest'
import { countryCodes } from '#shared/codes/countries.ts'
import { relatives } from '#shared/records/relatives.ts'
import { choicesOf, isListed, nationalityText } from './code-names.ts'
import { findFitting } from './fits-search.ts'

const found = (search: string, language: 'vi' | 'en' = 'vi') =>
  findFitting(
    choicesOf('nationality', language),
    ({ label, aliases = [] }) => [label, ...aliases],
    search,
  ).map(({ value }) => value)

describe('a nationality', () => {
  test('is said by its name in both languages, and what is no code as it is written', () => {
    expect(nationalityText('VN', 'vi')).toBe('Việt Nam')
    expect(nationalityText('KR', 'en')).toBe('South Korea')
    expect(nationalityText('NGƯỜI LÀO', 'vi')).toBe('NGƯỜI LÀO')
    expect(nationalityText(null, 'vi')).toBe('')
  })

  test('has a name of its own for every code, Vietnam first and who has none last', () => {
    for (const language of ['vi', 'en'] as const) {
      const choices = choicesOf('nationality', language)
      expect(choices).toHaveLength(countryCodes.length + 2)
      expect(new Set(choices.map(({ label }) => label)).size).toBe(choices.length)
      for (const { value, label } of choices) expect(label, value).not.toBe(value)
      expect(choices[0]?.value).toBe('VN')
    }
    expect(found('khong quoc tich')).toEqual(['KHÔNG QUỐC TỊCH'])
  })

  test('is found by its name without tones, and by what people call it', () => {
    for (const [typed, code] of [
      ['han quoc', 'KR'],
      ['nhat', 'JP'],
      ['Mỹ', 'US'],
      ['campuchia', 'KH'],
    ] as const)
      expect(found(typed)[0]).toBe(code)
    expect(found('fr', 'en')[0]).toBe('FR')
    // no code of a country: MY is Malaysia
    expect(found('my')[0]).toBe('US')
  })

  test('is chosen from the list for relatives as well', () => {
    for (const relative of relatives) {
      expect(isListed(`${relative}.nationality`)).toBe(true)
      expect(isListed(`${relative}.number`)).toBe(false)
    }
  })
})
