import { describe, expect, it } from 'vitest'
import { draftOf, endsOf, spreadOf, startOf, windowFrom } from './window-draft.ts'

describe('when tablets send by themselves', () => {
  it.each([
    ['18:00', '18:00'],
    ['18h', '18:00'],
    ['18h30', '18:30'],
    ['6:05', '06:05'],
    [' 6.05 ', '06:05'],
    ['24:00', undefined],
    ['18:60', undefined],
    ['1830', undefined],
    ['', undefined],
  ])('from %j is %j', (start, expected) => expect(startOf({ start, spread: '60' })).toBe(expected))

  it.each([
    ['60', 60],
    [' 720 ', 720],
    ['721', undefined],
    ['0', undefined],
    ['1,5', undefined],
    ['', undefined],
  ])('over %j minutes is %j', (spread, expected) =>
    expect(spreadOf({ start: '18:00', spread })).toBe(expected),
  )

  it('is whole or nothing', () => {
    expect(windowFrom({ start: '18h', spread: '90' })).toEqual({ start: '18:00', spread: 90 })
    expect(windowFrom({ start: '18h', spread: '' })).toBeUndefined()
    expect(windowFrom({ start: '', spread: '90' })).toBeUndefined()
  })

  it('is offered as after the day’s work, and else as it stands', () => {
    expect(windowFrom(draftOf(null))).toEqual({ start: '18:00', spread: 60 })
    expect(windowFrom(draftOf({ start: '05:15', spread: 7 }))).toEqual({ start: '05:15', spread: 7 })
  })

  it('ends after its minutes, also beyond midnight', () => {
    expect(endsOf({ start: '18:00', spread: 95 })).toEqual({ from: '18:00', to: '19:35' })
    expect(endsOf({ start: '23:30', spread: 60 })).toEqual({ from: '23:30', to: '00:30' })
  })
})
