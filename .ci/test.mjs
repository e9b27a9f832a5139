// `npm test [-- STEP …]`: installs what is missing and runs every step. The last line is the sum over all of them, and
// before it stands what failed. A step that ran nothing has failed, a skipped test has failed, and a check that is no test
// counts as one.
import { ensureInstalled } from '../server/launch/install.mjs'
import { asOne, log, root } from './programs.mjs'
import { steps } from './steps.mjs'

async function runStep(name, work) {
  const began = Date.now()
  log(`${name} …`)
  const sum = await work().catch((error) => {
    log(`${name}: ${error.stack ?? error}`)
    return asOne(false)
  })
  const counted = sum.passed + sum.failed > 0 ? sum : { ...asOne(false), names: ['it ran nothing'] }
  log(
    `${name}: ${counted.passed} passed, ${counted.failed} failed in ${Math.round((Date.now() - began) / 1000)} s`,
  )
  return counted
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
const began = Date.now()
let passed = 0
let failed = 0
const failures = []
for (const [name, work] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue
  const sum = await runStep(name, work)
  passed += sum.passed
  failed += sum.failed
  if (sum.failed > 0) failures.push([name, ...sum.names].join('\n[test]   '))
}
for (const failure of failures) log(`failed: ${failure}`)
process.exitCode = failed > 0 ? 1 : 0
log(`all of it took ${timeText(Date.now() - began)}`)
console.log(`${passed} passed, ${failed} failed`)
