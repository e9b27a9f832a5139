// `npm test [-- STEP …]`: installs what is missing and runs every step. The last line is the sum over all of them.
// A step that ran nothing has failed, a skipped test has failed, and a check that is no test counts as one.
import { ensureInstalled } from '../server/launch/install.mjs'
import { asOne, root } from './programs.mjs'
import { lanes } from './steps.mjs'

const log = (line) => console.log(`[test] ${line}`)

/** Where a step writes: whole lines, with its name before them when another writes beside it. */
function openOutput(name, { isAlone, givesWay }) {
  const before = isAlone ? '' : `${name} | `
  let begun = ''
  const write = (part) => {
    const lines = `${begun}${part}`.split('\n')
    begun = lines.pop()
    for (const line of lines) console.log(`${before}${line}`)
  }
  return {
    givesWay,
    write,
    log: (line) => console.log(`[test] ${before}${line}`),
    end: () => begun === '' || console.log(`${before}${begun}`),
  }
}

async function runStep([name, work], how) {
  const began = Date.now()
  const out = openOutput(name, how)
  log(`${name} …`)
  let sum
  try {
    sum = await work(out)
  } catch (error) {
    out.log(`${name}: ${error.stack ?? error}`)
    sum = asOne(false)
  }
  if (sum.passed + sum.failed === 0) {
    out.log(`${name} ran nothing`)
    sum = asOne(false)
  }
  out.end()
  log(`${name}: ${sum.passed} passed, ${sum.failed} failed in ${Math.round((Date.now() - began) / 1000)} s`)
  return sum
}

async function runLane(steps, how) {
  const sum = { passed: 0, failed: 0 }
  for (const step of steps) {
    const { passed, failed } = await runStep(step, how)
    sum.passed += passed
    sum.failed += failed
  }
  return sum
}

/** Such as `17 min 5 s`. @param {number} ms */
const timeText = (ms) => `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1_000)} s`

const names = lanes.flatMap(({ steps }) => Object.keys(steps))
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !names.includes(name))
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(', ')}; there are ${names.join(', ')}`)
  process.exit(2)
}
await ensureInstalled(root, log)
const began = Date.now()
const chosen = lanes
  .map(({ steps, givesWay }) => ({
    steps: Object.entries(steps).filter(([name]) => asked.length === 0 || asked.includes(name)),
    givesWay,
  }))
  .filter(({ steps }) => steps.length > 0)
const isAlone = chosen.length === 1
const sums = await Promise.all(
  chosen.map(({ steps, givesWay }) => runLane(steps, { isAlone, givesWay: givesWay && !isAlone })),
)
const passed = sums.reduce((sum, lane) => sum + lane.passed, 0)
const failed = sums.reduce((sum, lane) => sum + lane.failed, 0)
process.exitCode = failed > 0 ? 1 : 0
log(`all of it took ${timeText(Date.now() - began)}`)
console.log(`${passed} passed, ${failed} failed`)
