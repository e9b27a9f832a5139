import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type NetworkProxy, startProxy } from './proxy.ts'

let centre: http.Server
let proxy: NetworkProxy
let judged: string[]

const serve = (answer: (request: string) => string): Promise<http.Server> =>
  new Promise((resolve) => {
    const server = http.createServer((request, response) => {
      judged.push(`${request.method} ${request.url}`)
      response.end(answer(request.url ?? ''))
    })
    server.listen(0, '127.0.0.1', () => resolve(server))
  })
const portOf = (server: http.Server): number => (server.address() as AddressInfo).port
const ask = async (path: string, method = 'GET'): Promise<string> =>
  (await fetch(`${proxy.origin}${path}`, { method })).text()

beforeEach(async () => {
  judged = []
  centre = await serve((url) => `answer to ${url}`)
  proxy = await startProxy(portOf(centre))
})
afterEach(async () => {
  await proxy.close()
  centre.closeAllConnections()
  await new Promise((resolve) => centre.close(resolve))
})

test('what the tablet asks reaches the centre, and the answer the tablet', async () => {
  expect(await ask('/api/state')).toBe('answer to /api/state')
  expect(proxy.requests).toEqual(['GET /api/state'])
})

test('somebody who waits for a request is told of that one, and once', async () => {
  const seen = proxy.nextRequest('GET /api/feed/')
  await ask('/api/state')
  await ask('/api/feed/22915?cursor=0')
  await seen
  const order: string[] = []
  const again = proxy.nextRequest('GET /api/feed/').then(() => order.push('feed'))
  await ask('/api/state').then(() => order.push('state'))
  await ask('/api/feed/22915?cursor=7')
  await again
  expect(order).toEqual(['state', 'feed'])
})

test('while the network is cut nothing reaches the centre, and afterwards it does again', async () => {
  await ask('/before')
  proxy.cut()
  await expect(ask('/during')).rejects.toThrow()
  await expect(ask('/during')).rejects.toThrow()
  proxy.restore()
  expect(await ask('/after')).toBe('answer to /after')
  expect(judged).toEqual(['GET /before', 'GET /after'])
})

test('a request that is on its way when the network is cut fails', async () => {
  let arrived: (() => void) | undefined
  const here = new Promise<void>((resolve) => {
    arrived = resolve
  })
  centre.removeAllListeners('request')
  centre.on('request', () => arrived?.())
  const asked = ask('/slow')
  await here
  proxy.cut()
  await expect(asked).rejects.toThrow()
})

test('a dropped answer: the centre has judged, the tablet does not learn of it, and only once', async () => {
  const dropped = proxy.dropNextAnswer('POST /api/batches')
  expect(await ask('/api/state')).toBe('answer to /api/state')
  await expect(ask('/api/batches', 'POST')).rejects.toThrow()
  await dropped
  expect(judged.filter((line) => line.startsWith('POST'))).toHaveLength(1)
  expect(await ask('/api/batches', 'POST')).toBe('answer to /api/batches')
})

test('an answer that is longer than what is left of the network breaks off', async () => {
  await proxy.close()
  const long = await serve(() => 'x'.repeat(2_000_000))
  proxy = await startProxy(portOf(long))
  const gone = proxy.cutAfter(500_000)
  await expect(ask('/api/feed/22915')).rejects.toThrow()
  await gone
  await expect(ask('/api/feed/22915')).rejects.toThrow()
  proxy.restore()
  expect(await ask('/api/feed/22915')).toHaveLength(2_000_000)
  long.closeAllConnections()
  await new Promise((resolve) => long.close(resolve))
})

test('another centre behind the same origin', async () => {
  await ask('/')
  const other = await serve(() => 'the new build')
  proxy.leadTo(portOf(other))
  expect(await ask('/')).toBe('the new build')
  other.closeAllConnections()
  await new Promise((resolve) => other.close(resolve))
})

test('while the network stalls whoever asks waits, on old connections and new, and is answered afterwards', async () => {
  await ask('/api/session')
  proxy.stall()
  const answers: string[] = []
  const asked = ['/api/coverage', '/api/queue'].map((path) => ask(path).then((text) => answers.push(text)))
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(answers).toEqual([])
  expect(judged).toEqual(['GET /api/session'])
  proxy.restore()
  await Promise.all(asked)
  expect(answers.toSorted()).toEqual(['answer to /api/coverage', 'answer to /api/queue'])
})
