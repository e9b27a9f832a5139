import { expect, test } from 'vitest'
import type { Clock } from './admission/clock.ts'
import { behindIntake, longestMs, oneAtATime } from './checks-afterwards.ts'

/** Time passes as far as somebody waits. */
function clockOfWaits(): Clock {
  let now = 0
  return {
    now: () => now,
    after: (ms, run) => {
      now += ms
      queueMicrotask(run)
      return () => undefined
    },
  }
}

const goOn = new AbortController().signal

test('looks at once where nobody stands before the intake', async () => {
  const clock = clockOfWaits()
  await behindIntake({ count: () => ({ inWork: 8, inLine: 0 }) }, clock, goOn)()
  expect(clock.now()).toBe(0)
})

test('lets those who stand before the intake go first', async () => {
  const clock = clockOfWaits()
  const line = [3, 2, 1, 0]
  await behindIntake({ count: () => ({ inWork: 8, inLine: line.shift() ?? 0 }) }, clock, goOn)()
  expect([line, clock.now()]).toEqual([[], 750])
})

test('a crowd without an end keeps nobody waiting for more than a minute, each time', async () => {
  const clock = clockOfWaits()
  const giveWay = behindIntake({ count: () => ({ inWork: 8, inLine: 5 }) }, clock, goOn)
  await giveWay()
  expect(clock.now()).toBe(longestMs)
  await giveWay()
  expect(clock.now()).toBe(2 * longestMs)
})

test('who is told to end does not wait for the crowd to go', async () => {
  const ending = new AbortController()
  const giveWay = behindIntake({ count: () => ({ inWork: 8, inLine: 5 }) }, clockOfWaits(), ending.signal)
  ending.abort()
  await expect(giveWay()).rejects.toThrow('aborted')
})

test('what is begun while it still runs is not begun twice, and a failure ends only one turn', async () => {
  let begun = 0
  let fail: (error: Error) => void = () => undefined
  const look = oneAtATime(() => {
    begun += 1
    return new Promise((_resolve, reject) => {
      fail = reject
    })
  })
  const first = look()
  await look()
  expect(begun).toBe(1)
  fail(new Error('the database is away'))
  await expect(first).rejects.toThrow('away')
  look().catch(() => undefined)
  expect(begun).toBe(2)
})
