import { runHistory } from './run-history.ts'

const [from, count, trace] = process.argv.slice(2)
const began = Date.now()
let failed = 0
const byName = new Map<string, number>()
for (let seed = Number(from); seed < Number(from) + Number(count); seed += 1) {
  const { violation } = await runHistory({
    seed,
    ...(trace ? { trace: (line: string) => process.stdout.write(`${line}\n`) } : {}),
  })
  if (violation) {
    failed += 1
    byName.set(violation.invariant, (byName.get(violation.invariant) ?? 0) + 1)
    if (failed < 12) process.stdout.write(`seed ${seed}: ${violation.invariant}: ${violation.what}\n`)
  }
}
process.stdout.write(
  `${Number(count) - failed} passed, ${failed} failed, ${((Number(count) * 1000) / (Date.now() - began)).toFixed(1)} seeds/s ${JSON.stringify([...byName])}\n`,
)
