import { expect, it } from 'vitest'
import { createPatience } from './patience.ts'

it('is over when there were looks for so long, and not because the machine stood still', () => {
  let now = 0
  const patience = createPatience(60_000, () => now)
  now += 600_000
  expect(patience.isOver()).toBe(false)
  for (let looks = 0; looks < 40; looks += 1) {
    now += 1_000
    expect(patience.isOver()).toBe(false)
  }
  now += 1_000
  expect(patience.isOver()).toBe(true)
})
