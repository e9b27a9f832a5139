import { describe, expect, it } from 'vitest'
import { timeText } from './time-text.ts'

const at = (year: number, month: number, day: number, hour: number, minute: number): string =>
  new Date(year, month - 1, day, hour, minute).toISOString()
const now = new Date(2026, 1, 3, 18, 0)

describe('a moment is written', () => {
  it('by its hour alone when it was today', () => {
    expect(timeText(at(2026, 2, 3, 9, 12), now)).toBe('09:12')
    expect(timeText(at(2026, 2, 3, 0, 5), now)).toBe('00:05')
  })

  it('with day and month when it was this year, also when the same day of another month', () => {
    expect(timeText(at(2026, 1, 3, 9, 12), now)).toBe('03/01 09:12')
    expect(timeText(at(2026, 2, 2, 23, 59), now)).toBe('02/02 23:59')
  })

  it('with its year when it was before', () => {
    expect(timeText(at(2025, 2, 3, 9, 12), now)).toBe('03/02/2025 09:12')
  })
})
