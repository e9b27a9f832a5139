import { expect, it } from 'vitest'
import { ceilingOf } from './chart-scale.ts'

it('every bar fits below the top of the scale, and the middle is a whole number', () => {
  for (const highest of [0, 1, 2, 3, 9, 10, 11, 99, 100, 101, 8661, 1_406_048]) {
    const ceiling = ceilingOf([0, highest])
    expect(ceiling).toBeGreaterThanOrEqual(highest)
    expect(Number.isInteger(ceiling / 2)).toBe(true)
    if (highest > 2) expect(ceiling).toBeLessThanOrEqual(highest * 2.6)
  }
})

it('days on which nothing came still have a scale', () => {
  expect(ceilingOf([])).toBe(2)
})
