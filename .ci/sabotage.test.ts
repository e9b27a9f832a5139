import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
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

test('every line that is broken on purpose stands once where it is said to stand', () => {
  const timesIn = (file: string, find: string): number =>
    readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').split(find).length - 1
  const astray = sabotages.filter(({ file, find }) => timesIn(file, find) !== 1)
  expect(astray.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
})

test('names are used once', () => {
  expect(new Set(sabotages.map(({ name }) => name)).size).toBe(sabotages.length)
})

/** The rules of docs/protocol.md, each with the stories that it was made for. */
function readRules(): readonly { readonly rule: number; readonly stories: readonly number[] }[] {
  const page = readFileSync(new URL('../docs/protocol.md', import.meta.url), 'utf8')
  const rows = [...page.matchAll(/^\| (\d+) \| [^|]+ \| ([\d, ]+) \|$/gm)]
  return rows.map(([, rule, stories = '']) => ({
    rule: Number(rule),
    stories: stories.split(',').map(Number),
  }))
}

/** The number that a test's name begins with. */
const storyOf = (testName: string): number | undefined => {
  const [, story] = /^(\d+) · /.exec(testName) ?? []
  return story === undefined ? undefined : Number(story)
}

const rules = readRules()

test('sixteen rules are built, and no other is broken', () => {
  expect(rules.map(({ rule }) => rule)).toEqual(Array.from({ length: 16 }, (_, at) => at + 1))
  expect(sabotages.filter(({ rule }) => !rules.some((known) => known.rule === rule))).toEqual([])
})

test.each(rules)(
  'rule $rule is broken where a test that bears the name of its story finds it',
  ({ rule, stories }) => {
    const told = sabotages
      .filter((sabotage) => sabotage.rule === rule)
      .map(({ testName }) => storyOf(testName))
    expect(told.filter((story) => story !== undefined && stories.includes(story))).not.toEqual([])
  },
)
