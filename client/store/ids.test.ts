/** Ids of the real browser: made on the tablet, never the same, sorted by the moment of the save. */
import { expect, it } from 'vitest'
import { deviceIdSchema, groupIdSchema, recordIdSchema } from '#shared/ids.ts'
import { browserIds } from './ids.ts'

it('ten thousand ids of one moment differ, and stand in the order in which they were made', () => {
  const makers = [browserIds.record, browserIds.group, browserIds.device, browserIds.page]
  const made = Array.from({ length: 10_000 }, (_, at) => makers[at % makers.length]?.() ?? '')
  expect(new Set(made).size).toBe(made.length)
  expect([...made].sort()).toEqual(made)
})

it('ids are of the form that the centre takes', () => {
  expect(recordIdSchema.safeParse(browserIds.record()).success).toBe(true)
  expect(groupIdSchema.safeParse(browserIds.group()).success).toBe(true)
  expect(deviceIdSchema.safeParse(browserIds.device()).success).toBe(true)
  const versions = new Set(Array.from({ length: 50 }, () => browserIds.record()[14]))
  expect(versions).toEqual(new Set(['7']))
})

it('chance spreads the tablets over the whole wait, and never reaches its end', () => {
  const chances = Array.from({ length: 2_000 }, browserIds.chance)
  expect(Math.min(...chances)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...chances)).toBeLessThan(1)
  for (const quarter of [0, 1, 2, 3])
    expect(chances.some((chance) => Math.floor(chance * 4) === quarter)).toBe(true)
})
