import { describe, expect, it } from 'vitest'
import { problems } from '#shared/api/problem.ts'
import { ApiProblem } from './ask.ts'
import { mayTryAgain, pollEvery, shareParts, waitToTry } from './poll.ts'

const at = Date.parse('2026-03-01T02:00:00Z')
const every = pollEvery(4000)
/** An asking that has failed for so long; `count` times since the screen was opened. */
const failed = (error: Error, seconds: number, count = 1) =>
  every({
    state: {
      error,
      dataUpdatedAt: at,
      errorUpdatedAt: at + seconds * 1000 + 250,
      errorUpdateCount: count,
    },
  })

describe('a list that refreshes by itself', () => {
  it('asks every four seconds while it is answered', () => {
    const state = { error: null, dataUpdatedAt: at, errorUpdatedAt: 0, errorUpdateCount: 7 }
    expect(every({ state })).toBe(4000)
  })

  it('goes on after whatever the catalogue says may pass, and stops where a person must do something', () => {
    const codes = Object.keys(problems) as (keyof typeof problems)[]
    const goesOn = codes.filter((code) => failed(new ApiProblem(code), 8) !== false)
    expect(goesOn).toEqual(codes.filter((code) => problems[code].retryable))
    expect(goesOn).toContain('unexpected')
    expect(failed(new ApiProblem('no-answer'), 8)).not.toBe(false)
    expect(failed(new TypeError('of our own'), 8)).not.toBe(false)
  })

  it('waits longer the longer it fails, a minute or so at most, and never less than between answers', () => {
    const waits = [1, 8, 16, 40, 3600].map((seconds) => failed(new ApiProblem('no-answer'), seconds))
    expect(waits).toEqual([4000, 8250, 16250, 40250, 60000])
  })

  it('that was never answered waits twice as long from failure to failure', () => {
    const waits = [1, 2, 3, 9].map((errorUpdateCount) =>
      every({
        state: {
          error: new ApiProblem('unexpected'),
          dataUpdatedAt: 0,
          errorUpdatedAt: at + 250,
          errorUpdateCount,
        },
      }),
    )
    expect(waits).toEqual([4000, 8000, 16000, 60000])
  })

  it('does not ask before the centre wants to be asked', () => {
    expect(failed(new ApiProblem('unavailable', true, 30_000), 1)).toBe(30_000)
  })

  it('does not come back at one moment with all other desks', () => {
    const wait = (errorUpdatedAt: number) =>
      every({
        state: { error: new ApiProblem('no-answer'), dataUpdatedAt: 1, errorUpdatedAt, errorUpdateCount: 1 },
      })
    expect(wait(at)).toBe(45_000)
    expect(wait(at + 499)).toBe(74_940)
  })
})

describe('a question that failed', () => {
  it('is put again where that can help: three times without an answer, once after a refusal that passes', () => {
    const tries = (error: Error) => [0, 1, 2, 3].filter((count) => mayTryAgain(count, error)).length
    expect(tries(new ApiProblem('no-answer'))).toBe(3)
    expect(tries(new ApiProblem('unexpected'))).toBe(1)
    expect(tries(new ApiProblem('unavailable'))).toBe(1)
    expect(tries(new ApiProblem('not-allowed'))).toBe(0)
    expect(tries(new TypeError('of our own'))).toBe(0)
  })

  it('waits between them, and as long as the centre says', () => {
    expect([0, 1, 2].map((count) => waitToTry(count, new ApiProblem('no-answer')))).toEqual([
      1000, 2000, 4000,
    ])
    expect(waitToTry(0, new ApiProblem('unavailable', true, 5000))).toBe(5000)
  })
})

it('of an answer that changed in part the rest stays the same object', () => {
  const before = {
    units: [
      { code: '1', count: 1 },
      { code: '2', count: 2 },
    ],
  }
  const after = shareParts(before, {
    units: [
      { code: '1', count: 1 },
      { code: '2', count: 3 },
    ],
  }) as typeof before
  expect(after.units[0]).toBe(before.units[0])
  expect(after.units[1]).toEqual({ code: '2', count: 3 })
  expect(shareParts(after, structuredClone(after))).toBe(after)
})
