import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sabotages } from './sabotages.mjs'

const run = (names: readonly string[]): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const script = fileURLToPath(new URL('sabotage.mjs', import.meta.url))
    const { VITEST: _inner, ...env } = process.env
    execFile(process.execPath, [script, ...names], { env }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${out}${err}` }),
    )
  })

test('every rule that is broken on purpose is found by the test of its story', async () => {
  const { code, said } = await run([])
  expect(said).toContain(`${sabotages.length} caught, 0 missed`)
  expect(code).toBe(0)
}, 600_000)

test('a name that no sabotage has is not a success', async () => {
  expect((await run(['no such name'])).code).toBe(1)
})

test('names are used once, and every rule that is built has one', () => {
  expect(new Set(sabotages.map(({ name }) => name)).size).toBe(sabotages.length)
  const rules = new Set(sabotages.map(({ rule }) => rule))
  expect([1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12, 13, 16].filter((rule) => !rules.has(rule))).toEqual([])
})
