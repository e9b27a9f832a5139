import { afterEach, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { ApiProblem, ask, askAgain, codeOf, queryOf } from './ask.ts'

const schema = z.object({ count: z.int() })
const answers: Response[] = []
const asked: string[] = []

function willAnswer(body: unknown, init: ResponseInit = {}): void {
  answers.push(new Response(JSON.stringify(body), init))
}
vi.stubGlobal('fetch', async (input: string) => {
  asked.push(input)
  const answer = answers.shift()
  if (answer === undefined) throw new TypeError('no network')
  return answer
})

afterEach(() => {
  answers.length = 0
  asked.length = 0
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

  it('that somebody on the way answered with a page is no answer', async () => {
    answers.push(new Response('<html>', { status: 200 }))
    await expect(ask('queue', schema)).rejects.toMatchObject({ code: 'no-answer' })
  })
})

describe('a question that is asked again and again', () => {
  it('gives the same answer, unread, while the centre says that it is the same', async () => {
    willAnswer({ count: 3 }, { headers: { etag: '"a"' } })
    const first = await askAgain('queue', schema, undefined)
    answers.push(new Response('not even read', { headers: { etag: '"a"' } }))
    expect(await askAgain('queue', schema, first)).toBe(first)
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
