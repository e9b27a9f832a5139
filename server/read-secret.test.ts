import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readSecret } from './read-secret.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the first start makes a secret that only its own user reads, and every later one finds it', () => {
  const file = path.join(folder, 'data', 'session-secret')
  const secret = readSecret(file)
  expect(secret.length).toBeGreaterThan(40)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readSecret(file)).toBe(secret)
  expect(readdirSync(path.dirname(file))).toEqual(['session-secret'])
})
