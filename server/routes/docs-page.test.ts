/** The page that shows the API, over HTTP; a browser opens it in e2e/browser/docs.spec.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { problemSchema } from '#shared/api/problem.ts'

let api: RunningApi
beforeAll(async () => {
  api = await openRunningApi()
})
afterAll(() => api.close())

const named = (html: string): string[] =>
  [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, at]) => at ?? '')

describe('the page that shows the API', () => {
  test('is open to everybody, and all that it names is served by us', async () => {
    const response = await api.ask('/api/docs/')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    const files = named(await response.text())
    expect(files).toHaveLength(4)
    for (const file of files) {
      // beside the page: no other host, no path of its own
      expect(file).toMatch(/^[\w-]+\.(js|css|png)$/)
      const answer = await api.ask(`/api/docs/${file}`)
      expect([file, answer.status]).toEqual([file, 200])
      expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(100)
    }
  })

  test('has no script in its text, which the policy of our pages would stop', async () => {
    const response = await api.ask('/api/docs/')
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
    expect(await response.text()).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|style=/)
  })

  test('sends nothing for whoever reads it, and asks nobody else whether the API is sound', async () => {
    const script = await (await api.ask('/api/docs/show.js')).text()
    expect(script).toContain('supportedSubmitMethods: []')
    expect(script).toContain('validatorUrl: null')
  })

  test('is found without its last slash', async () => {
    const response = await api.ask('/api/docs')
    expect(new URL(response.url).pathname).toBe('/api/docs/')
    expect(response.status).toBe(200)
  })

  test('is not sent again to who has it', async () => {
    const first = await api.ask('/api/docs/swagger-ui.css')
    const headers = { 'if-none-match': first.headers.get('etag') ?? '' }
    expect((await api.ask('/api/docs/swagger-ui.css', { headers })).status).toBe(304)
  })

  test.each([
    'package.json',
    '..%2fpackage.json',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    'swagger-ui.js',
    '__proto__',
  ])('gives out nothing else: %s', async (name) => {
    const response = await api.ask(`/api/docs/${name}`)
    expect(response.status).toBe(404)
    expect(problemSchema.parse(await response.json()).code).toBe('not-found')
  })
})
