import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ApiProblem, ask, askAgain, codeOf, passTag, queryOf } from './ask.ts'

const schema = z.object({ count: z.int() })
const answers: Response[] = []
const asked: string[] = []
/** The tag that each question had with it. */
const tags: (string | undefined)[] = []

function willAnswer(body: unknown, init: ResponseInit = {}): void {
  answers.push(new Response(JSON.stringify(body), init))
}
vi.stubGlobal('fetch', async (input: string, { headers }: { headers: Record<string, string> }) => {
  asked.push(input)
  tags.push(headers['if-none-match'])
  const answer = answers.shift()
  if (answer === undefined) throw new TypeError('no network')
  return answer
})
afterAll(() => {
  vi.unstubAllGlobals()
})

afterEach(() => {
  answers.length = 0
  asked.length = 0
  tags.length = 0
})

describe('a question to the centre', () => {
  it('is answered by what the contract promises', async () => {
    willAnswer({ count: 3 })
    expect(await ask('queue', schema)).toEqual({ count: 3 })
    expect(asked).toEqual(['/api/queue'])
  })

  it('without a network is a problem of its own, not a broken screen', async () => {
    await expect(ask('queue', schema)).rejects.toMatchObject({ code: 'no-answer' })
  })

  it('is refused by a code of the catalogue', async () => {
    const problem = {
      type: '/problems/not-allowed',
      title: '',
      status: 403,
      code: 'not-allowed',
      retryable: false,
    }
    willAnswer(problem, { status: 403 })
    const error: unknown = await ask('queue', schema).catch((thrown: unknown) => thrown)
    expect(codeOf(error)).toBe('not-allowed')
    expect(error).toBeInstanceOf(ApiProblem)
  })

  it.each([200, 403, 502])(
    'that somebody on the way answered with a page is no answer: %i',
    async (status) => {
      answers.push(new Response('<html>', { status }))
      await expect(ask('queue', schema)).rejects.toMatchObject({ code: 'no-answer', retryable: true })
    },
  )

  it('may be asked again as the centre says, also where a later centre says why', async () => {
    const problem = { type: '', title: '', status: 503 }
    willAnswer({ ...problem, code: 'unavailable', retryable: true, retryAfter: 5 }, { status: 503 })
    await expect(ask('queue', schema)).rejects.toMatchObject({ retryable: true, retryAfterMs: 5000 })
    willAnswer({ ...problem, code: 'of-next-year', retryable: false }, { status: 410 })
    await expect(ask('queue', schema)).rejects.toMatchObject({ code: 'unexpected', retryable: false })
  })
})

describe('a question that is asked again and again', () => {
  const answered = (count: number, etag: string) => willAnswer({ count }, { headers: { etag } })

  it('says which answer is at hand, and keeps it while the centre says that it is the same', async () => {
    answered(3, '"a"')
    const first = await askAgain('queue', schema, undefined)
    answers.push(new Response(null, { status: 304 }))
    expect(await askAgain('queue', schema, first)).toBe(first)
    expect(tags).toEqual([undefined, '"a"'])
  })

  it('knows the tag of what stands for the answer, and of nothing else', async () => {
    answered(3, '"a"')
    const copy = { count: 3 }
    passTag(await askAgain('queue', schema, undefined), copy)
    answers.push(new Response(null, { status: 304 }))
    expect(await askAgain('queue', schema, copy)).toBe(copy)
    answered(3, '"a"')
    await askAgain('queue', schema, { count: 3 })
    expect(tags).toEqual([undefined, '"a"', undefined])
  })

  it('reads what has changed, and what has no tag', async () => {
    willAnswer({ count: 3 }, { headers: { etag: '"a"' } })
    const first = await askAgain('queue', schema, undefined)
    willAnswer({ count: 4 }, { headers: { etag: '"b"' } })
    const second = await askAgain('queue', schema, first)
    expect(second).toEqual({ count: 4 })
    willAnswer({ count: 5 })
    expect(await askAgain('queue', schema, second)).toEqual({ count: 5 })
  })
})

it('a query leaves out what is not asked for, and writes what is', () => {
  expect(queryOf({ device: undefined, commune: '22915', text: '' })).toBe('commune=22915')
  expect(queryOf({ text: 'Mũi Né & biển' })).toBe('text=M%C5%A9i+N%C3%A9+%26+bi%E1%BB%83n')
})
