import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'

const page = '<!doctype html><title>Dân Cư</title>'
let folder: string
let api: RunningApi
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dan-cu-static-'))
  const client = path.join(folder, 'client')
  for (const each of ['assets', 'workers']) mkdirSync(path.join(client, each), { recursive: true })
  writeFileSync(path.join(folder, 'session-secret'), 'không cho ai')
  writeFileSync(path.join(client, 'index.html'), page)
  writeFileSync(path.join(client, 'service-worker.js'), 'self.skipWaiting')
  writeFileSync(path.join(client, 'assets', 'index-a1b2.js'), `// ${'x'.repeat(5000)}`)
  writeFileSync(path.join(client, 'workers', 'argon2-worker-c3d4.js'), 'onmessage')
  api = await openRunningApi(client)
})
afterAll(async () => {
  await api.close()
  rmSync(folder, { recursive: true })
})

const pagePolicy =
  "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; " +
  "img-src 'self' data: blob:; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; " +
  "frame-ancestors 'none'"
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

describe('what may be kept, and what is asked for anew', () => {
  test.each(['/', '/ho/0193-abc/nhan-khau/moi', '/dong-bo'])('%s is the app, asked for anew', async (at) => {
    const response = await api.ask(at)
    expect(response.status).toBe(200)
    expect(await response.text()).toBe(page)
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })
  test('the service worker is asked for anew', async () => {
    const response = await api.ask('/service-worker.js')
    expect(response.headers.get('content-type')).toContain('javascript')
    expect(response.headers.get('cache-control')).toBe('no-cache')
  })
  test.each(['/assets/index-a1b2.js', '/workers/argon2-worker-c3d4.js'])('%s never changes', async (at) => {
    const response = await api.ask(at)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })
  test('a script travels compressed', async () => {
    const response = await api.ask('/assets/index-a1b2.js', { headers: { 'accept-encoding': 'gzip' } })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect(await response.text()).toHaveLength(5003)
  })
  test.each(['/assets/index-0000.js', '/workers/gone-0000.js'])(
    '%s of an older build is not there, rather than a page, and that is not kept',
    async (at) => {
      const response = await api.ask(at)
      expect(response.status).toBe(404)
      expect(response.headers.get('content-type')).toContain('application/problem+json')
      expect(response.headers.get('cache-control')).toBe('no-store')
    },
  )
})

describe('what is not served', () => {
  test.each(['/../session-secret', '/..%2fsession-secret', '/assets/..%2f..%2f..%2fsession-secret'])(
    'nothing beside the app: %s',
    async (at) => expect(await (await api.ask(at)).text()).not.toContain('không cho ai'),
  )
  test('an unknown path of the API is a problem, not a page', async () => {
    const response = await api.ask('/api/ho/1')
    expect(response.status).toBe(404)
    expect(await response.json()).toMatchObject({ code: 'not-found' })
  })
  test('a page takes no POST', async () => expect((await api.post('/', {})).status).toBe(404))
})

describe('what the browser may do with it', () => {
  test.each([
    '/',
    '/assets/index-a1b2.js',
    '/service-worker.js',
    '/api/health',
    '/api/nothing',
    '/api/session',
  ])('%s: nothing from elsewhere, no frame, no guess of types, no referrer', async (at) => {
    const { headers } = await api.ask(at)
    expect(headers.get('content-security-policy')).toBe(pagePolicy)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
  })
  test('WebAssembly runs in workers, and only there', async () => {
    const { headers } = await api.ask('/workers/argon2-worker-c3d4.js')
    expect(headers.get('content-security-policy')).toBe(workerPolicy)
  })
})
