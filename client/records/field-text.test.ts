import { describe, expect, test } from 'vitest'
import { fieldText, readField } from './field-text.ts'

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
