/**
 * More ask than can be answered, over real HTTP: whoever has no place is told so before anything was read of the
 * database, a crowd keeps no other commune waiting, and a first read nobody.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAdmission, lanes } from '#server/admission/admission.ts'
import { steadyClock } from '#server/admission/clock.ts'
import { openRunningApi, password, type RunningApi } from '#server/testing/running-api.ts'
import { hamTien, muiNe, newId, packBatch, type TestTablet } from '#server/testing/world.ts'
import { problemSchema } from '#shared/api/problem.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { answerSchema } from '#shared/sync/batch.ts'
import { createChange, household } from '#shared/testing/builders.ts'

/** One push, one short read and one long read at once. */
const admission = () =>
  createAdmission({ atOnce: 1, queue: 10, waitMs: 60_000 }, { clock: steadyClock, chance: Math.random })

let api: RunningApi
let gates: ReturnType<typeof admission>
let lan: TestTablet
let minh: TestTablet
/** What the centre does waits until this is called. */
let letWork: () => void
/** In the order in which the centre began on them. */
let begun: CommuneCode[]

beforeEach(async () => {
  gates = admission()
  api = await openRunningApi(undefined, undefined, gates)
  lan = await api.world.enrol('lan', [muiNe, hamTien])
  minh = await api.world.enrol('minh', [hamTien])
  begun = []
  const { store } = api.world.centre
  const latch = new Promise<void>((resolve) => {
    letWork = resolve
  })
  const held =
    <Q extends { readonly commune: CommuneCode }, A>(work: (question: Q) => Promise<A>) =>
    async (question: Q) => {
      begun.push(question.commune)
      await latch
      return work(question)
    }
  const slow = {
    readForBatch: held(store.readForBatch),
    readFeedPage: held(store.readFeedPage),
  }
  Object.assign(api.world.centre, { store: { ...store, ...slow } })
})
afterEach(async () => {
  letWork()
  await api.close()
})

const push = (tablet: TestTablet, commune: CommuneCode) =>
  api.pushBytes(
    tablet.token,
    packBatch(tablet.envelope({ commune }), [
      tablet.group([createChange('household', newId(), household({ hamlet: 'Khu phố 1' }))]),
    ]),
  )
const read = (tablet: TestTablet, commune: CommuneCode, cursor: number) =>
  api.ask(`/api/feed/${commune}?cursor=${cursor}`, { headers: { authorization: `Bearer ${tablet.token}` } })
const inLine = (lane: 'push' | 'long-read', count: number) =>
  expect.poll(() => gates.count(lane).inLine, { timeout: 20_000, interval: 5 }).toBe(count)

describe('batches', () => {
  test('of a commune with one tablet come after one of a commune with forty, and what has no place is told so at once', async () => {
    const answers: Response[] = []
    const crowd = Array.from({ length: 40 }, async () => {
      const answer = await push(lan, muiNe)
      answers.push(answer)
      return answer
    })
    // while the first is judged, ten wait, and everybody else has been answered
    await expect.poll(() => answers.length, { timeout: 20_000, interval: 5 }).toBe(29)
    expect(gates.count('push')).toEqual({ inWork: 1, inLine: 10 })
    for (const answer of answers) {
      expect(answer.status).toBe(503)
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1)
      expect(problemSchema.parse(await answer.json())).toMatchObject({ code: 'unavailable', retryable: true })
    }
    const other = push(minh, hamTien)
    await expect.poll(() => answers.length, { timeout: 20_000, interval: 5 }).toBe(30)
    letWork()
    expect((await other).status).toBe(200)
    const all = await Promise.all(crowd)
    expect(all.filter(({ status }) => status === 200)).toHaveLength(10)
    expect(begun.slice(0, 4)).toEqual([muiNe, muiNe, hamTien, muiNe])
    expect(await api.world.count('household')).toBe(11)
  })

  test('that were turned away are taken when they come again, and stored once', async () => {
    const bytes = packBatch(lan.envelope(), [lan.group([createChange('household', newId(), household())])])
    const crowd = Array.from({ length: 15 }, () => push(lan, muiNe))
    await inLine('push', 10)
    expect((await api.pushBytes(lan.token, bytes)).status).toBe(503)
    letWork()
    await Promise.all(crowd)
    for (let time = 0; time < 2; time += 1) {
      const answer = answerSchema.parse(await (await api.pushBytes(lan.token, bytes)).json())
      expect(answer.receipts.map(({ outcome }) => outcome)).toEqual(['applied'])
    }
    expect(await api.world.count('household')).toBe(12)
  })
})

test('health and the description of the API never wait, though every place of every lane is taken', async () => {
  const forever = new Promise<void>(() => undefined)
  for (const lane of lanes) void gates.run(lane, 'somebody', () => forever)
  for (const path of ['/api/health', '/api/openapi.json', '/api/docs/'])
    expect((await api.ask(path, { signal: AbortSignal.timeout(20_000) })).status).toBe(200)
})

describe('while every place of those who push is taken', () => {
  beforeEach(async () => {
    await api.makeAccount({ username: 'doi', role: 'district', areas: [{ level: 'country', code: 'VN' }] })
    for (let n = 0; n < 11; n += 1) void push(lan, muiNe).catch(() => undefined)
    await inLine('push', 10)
  })

  test('the centre says that it is well, people sign in, and desks read', async () => {
    expect((await api.ask('/api/health')).status).toBe(200)
    const cookie = await api.signIn('doi', password)
    expect((await api.ask('/api/coverage', { headers: { cookie } })).status).toBe(200)
  })

  test('a tablet asks for its state, and reads', async () => {
    const headers = { authorization: `Bearer ${lan.token}` }
    expect((await api.ask('/api/state', { headers })).status).toBe(200)
    const reading = read(minh, hamTien, 1)
    await expect.poll(() => begun).toContain(hamTien)
    letWork()
    expect((await reading).status).toBe(200)
  })
})

describe('first reads', () => {
  test('of a whole district keep no batch and no short read waiting', async () => {
    let refused = 0
    const first = Array.from({ length: 20 }, async () => {
      const { status } = await read(lan, muiNe, 0)
      if (status === 503) refused += 1
    })
    await inLine('long-read', 3)
    await expect.poll(() => begun).toEqual([muiNe])
    const short = read(minh, hamTien, 1)
    const batch = push(minh, hamTien)
    // both are at work while the first of the first reads still is
    await expect.poll(() => begun).toEqual([muiNe, hamTien, hamTien])
    expect(gates.count('long-read').inWork).toBe(1)
    await expect.poll(() => refused).toBeGreaterThanOrEqual(16)
    letWork()
    expect([(await short).status, (await batch).status]).toEqual([200, 200])
    await Promise.all(first)
  })
})
