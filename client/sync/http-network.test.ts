import { describe, expect, it } from 'vitest'
import { muiNe, problemResponse } from '#client/testing/test-tablet.ts'
import { deviceId } from '#shared/ids.ts'
import { noRows } from '#shared/sync/feed.ts'
import { httpNetwork } from './http-network.ts'

interface Asked {
  readonly url: string
  readonly init: RequestInit
}

/** A network whose every request gets the same reply, and what was asked of it. */
function networkWith(reply: () => Response | Promise<Response>) {
  const asked: Asked[] = []
  const network = httpNetwork({
    origin: 'https://dan-cu.example',
    timeoutMs: 50,
    fetch: async (url, init = {}) => {
      asked.push({ url: String(url), init })
      return reply()
    },
  })
  return { network, asked }
}

const json = (body: unknown, init?: ResponseInit) => new Response(JSON.stringify(body), init)
const answer = { epoch: 'e', mark: null, scope: [muiNe], receipts: [], rows: noRows, flags: [] }
const bytes = Uint8Array.from([31, 139])

describe('what the tablet asks', () => {
  it('is a gzip body with the device’s token, never a cookie, never from a cache', async () => {
    const { network, asked } = networkWith(() => json(answer))
    await network.postBatch('geheim', bytes)
    expect(asked[0]?.url).toBe('https://dan-cu.example/api/batches')
    expect(asked[0]?.init).toMatchObject({
      method: 'POST',
      body: bytes,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    })
    expect(asked[0]?.init.headers).toEqual({
      authorization: 'Bearer geheim',
      'content-type': 'application/x-ndjson',
      'content-encoding': 'gzip',
    })
  })

  it('is a commune’s feed from a cursor', async () => {
    const { network, asked } = networkWith(() => json({}))
    await network.getFeed('geheim', muiNe, { cursor: 17, mark: { seq: 16, hash: 'ab' } })
    expect(asked[0]?.url).toBe('https://dan-cu.example/api/feed/22915?cursor=17&mark=16-ab')
    expect(asked[0]?.init.method).toBe('GET')
  })

  it('is an enrolment without a token in the header', async () => {
    const { network, asked } = networkWith(() => json({}))
    const device = deviceId('019aaf00-0000-7000-8000-000000000001')
    await network.enrol({ code: 'c', username: 'u', password: 'p', deviceId: device, token: 't' })
    expect(asked[0]?.url).toBe('https://dan-cu.example/api/devices')
    expect(asked[0]?.init.headers).toEqual({ 'content-type': 'application/json' })
  })
})

describe('an answer', () => {
  it('is handed on parsed, and as the text that came', async () => {
    const text = JSON.stringify({ ...answer, later: 'unknown to this version' })
    const { network } = networkWith(() => new Response(text))
    expect(await network.postBatch('t', bytes)).toEqual({ kind: 'answer', value: answer, text })
  })

  it('of no content is one too', async () => {
    const { network } = networkWith(() => new Response(null, { status: 204 }))
    expect(await network.reportRecovery('t', 'k')).toMatchObject({ kind: 'answer', value: null })
  })

  it('with an epoch in a shape that this app cannot read says that the app is too old', async () => {
    const { network } = networkWith(() => json({ ...answer, receipts: 'as never seen' }))
    expect(await network.postBatch('t', bytes)).toMatchObject({ kind: 'no-answer', unreadable: true })
  })

  it.each([
    ['the page of a captive portal', () => new Response('<html>Đăng nhập Wi-Fi</html>')],
    ['an empty body', () => new Response('')],
    ['JSON of somebody else', () => json({ hello: 'world' })],
    ['JSON that is no object', () => json('ok')],
    ['JSON cut in the middle', () => new Response(JSON.stringify(answer).slice(0, 20))],
  ])('is none when it is %s, although the status says 200', async (_, reply) => {
    const { network } = networkWith(reply)
    expect(await network.postBatch('t', bytes)).toMatchObject({
      kind: 'no-answer',
      unreadable: false,
      timedOut: false,
    })
  })
})

describe('a problem', () => {
  it.each(['too-large', 'unknown-device', 'bad-request', 'unavailable', 'not-allowed'] as const)(
    'called %s by the centre is known by its code',
    async (code) => {
      const { network } = networkWith(() => problemResponse(code))
      expect(await network.postBatch('t', bytes)).toEqual({ kind: 'problem', code, retryAfterMs: null })
    },
  )

  it('says when to come back, in the header', async () => {
    const { network } = networkWith(() => problemResponse('unavailable', { 'retry-after': '17' }))
    expect(await network.postBatch('t', bytes)).toMatchObject({ code: 'unavailable', retryAfterMs: 17_000 })
  })

  it('says when to come back, in the body', async () => {
    const { network } = networkWith(() => json({ code: 'too-many-tries', retryAfter: 3 }, { status: 429 }))
    expect(await network.postBatch('t', bytes)).toMatchObject({ code: 'too-many-tries', retryAfterMs: 3_000 })
  })

  it.each([
    [413, 'too-large'],
    [429, 'too-many-tries'],
    [503, 'unavailable'],
  ])('of a proxy with status %i means %s', async (status, code) => {
    const { network } = networkWith(() => new Response('<html>', { status }))
    expect(await network.postBatch('t', bytes)).toMatchObject({ kind: 'problem', code })
  })

  it.each([400, 401, 403, 404, 500, 502])(
    'of a stranger with status %i is no answer of the centre',
    async (status) => {
      const { network } = networkWith(() => new Response('<html>', { status }))
      expect(await network.postBatch('t', bytes)).toMatchObject({ kind: 'no-answer' })
    },
  )

  it('with a code that this version does not know is judged by its status alone', async () => {
    const { network } = networkWith(() => json({ code: 'moon-eclipsed' }, { status: 418 }))
    expect(await network.postBatch('t', bytes)).toMatchObject({ kind: 'no-answer' })
  })

  it('with a date to come back at is not read by a clock that may be wrong', async () => {
    const { network } = networkWith(() =>
      problemResponse('unavailable', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }),
    )
    expect(await network.postBatch('t', bytes)).toMatchObject({ retryAfterMs: null })
  })
})

describe('a network that is not there', () => {
  it('is no answer', async () => {
    const { network } = networkWith(() => Promise.reject(new TypeError('fetch failed')))
    expect(await network.getState('t')).toEqual({
      kind: 'no-answer',
      timedOut: false,
      unreadable: false,
      retryAfterMs: null,
    })
  })

  it('that takes too long is a time-out, told apart because it halves the next batch', async () => {
    const network = httpNetwork({
      origin: '',
      timeoutMs: 20,
      fetch: (_, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
        }),
    })
    expect(await network.postBatch('t', bytes)).toMatchObject({ kind: 'no-answer', timedOut: true })
  })

  it('that gives up for the centre (504) is a time-out too', async () => {
    const { network } = networkWith(() => new Response('', { status: 504 }))
    expect(await network.postBatch('t', bytes)).toMatchObject({ kind: 'no-answer', timedOut: true })
  })

  it('that is cut in the middle of the body is no answer', async () => {
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"epoch":'))
        controller.error(new TypeError('terminated'))
      },
    })
    const { network } = networkWith(() => new Response(cut))
    expect(await network.postBatch('t', bytes)).toMatchObject({ kind: 'no-answer', unreadable: false })
  })
})
