import { describe, expect, test } from 'vitest'
import { fieldText, partKindOf, partText, readField, readPart } from './field-text.ts'

const value = (unit: string, text: string) => readField('resident', unit, text)

describe('what is typed becomes a unit', () => {
  test('names are composed, in capitals, with single spaces', () => {
    expect(value('name', ' nguyễn  văn bình '.normalize('NFD'))).toEqual({
      kind: 'value',
      value: 'NGUYỄN VĂN BÌNH',
    })
  })
  test('a nationality is kept in the capitals in which it is shown', () => {
    expect(value('nationality', 'vn')).toEqual({ kind: 'value', value: 'VN' })
  })
  test('numbers lose the spaces and dots of the card', () => {
    expect(value('idNumber', '060 087 001 234')).toEqual({ kind: 'value', value: '060087001234' })
  })
  test('letters in a number are a fault, and so is a day that does not exist', () => {
    expect(value('idNumber', '06008700123A')).toEqual({ kind: 'fault', fault: 'not-digits' })
    expect(value('birth', '30/2/1987')).toEqual({ kind: 'fault', fault: 'not-a-date' })
  })
  test('half of a date is not read yet', () => {
    expect(value('birth', '3/2/19')).toEqual({ kind: 'fault', fault: 'unreadable-date' })
  })
  test('an empty field is an absent unit', () =>
    expect(value('cmnd', '  ')).toEqual({ kind: 'value', value: null }))
  test('a date is shown as it is read', () => {
    expect(fieldText('birth', '1987-02-03')).toBe('03/02/1987')
    expect(value('birth', '03/02/1987')).toEqual({ kind: 'value', value: '1987-02-03' })
  })
})

describe('what is typed becomes a part of a unit', () => {
  const absence = (part: string) => ({ type: 'resident', unit: 'absence', part }) as const
  const father = (part: string) => ({ type: 'resident', unit: 'father', part }) as const
  test('by what it is filled is known from its declaration', () => {
    expect(['from', 'why', 'to'].map((part) => partKindOf(absence(part)))).toEqual(['date', 'code', 'text'])
    expect(['resident', 'number', 'nationality'].map((part) => partKindOf(father(part)))).toEqual([
      'id',
      'number',
      'text',
    ])
  })
  test.each([
    ['3/2/1987', '1987-02-03'],
    ['1987', '1987'],
    ['02.1987', '1987-02'],
    ['2-1987', '1987-02'],
    ['03021987', '1987-02-03'],
  ])('a date %s is %s', (typed, date) => {
    expect(readPart(absence('from'), typed)).toEqual({ kind: 'value', value: date })
    expect(readField('resident', 'birth', typed)).toEqual({ kind: 'value', value: date })
  })
  test('half of a date, and a day that does not exist, are faults', () => {
    expect(readPart(absence('from'), '3/2')).toEqual({ kind: 'fault', fault: 'unreadable-date' })
    expect(readPart(absence('from'), '31.2.1987')).toEqual({ kind: 'fault', fault: 'not-a-date' })
  })
  test('a number loses the spaces of the card, a nationality is in capitals, a text is tidied', () => {
    expect(readPart(father('number'), '060 087.001 234')).toEqual({ kind: 'value', value: '060087001234' })
    expect(readPart(father('nationality'), 'la')).toEqual({ kind: 'value', value: 'LA' })
    expect(readPart(absence('to'), '  Đà   Lạt ')).toEqual({ kind: 'value', value: 'Đà Lạt' })
    expect(readPart(father('number'), '06A')).toEqual({ kind: 'fault', fault: 'not-digits' })
  })
  test('an empty field is an absent part, and a date is shown as it is read', () => {
    expect(readPart(absence('to'), ' ')).toEqual({ kind: 'value', value: null })
    expect(partText(absence('from'), '1987-02-03')).toBe('03/02/1987')
    expect(partText(absence('to'), null)).toBe('')
  })
})
