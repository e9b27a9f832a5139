import { describe, expect, test, vi } from 'vitest'
import { ProblemError } from './problem-answer.ts'
import { readBody, runOut } from './read-body.ts'

interface Sending {
  readonly announced?: number
  readonly chunk?: number
  /** After so many bytes nothing comes any more, and no end. */
  readonly stalls?: number
}

/** A body of as many bytes that counts how many were taken from it. */
function sending(
  total: number,
  { announced, chunk = 1000, stalls = Number.POSITIVE_INFINITY }: Sending = {},
) {
  let taken = 0
  let cancelled = false
  const body = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (taken >= stalls) return new Promise(() => undefined)
        if (taken >= total) return controller.close()
        const size = Math.min(chunk, total - taken)
        taken += size
        controller.enqueue(new Uint8Array(size).fill(7))
      },
      cancel: () => {
        cancelled = true
      },
    },
    { highWaterMark: 0 },
  )
  const headers = announced === undefined ? {} : { 'content-length': String(announced) }
  const init = { method: 'POST', body, headers, duplex: 'half' }
  return {
    request: new Request('http://x.invalid', init as RequestInit),
    taken: () => taken,
    cancelled: () => cancelled,
  }
}

const admitting = (answer: 'yes' | 'no') => {
  let asked = 0
  return {
    asked: () => asked,
    limits: {
      small: 10_000,
      large: 50_000,
      admit: async () => {
        asked += 1
        if (answer === 'no') throw new ProblemError('unknown-device')
      },
    },
  }
}

describe('a body is read whole or refused', () => {
  test.each([0, 1, 9_999, 10_000])('%i bytes are taken from anybody', async (size) => {
    const { limits, asked } = admitting('no')
    expect(await readBody(sending(size).request, limits)).toHaveLength(size)
    expect(asked()).toBe(0)
  })
  test.each([10_001, 50_000])('%i bytes are taken from a device, which is asked for once', async (size) => {
    const { limits, asked } = admitting('yes')
    const bytes = await readBody(sending(size).request, limits)
    expect(bytes).toEqual(Buffer.alloc(size, 7))
    expect(asked()).toBe(1)
  })
  test('more than anybody’s is refused to a stranger', async () => {
    await expect(readBody(sending(10_001).request, admitting('no').limits)).rejects.toMatchObject({
      code: 'unknown-device',
    })
  })
  test('more than a device’s is refused to everybody', async () => {
    await expect(readBody(sending(50_001).request, admitting('yes').limits)).rejects.toMatchObject({
      code: 'too-large',
    })
  })
  test('what is announced as too large is refused whoever it is', async () => {
    const { limits, asked } = admitting('yes')
    await expect(readBody(sending(9, { announced: 50_001 }).request, limits)).rejects.toMatchObject({
      code: 'too-large',
    })
    expect(asked()).toBe(0)
  })
  test('a request without a body has an empty one', async () => {
    expect(await readBody(new Request('http://x.invalid'), admitting('no').limits)).toHaveLength(0)
  })
})

describe('a caller that is refused can read why', () => {
  test.each([{}, { announced: 90_000 }])('what it sends may run out: %j', async (given) => {
    const { request, taken } = sending(90_000, given)
    await expect(readBody(request, admitting('yes').limits)).rejects.toMatchObject({ code: 'too-large' })
    expect(taken()).toBe(90_000)
  })
  test('but not for ever', async () => {
    const mega = 1024 * 1024
    const { request, taken, cancelled } = sending(Number.POSITIVE_INFINITY, { chunk: mega })
    await expect(readBody(request, admitting('yes').limits)).rejects.toMatchObject({ code: 'too-large' })
    expect(taken()).toBeLessThan(runOut.bytes + 4 * mega)
    expect(cancelled()).toBe(true)
  })
  test('and a caller that stalls is not waited for longer than ten seconds', async () => {
    vi.useFakeTimers()
    try {
      const { request, cancelled } = sending(90_000, { stalls: 60_000 })
      const refused = expect(readBody(request, admitting('yes').limits)).rejects.toMatchObject({
        code: 'too-large',
      })
      await vi.advanceTimersByTimeAsync(9_900)
      expect(cancelled()).toBe(false)
      await vi.advanceTimersByTimeAsync(200)
      await refused
      expect(cancelled()).toBe(true)
    } finally {
      vi.useRealTimers()
    }
  })
})
