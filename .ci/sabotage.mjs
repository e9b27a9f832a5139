// Breaks one line of real source at a time and wants the test with the story's name to fail. Nothing on disk changes:
// the line is replaced while vite loads the file. Usage: node .ci/sabotage.mjs [part of a name …]
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { startVitest } from 'vitest/node'
import { sabotages } from './sabotages.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** @typedef {import('./sabotages.mjs').Sabotage} Sabotage */

/** A row whose text is not there once guards nothing any more. @param {Sabotage} sabotage */
function fits({ file, find }) {
  return fs.readFileSync(path.join(root, file), 'utf8').split(find).length === 2
}

/** @param {Sabotage} sabotage @returns {import('vite').Plugin} */
function breaking({ file, find, replace }) {
  const target = path.join(root, file)
  return {
    name: 'sabotage',
    enforce: 'pre',
    transform: (code, id) =>
      id.split('?')[0] === target ? { code: code.replace(find, () => replace), map: null } : undefined,
  }
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** One project for each row: its own vite, so its own broken line. @param {Sabotage} sabotage */
function projectOf(sabotage) {
  return {
    root,
    plugins: [breaking(sabotage)],
    test: {
      name: sabotage.name,
      include: [sabotage.test],
      // A story is not found by the number of another that ends alike.
      testNamePattern: `(?:^|\\s)${literally(sabotage.testName)}`,
      environment: 'node',
      testTimeout: 20_000,
      hookTimeout: 60_000,
    },
  }
}

/** @param {import('vitest/node').TestModule | undefined} module */
function verdict(module) {
  if (module === undefined) return 'the test file was not found'
  const tests = [...module.children.allTests()].filter((test) => test.result().state !== 'skipped')
  if (module.errors().length > 0) return `the test file does not load: ${module.errors()[0]?.message}`
  if (tests.length === 0) return 'no test has that name'
  return tests.some((test) => test.result().state === 'failed') ? 'caught' : 'not caught: the tests pass'
}

const wanted = process.argv.slice(2)
const chosen = sabotages.filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
const loose = chosen.filter((sabotage) => !fits(sabotage))
const vitest = await startVitest(
  'test',
  [],
  { root, config: false, watch: false, reporters: [{}], passWithNoTests: true },
  {
    test: {
      globalSetup: chosen.some(({ test }) => test.startsWith('server/'))
        ? ['server/testing/global-setup.ts']
        : [],
      projects: chosen.filter(fits).map(projectOf),
    },
  },
)
const modules = new Map(vitest.state.getTestModules().map((module) => [module.project.name, module]))
let missed = 0
for (const sabotage of chosen) {
  const found = loose.includes(sabotage)
    ? `the text is not in ${sabotage.file} exactly once`
    : verdict(modules.get(sabotage.name))
  if (found !== 'caught') missed += 1
  console.log(
    `${found === 'caught' ? 'caught' : 'MISSED'}  rule ${sabotage.rule}  ${sabotage.name}${found === 'caught' ? '' : `: ${found}`}`,
  )
}
console.log(`${chosen.length - missed} caught, ${missed} missed`)
await vitest.close()
process.exit(missed === 0 && chosen.length > 0 ? 0 : 1)
