// What `npm test` runs, by name. A step returns how many passed and failed; a check that is no test counts as one.
// Nothing of node_modules may be imported here before it is installed.
import fs from 'node:fs'
import path from 'node:path'
import { asOne, counted, counting, log, root, run } from './programs.mjs'

function vitest(projects) {
  const chosen = projects.map((project) => `--project=${project}`)
  return counted(
    (report) =>
      run('vitest/vitest.mjs', [
        'run',
        ...chosen,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]),
    ({ numTotalTests, numPassedTests, testResults }) => ({
      passed: numPassedTests,
      failed: numTotalTests - numPassedTests,
      names: testResults.flatMap(({ name, status, assertionResults }) => {
        const file = path.relative(root, name)
        const failed = assertionResults.filter((one) => one.status !== 'passed')
        if (status !== 'passed' && failed.length === 0) return [file]
        return failed.map(({ fullName }) => `${file} › ${fullName}`)
      }),
    }),
  )
}

/** Of a report's suite and those within it. */
const unexpectedIn = ({ specs = [], suites = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ file, title }) => `${file} › ${title}`),
  ...suites.flatMap(unexpectedIn),
]

async function walls() {
  const { checkWalls, countWalls } = await import('./walls.mjs')
  const { looked, missed, violations } = await checkWalls(root)
  for (const { wall, from, to } of violations) log(`${wall}: ${from} → ${to}`)
  for (const file of missed) log(`not looked at: ${file}`)
  log(`walls: looked at ${looked.length} modules`)
  if (looked.length === 0 || missed.length > 0) return asOne(false)
  const crossed = new Set(violations.map(({ wall }) => wall)).size
  return { passed: countWalls() - crossed, failed: crossed, names: [] }
}

/** By TypeScript 7: the sixth, which parses for the walls, takes three times as long. */
async function types() {
  const { references } = JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.json'), 'utf8'))
  const names = []
  for (const { path: project } of references)
    if (!(await run('typescript-7/bin/tsc', ['-b', project]))) names.push(project)
  return { passed: references.length - names.length, failed: names.length, names }
}

async function inBrowser() {
  const { findChromium } = await import('../e2e/chromium.mjs')
  const { ensureBuilt } = await import('../server/launch/build.mjs')
  log(`browser: ${(await findChromium()).executablePath}`)
  await ensureBuilt(root, log)
  return counted(
    (report) =>
      run(
        '@playwright/test/cli.js',
        ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
        { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      ),
    ({ stats, suites }) => ({
      passed: stats.expected,
      failed: stats.unexpected + stats.flaky + stats.skipped,
      names: suites.flatMap(unexpectedIn),
    }),
  )
}

/** Of each kind a little: the long runs stand in docs/evidence.md. */
async function chaos() {
  const sum = { passed: 0, failed: 0, names: [] }
  for (const [kind, kills, ...options] of [
    ['server', '2'],
    ['server', '2', '--nodes', '2'],
    ['browser', '1'],
    ['network', '3'],
    ['disk', '2'],
  ]) {
    const program = ['--import', 'tsx', 'chaos/main.ts', kind, '--kills', kills, ...options]
    const { passed, failed, names } = await counting(program)
    sum.passed += passed
    sum.failed += failed
    sum.names.push(...names)
  }
  return sum
}

const sim = (...options) => counting(['--import', 'tsx', 'sim/main.ts', ...options])

export const steps = {
  lint: async () => asOne(await run('@biomejs/biome/bin/biome', ['ci', '.'])),
  walls,
  types,
  unit: () => vitest(['shared', 'client', 'sim', 'walls', 'browser']),
  sim: () => sim('--seeds', '500'),
  'sim-real': () => sim('--real', '--seeds', '50'),
  server: () => vitest(['server', 'chaos']),
  launch: () => vitest(['launch']),
  chaos,
  browser: inBrowser,
}
