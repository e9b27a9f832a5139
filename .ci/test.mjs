// `npm test [-- STEP …]`: installs what is missing and runs every step. The last line is the sum over all of them.
// A step that ran nothing has failed, a skipped test has failed, and a check that is no test counts as one.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled } from '../server/launch/install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const log = (line) => console.log(`[test] ${line}`)
const tool = (file) => path.join(root, 'node_modules', file)

/** A program that hangs is a failure, not a wait. */
const longestMs = 15 * 60_000
const killAfterMs = 20_000

function endInTime(child) {
  const ask = setTimeout(() => {
    log(`${child.spawnargs.join(' ')} hangs and is ended`)
    child.kill('SIGTERM')
  }, longestMs)
  const force = setTimeout(() => {
    child.kill('SIGKILL')
    child.stdout?.destroy()
  }, longestMs + killAfterMs)
  child.once('exit', () => {
    clearTimeout(ask)
    clearTimeout(force)
  })
}

function run(file, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [tool(file), ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
    })
    endInTime(child)
    child.once('error', () => resolve(false))
    child.once('exit', (code) => resolve(code === 0))
  })
}

/** Runs a program whose last line says how many passed and failed; another last line is a failure. */
function counting(args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
    endInTime(child)
    let tail = ''
    child.stdout.on('data', (part) => {
      process.stdout.write(part)
      tail = `${tail}${part}`.slice(-1_000)
    })
    child.once('error', () => resolve(asOne(false)))
    child.once('close', (code) => {
      const said = /(?:^|\n)(\d+) passed, (\d+) failed\n$/.exec(tail)
      const [passed, failed] = [Number(said?.[1] ?? 0), Number(said?.[2] ?? 1)]
      resolve({ passed, failed: code === 0 ? failed : Math.max(failed, 1) })
    })
  })
}

const asOne = (isGood) => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 })

/** Runs a tool that writes a report, and counts in it; no report is a failure. */
async function counted(work, count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dan-cu-report-'))
  const report = path.join(folder, 'report.json')
  try {
    const isGood = await work(report)
    const { passed, failed } = fs.existsSync(report)
      ? count(JSON.parse(fs.readFileSync(report, 'utf8')))
      : { passed: 0, failed: 1 }
    // A file that cannot be read has no tests that could fail.
    return { passed, failed: isGood ? failed : Math.max(failed, 1) }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

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
    ({ numTotalTests, numPassedTests }) => ({
      passed: numPassedTests,
      failed: numTotalTests - numPassedTests,
    }),
  )
}

async function walls() {
  const { checkWalls, countWalls } = await import('./walls.mjs')
  const { looked, missed, violations } = await checkWalls(root)
  for (const { wall, from, to } of violations) console.log(`${wall}: ${from} → ${to}`)
  for (const file of missed) console.log(`not looked at: ${file}`)
  log(`walls: looked at ${looked.length} modules`)
  if (looked.length === 0 || missed.length > 0) return asOne(false)
  const crossed = new Set(violations.map(({ wall }) => wall)).size
  return { passed: countWalls() - crossed, failed: crossed }
}

async function types() {
  const { references } = JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.json'), 'utf8'))
  let passed = 0
  for (const { path: project } of references)
    if (await run('typescript/bin/tsc', ['-b', project])) passed += 1
  return { passed, failed: references.length - passed }
}

/** @param {string} folder of e2e */
async function inBrowser(folder) {
  const { findChromium } = await import('../e2e/chromium.mjs')
  const { ensureBuilt } = await import('../server/launch/build.mjs')
  log(`browser: ${(await findChromium()).executablePath}`)
  await ensureBuilt(root, log)
  return counted(
    (report) =>
      run(
        '@playwright/test/cli.js',
        ['test', `e2e/${folder}/`, '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
        { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
      ),
    ({ stats }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped }),
  )
}

/** Of each kind a little: the long runs stand in docs/evidence.md. */
async function chaos() {
  const sum = { passed: 0, failed: 0 }
  for (const [kind, kills] of Object.entries({ server: 2, browser: 1, network: 3, disk: 2 })) {
    const { passed, failed } = await counting([
      '--import',
      'tsx',
      'chaos/main.ts',
      kind,
      '--kills',
      `${kills}`,
    ])
    sum.passed += passed
    sum.failed += failed
  }
  return sum
}

const steps = {
  lint: async () => asOne(await run('@biomejs/biome/bin/biome', ['ci', '.'])),
  walls,
  types,
  unit: () => vitest(['shared', 'client', 'sim', 'walls', 'browser']),
  sim: () => counting(['--import', 'tsx', 'sim/main.ts', '--seeds', '500']),
  'sim-real': () => counting(['--import', 'tsx', 'sim/main.ts', '--real', '--seeds', '50']),
  server: () => vitest(['server', 'chaos']),
  launch: () => vitest(['launch']),
  chaos,
  browser: () => inBrowser('browser'),
  journeys: () => inBrowser('journeys'),
}

async function runStep(name) {
  const began = Date.now()
  log(`${name} …`)
  let sum
  try {
    sum = await steps[name]()
  } catch (error) {
    console.error(error)
    sum = asOne(false)
  }
  if (sum.passed + sum.failed === 0) {
    log(`${name} ran nothing`)
    sum = asOne(false)
  }
  log(`${name}: ${sum.passed} passed, ${sum.failed} failed in ${Math.round((Date.now() - began) / 1000)} s`)
  return sum
}

/** Such as `17 min 5 s`. @param {number} ms */
const timeText = (ms) => `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !Object.hasOwn(steps, name))
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(', ')}; there are ${Object.keys(steps).join(', ')}`)
  process.exit(2)
}
await ensureInstalled(root, log)
const total = { passed: 0, failed: 0 }
const began = Date.now()
for (const name of asked.length > 0 ? asked : Object.keys(steps)) {
  const sum = await runStep(name)
  total.passed += sum.passed
  total.failed += sum.failed
}
process.exitCode = total.failed > 0 ? 1 : 0
log(`all of it took ${timeText(Date.now() - began)}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
