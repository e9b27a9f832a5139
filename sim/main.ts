/**
 * `npm run sim -- --seeds N [--from K]`: N histories, each from its seed · `--seed K --trace`: one, told step by step ·
 * `--sabotage all|NAME|'rule N'`: each rule broken on purpose, to see it found · `--real`: the same histories against
 * PostgreSQL and over HTTP, and then against the simulated centre, which must have told the truth. The last line is
 * `N passed, M failed`.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { bundleWorker, dropBundle } from './bundle.ts'
import { runBoth } from './real/run-both.ts'
import { withRealCentre, withRealWorkers } from './real/with-real.ts'
import { runHistory } from './run-history.ts'
import { runSabotages } from './run-sabotages.ts'
import type { Failure } from './task.ts'
import { type RunOptions, runSeeds, startBundled, type Workers } from './workers.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const words = ({ seed, invariant, what }: Failure): string => `seed ${seed}: ${invariant}: ${what}`

async function runMany(from: number, seeds: number): Promise<Sum> {
  const bundle = await bundleWorker()
  const workers = startBundled(bundle)
  try {
    const failures = await runWith(workers, { from, seeds })
    for (const { seed } of failures.slice(0, 3)) await tellShrunk(workers, seed)
    return { passed: seeds - failures.length, failed: failures.length }
  } finally {
    workers.end()
    dropBundle(bundle)
  }
}

/** Each at most a core's worth: the database wants the rest. */
function runManyReal(from: number, seeds: number): Promise<Sum> {
  return withRealWorkers(availableParallelism(), async (workers) => {
    const failures = await runWith(workers, { from, seeds, atOnce: 5 })
    return { passed: seeds - failures.length, failed: failures.length }
  })
}

async function runWith(workers: Workers, options: RunOptions): Promise<readonly Failure[]> {
  const { from, seeds } = options
  const began = performance.now()
  const failures = await runSeeds(workers, {
    ...options,
    progressed: (done, failed) => {
      for (const failure of failed) say(words(failure))
      if (done % 5_000 === 0) say(`${done} of ${seeds} seeds`)
    },
  })
  const seconds = (performance.now() - began) / 1000
  say(`${seeds} seeds from ${from} in ${seconds.toFixed(0)} s, ${(seeds / seconds).toFixed(1)} a second`)
  return failures
}

interface Sum {
  readonly passed: number
  readonly failed: number
}

async function tellShrunk(workers: Workers, seed: number): Promise<void> {
  const report = await workers.ask(0, { kind: 'shrink', seed })
  if (report.kind !== 'shrunk') return
  say(
    `seed ${seed}, ${report.steps.length} of ${report.of} steps: --seed ${seed} --steps ${report.steps.join(',')} --trace`,
  )
  for (const line of report.story) say(`    ${line}`)
}

interface OneOptions {
  readonly trace: boolean
  readonly steps: string | undefined
  readonly real: boolean
}

async function runOne(seed: number, { trace, steps, real }: OneOptions): Promise<Sum> {
  const history = {
    seed,
    ...(trace ? { trace: say } : {}),
    ...(steps === undefined ? {} : { only: new Set(steps.split(',').map(Number)) }),
  }
  const { violation } = real
    ? await withRealCentre((centre) => runBoth(centre, history))
    : await runHistory(history)
  if (violation !== undefined) say(words({ seed, ...violation }))
  return violation === undefined ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    steps: { type: 'string' },
    trace: { type: 'boolean', default: false },
    sabotage: { type: 'string' },
    real: { type: 'boolean', default: false },
  },
})

const { seed, seeds, steps, trace, sabotage, real } = values
const from = Number(values.from)
const run = (): Promise<Sum> => {
  if (sabotage !== undefined) return runSabotages(sabotage, { say, from, seeds: Number(seeds ?? 5_000) })
  if (seed !== undefined) return runOne(Number(seed), { trace, steps, real })
  return real ? runManyReal(from, Number(seeds ?? 50)) : runMany(from, Number(seeds ?? 200))
}
const { passed, failed } = await run()
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
