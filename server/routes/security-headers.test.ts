import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { pagePolicy, securityHeaders, workerPolicy } from './security-headers.ts'

const hsts = async (trustProxy: boolean, protocol?: string) => {
  const app = new Hono().use(securityHeaders(trustProxy)).get('/', (c) => c.text('ok'))
  const headers = protocol === undefined ? {} : { 'x-forwarded-proto': protocol }
  return (await app.request('/', { headers })).headers.get('strict-transport-security')
}

test('TLS is insisted on for a year behind a proxy that ends it', async () => {
  expect(await hsts(true, 'https')).toBe('max-age=31536000; includeSubDomains')
  expect(await hsts(true, 'http, https')).toBe('max-age=31536000; includeSubDomains')
})

test('a word of TLS that is not our own proxy’s changes nothing', async () => {
  expect(await hsts(false, 'https')).toBeNull()
  expect(await hsts(true, 'https, http')).toBeNull()
  expect(await hsts(true)).toBeNull()
})

test('no policy lets a script be inline, evaluated or another host’s', () => {
  for (const policy of [pagePolicy, workerPolicy]) {
    const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? ''
    expect(
      scripts.split(' ').filter((source) => source !== "'self'" && source !== "'wasm-unsafe-eval'"),
    ).toEqual([])
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/https?:|\*/)
  }
  expect(pagePolicy).not.toContain('wasm-unsafe-eval')
  // styles alone are set inline, by the component library
  expect(pagePolicy.match(/unsafe-inline/g)).toHaveLength(1)
  expect(workerPolicy).not.toContain('unsafe-inline')
})
