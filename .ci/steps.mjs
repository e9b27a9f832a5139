// What `npm test` runs, by name. A step returns how many passed and failed; a check that is no test counts as one.
// Nothing of node_modules may be imported here before it is installed.
import fs from 'node:fs'
import path from 'node:path'
import { asOne, counted, counting, root, run } from './programs.mjs'

function vitest(out, projects) {
  const chosen = projects.map((project) => `--project=${project}`)
  return counted(
    (report) =>
      run(out, 'vitest/vitest.mjs', [
        'run',
        ...chosen,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ]),
    ({ numTotalTests, numPassedTests }) => ({
      passed: numPassedTests,
      failed: numTotalTests - numPassedTests,
    }),
  )
}

async function walls(out) {
  const { checkWalls, countWalls } = await import('./walls.mjs')
  const { looked, missed, violations } = await checkWalls(root)
  for (const { wall, from, to } of violations) out.log(`${wall}: ${from} → ${to}`)
  for (const file of missed) out.log(`not looked at: ${file}`)
  out.log(`walls: looked at ${looked.length} modules`)
  if (looked.length === 0 || missed.length > 0) return asOne(false)
  const crossed = new Set(violations.map(({ wall }) => wall)).size
  return { passed: countWalls() - crossed, failed: crossed }
}

/** By TypeScript 7: the sixth, which parses for the walls, takes three times as long. */
async function types(out) {
  const { references } = JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.json'), 'utf8'))
  let passed = 0
  for (const { path: project } of references)
    if (await run(out, 'typescript-7/bin/tsc', ['-b', project])) passed += 1
  return { passed, failed: references.length - passed }
}

async function inBrowser(out, folder) {
  const { findChromium } = await import('../e2e/chromium.mjs')
  const { ensureBuilt } = await import('../server/launch/build.mjs')
  out.log(`browser: ${(await findChromium()).executablePath}`)
  await ensureBuilt(root, out.log)
  return counted(
    (report) =>
      run(
        out,
        '@playwright/test/cli.js',
        ['test', `e2e/${folder}/`, '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
        { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      ),
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }),
  )
}

/** Of each kind a little: the long runs stand in docs/evidence.md. */
async function chaos(out) {
  const sum = { passed: 0, failed: 0 }
  for (const [kind, kills, ...options] of [
    ['server', '2'],
    ['server', '2', '--nodes', '2'],
    ['browser', '1'],
    ['network', '3'],
    ['disk', '2'],
  ]) {
    const program = ['--import', 'tsx', 'chaos/main.ts', kind, '--kills', kills, ...options]
    const { passed, failed } = await counting(out, program)
    sum.passed += passed
    sum.failed += failed
  }
  return sum
}

const sim = (out, ...options) => counting(out, ['--import', 'tsx', 'sim/main.ts', ...options])

/** Real programs, clocks and screens: they wait more than they work. */
const waiting = {
  launch: (out) => vitest(out, ['launch']),
  chaos,
  browser: (out) => inBrowser(out, 'browser'),
  journeys: (out) => inBrowser(out, 'journeys'),
}
/** Nothing here minds how long it takes. */
const working = {
  lint: async (out) => asOne(await run(out, '@biomejs/biome/bin/biome', ['ci', '.'])),
  walls,
  types,
  unit: (out) => vitest(out, ['shared', 'client', 'sim', 'walls', 'browser']),
  sim: (out) => sim(out, '--seeds', '500'),
  'sim-real': (out) => sim(out, '--real', '--seeds', '50'),
  server: (out) => vitest(out, ['server', 'chaos']),
}

/** The steps of a lane run one after the other, the lanes side by side; one gives way to the other. */
export const lanes = [{ steps: { ...working, ...waiting }, givesWay: false }]
