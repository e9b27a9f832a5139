import { describe, expect, test } from 'vitest'
import { communeCode } from '../ids.ts'
import { muiNe } from '../testing/builders.ts'
import { isOn, mayBecome, type SoftenedIn, softenedInSchema, softenedTo } from './softening.ts'

const softened = (given: Partial<SoftenedIn> = {}): SoftenedIn => ({
  ...{ commune: muiNe, rule: 'HEAD_COUNT', severity: 'warning', from: '2021-03-01', until: '2021-03-31' },
  ...given,
})
const on = (today: string, ...rules: SoftenedIn[]) =>
  softenedTo('HEAD_COUNT', { commune: muiNe, today, softened: rules })

describe('a rule that is softened', () => {
  test('is so on both of its days and between them, and not beside them', () => {
    const days = ['2021-02-28', '2021-03-01', '2021-03-15', '2021-03-31', '2021-04-01']
    expect(days.map((day) => on(day, softened()))).toEqual([null, 'warning', 'warning', 'warning', null])
  })

  test('goes on without a last day', () => {
    expect(isOn({ from: '2021-03-01', until: null }, '2031-01-01')).toBe(true)
    expect(on('2031-01-01', softened({ until: null }))).toBe('warning')
  })

  test('is so in its commune, and no other rule is', () => {
    expect(on('2021-03-02', softened({ commune: communeCode('22918') }))).toBeNull()
    expect(on('2021-03-02', softened({ rule: 'HEAD_MINOR' }))).toBeNull()
    expect(softenedTo('HEAD_COUNT', { today: '2021-03-02', softened: [softened()] })).toBeNull()
    expect(softenedTo('HEAD_COUNT', { commune: muiNe, today: '2021-03-02' })).toBeNull()
  })

  test('is as soft as the softest word on it', () => {
    expect(on('2021-03-02', softened(), softened({ severity: 'info' }), softened())).toBe('info')
  })

  test('is never graver than it was', () => {
    expect(mayBecome('NAME_DIACRITIC', 'warning')).toBe(false)
    expect(mayBecome('NAME_DIACRITIC', 'info')).toBe(true)
    expect(mayBecome('CARD_14', 'info')).toBe(false)
    const graver = softened({ rule: 'CARD_14', severity: 'warning' })
    expect(softenedTo('CARD_14', { commune: muiNe, today: '2021-03-02', softened: [graver] })).toBeNull()
  })
})

test('what a newer centre says of a rule is read, though nobody here knows the rule', () => {
  expect(softenedInSchema.parse({ ...softened(), rule: 'MOON', also: 1 })).toMatchObject({ rule: 'MOON' })
})
