// Breaks one line of real source at a time and wants the test with the story's name to fail. The sources stay as they
// are: the line is replaced while the test is bundled. Usage: node .ci/sabotage.mjs [part of a name …]
import fs from 'node:fs'
import { availableParallelism } from 'node:os'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, stop } from 'esbuild'
import { createVitest } from 'vitest/node'
import { sabotages } from './sabotages.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = path.join(root, '.cache', `sabotage-${process.pid}`)

/** @typedef {import('./sabotages.mjs').Sabotage} Sabotage */

/** A row whose text is not there once guards nothing any more. @param {Sabotage} sabotage */
function fits({ file, find }) {
  return fs.readFileSync(path.join(root, file), 'utf8').split(find).length === 2
}

/** What asks where it lies is told where its source does. @param {Sabotage} sabotage @returns {import('esbuild').Plugin} */
function breaking({ file, find, replace }) {
  const target = path.join(root, file)
  return {
    name: 'sabotage',
    setup: (bundler) => {
      bundler.onLoad({ filter: /\.tsx?$/ }, ({ path: at }) => {
        const source = fs.readFileSync(at, 'utf8')
        const contents = (at === target ? source.replace(find, () => replace) : source).replaceAll(
          'import.meta.url',
          JSON.stringify(pathToFileURL(at).href),
        )
        return { contents, loader: at.endsWith('x') ? 'tsx' : 'ts' }
      })
    },
  }
}

/** The row's test in one file: to read the sources one by one anew for each row took most of the time. */
async function bundle(sabotage, at) {
  const outfile = path.join(folder, `${at}.test.mjs`)
  await build({
    entryPoints: [path.join(root, sabotage.test)],
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    plugins: [breaking(sabotage)],
  })
  return outfile
}

const literally = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A story is not found by the number of another that ends alike. @param {Sabotage} sabotage */
const patternOf = ({ testName }) => new RegExp(`(?:^|\\s)${literally(testName)}`)

const isTimeOut = ({ message }) => /^(Test|Hook) timed out/.test(message)

/** @param {import('vitest/node').TestModule | undefined} module */
function verdict(module) {
  if (module === undefined) return 'the test file was not found'
  const tests = [...module.children.allTests()].filter((test) => test.result().state !== 'skipped')
  if (module.errors().length > 0) return `the test file does not load: ${module.errors()[0]?.message}`
  if (tests.length === 0) return 'no test has that name'
  const failed = tests.filter((test) => test.result().state === 'failed')
  if (failed.length === 0) return 'not caught: the tests pass'
  // what another row left running in the same worker may be why one hangs
  return failed.some((test) => !test.result().errors.every(isTimeOut))
    ? 'caught'
    : 'not caught: the test hangs'
}

const wanted = process.argv.slice(2)
const chosen = sabotages.filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
const loose = chosen.filter((sabotage) => !fits(sabotage))
const files = new Map(
  await Promise.all(chosen.filter(fits).map(async (sabotage, at) => [sabotage, await bundle(sabotage, at)])),
)
await stop()
const vitest = await createVitest('test', {
  root,
  config: false,
  watch: false,
  reporters: [{}],
  include: [`${folder}/*.test.mjs`],
  environment: 'node',
  isolate: false,
  maxWorkers: availableParallelism(),
  testTimeout: 60_000,
  hookTimeout: 120_000,
  globalSetup: chosen.some(({ test }) => test.startsWith('server/'))
    ? ['server/testing/global-setup.ts']
    : [],
})
await vitest.standalone()
const project = vitest.getRootProject()
await vitest.runTestSpecifications(
  [...files].map(([sabotage, file]) =>
    project.createSpecification(file, { testNamePattern: patternOf(sabotage) }),
  ),
)
const modules = new Map(vitest.state.getTestModules().map((module) => [module.moduleId, module]))
let missed = 0
for (const sabotage of chosen) {
  const found = loose.includes(sabotage)
    ? `the text is not in ${sabotage.file} exactly once`
    : verdict(modules.get(files.get(sabotage)))
  if (found !== 'caught') missed += 1
  console.log(
    `${found === 'caught' ? 'caught' : 'MISSED'}  rule ${sabotage.rule}  ${sabotage.name}${found === 'caught' ? '' : `: ${found}`}`,
  )
}
console.log(`${chosen.length - missed} caught, ${missed} missed`)
await vitest.close()
fs.rmSync(folder, { recursive: true, force: true })
process.exit(missed === 0 && chosen.length > 0 ? 0 : 1)
