import { readFileSync } from 'node:fs'
import i18next from 'i18next'
import { beforeAll, describe, expect, it } from 'vitest'
import { type HeldProblem, heldCodes } from '#shared/sync/receipt.ts'
import { heldText, heldTextWithNext } from './held-text.ts'

const textsOf = (language: string, part: string): object =>
  JSON.parse(readFileSync(new URL(`../locales/${language}/${part}.json`, import.meta.url), 'utf8'))

beforeAll(async () => {
  const resources = Object.fromEntries(
    ['vi', 'en'].map((language) => [
      language,
      { collect: textsOf(language, 'collect'), faults: textsOf(language, 'faults') },
    ]),
  )
  await i18next.init({ lng: 'vi', resources, interpolation: { escapeValue: false } })
})

const sentence = (problem: HeldProblem, language = 'vi') =>
  heldText(i18next.getFixedT(language, 'collect'))(problem)

describe.each(['vi', 'en'])('why a save is held, in %s', (language) => {
  it.each(heldCodes)('is a whole sentence for %s, whatever the centre says beside it', (code) => {
    const details = [
      {},
      { unit: 'birth' },
      { field: 'changes.0.wrote' },
      { fault: 'too-long' },
      { fault: 'of-a-later-centre' },
      { unit: 'of-a-later-centre', field: 'x', fault: 'not-text' },
    ]
    for (const detail of details) {
      const said = sentence({ code, ...detail }, language)
      expect(said).toMatch(/^\p{Lu}.{10,}\p{L}.*[.…]$/u)
      expect(said).not.toMatch(/\{\{|held\.\w|fault\.\w|:\s*[.,]|:\s*$/)
    }
  })
})

describe('why a save is held', () => {
  it('names the field in the words of the form', () => {
    expect(sentence({ code: 'shape', unit: 'birth', fault: 'not-a-date' })).toBe(
      'Có ô không đúng dạng: Ngày, tháng, năm sinh. Ngày không có trong lịch.',
    )
  })

  it('is the save itself where the centre names no field', () => {
    expect(sentence({ code: 'shape', fault: 'not-an-object' })).toBe(
      'Lần lưu không đúng dạng mà trung tâm đọc được. Giá trị thiếu hoặc thừa phần.',
    )
    expect(sentence({ code: 'unknown-unit' })).toBe('Lần lưu không đúng dạng mà trung tâm đọc được.')
  })

  it('is the reason that a person gave, where one did', () => {
    expect(sentence({ code: 'scope', reason: 'Đã ghi ở hộ khác' })).toBe('Đã ghi ở hộ khác')
  })
})

describe('who acts next on what is held', () => {
  const withNext = (problem: HeldProblem) => heldTextWithNext(i18next.getFixedT('vi', 'collect'))(problem)

  it('is said after the reason', () => {
    expect(withNext({ code: 'scope' })).toBe(`${sentence({ code: 'scope' })} ${i18next.t('faults:heldNext')}`)
  })

  it.each([
    { code: 'revoked' },
    { code: 'household-missing' },
    { code: 'scope', reason: 'Đã ghi ở hộ khác' },
  ] as const)('is not said again where the reason says it: %o', (problem) => {
    expect(withNext(problem)).toBe(sentence(problem))
  })
})
