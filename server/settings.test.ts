import { describe, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

describe('the settings', () => {
  test('without any, the product serves this machine only, with the demo', () => {
    expect(readSettings({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      dataDir: './data',
      databaseUrl: undefined,
      secretFile: 'data/session-secret',
      demo: true,
      demoScale: 1,
      pruneAfterDays: 400,
      trustProxy: false,
      clientDir: 'dist/client',
      work: { atOnce: 8, queue: 400, waitMs: 2_000 },
      logLevel: 'info',
    })
  })
  test('a database of one’s own gets no demo unless DEMO says so', () => {
    const own = { DATABASE_URL: 'postgres://dan-cu@db.invalid/dan_cu' }
    expect(readSettings(own).demo).toBe(false)
    expect(readSettings({ ...own, DEMO: '1' }).demo).toBe(true)
    expect(readSettings({ DEMO: '0' }).demo).toBe(false)
  })
  test('the secret lies with the data, or where all nodes of a centre find it', () => {
    expect(readSettings({ DATA_DIR: '/srv/dan-cu' }).secretFile).toBe('/srv/dan-cu/session-secret')
    expect(readSettings({ SECRET_FILE: '/etc/dan-cu/secret' }).secretFile).toBe('/etc/dan-cu/secret')
  })
  test.each([
    ['PORT', '80800'],
    ['PORT', 'http'],
    ['DATABASE_URL', 'somewhere'],
    ['TRUST_PROXY', 'perhaps'],
    ['LOG_LEVEL', 'loud'],
    ['DEMO_SCALE', '2'],
    ['WORK_AT_ONCE', '0'],
    ['WORK_QUEUE', '-1'],
    ['WORK_WAIT', 'long'],
  ])('%s=%s stops the start with its name', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(name)
  })
  test('a password in DATABASE_URL is not in the error', () => {
    expect(() => readSettings({ DATABASE_URL: 'bi-mat@@:' })).toThrow(/DATABASE_URL/)
    expect(() => readSettings({ DATABASE_URL: 'bi-mat@@:' })).not.toThrow(/bi-mat/)
  })
})
