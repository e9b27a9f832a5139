/**
 * `npm run sim -- --seeds N [--from K]`: N histories, each from its seed · `--seed K --trace`: one, told step by step ·
 * `--sabotage all|NAME|'rule N'`: each rule broken on purpose, to see it found · `--real`: the same histories against
 * PostgreSQL and over HTTP, and then against the simulated centre, which must have told the truth · `--record`: the result
 * is written to docs/evidence.md, also of a run that is cut, and the seeds that found sabotages are kept. The last line is `N passed, M failed`.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { Sum } from '../e2e/evidence.ts'
import { type Course, type LongRun, runLong } from '../e2e/long-run.ts'
import { bundleWorker, dropBundle } from './bundle.ts'
import { runBoth } from './real/run-both.ts'
import { withRealCentre, withRealWorkers } from './real/with-real.ts'
import { runHistory } from './run-history.ts'
import { countSabotages, runSabotages } from './run-sabotages.ts'
import type { Failure } from './task.ts'
import { type RunOptions, runSeeds, startBundled, type Workers } from './workers.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const words = ({ seed, invariant, what }: Failure): string => `seed ${seed}: ${invariant}: ${what}`

interface Many {
  readonly from: number
  readonly seeds: number
  readonly course: Course
}

async function runMany(many: Many): Promise<Sum> {
  const bundle = await bundleWorker()
  const workers = startBundled(bundle)
  try {
    const { sum, failures } = await runWith(workers, many)
    for (const { seed } of failures.slice(0, 3)) await tellShrunk(workers, seed)
    return sum
  } finally {
    workers.end()
    dropBundle(bundle)
  }
}

/** Each at most a core's worth: the database wants the rest. */
const runManyReal = (many: Many): Promise<Sum> =>
  withRealWorkers(
    availableParallelism(),
    async (workers) => (await runWith(workers, { ...many, atOnce: 5 })).sum,
  )

interface Ran {
  readonly sum: Sum
  readonly failures: readonly Failure[]
}

const toldEveryMs = 60_000

async function runWith(
  workers: Workers,
  { course, ...options }: Many & Pick<RunOptions, 'atOnce'>,
): Promise<Ran> {
  const { from, seeds } = options
  const began = performance.now()
  const rateOf = (done: number): string => ((done * 1000) / (performance.now() - began)).toFixed(1)
  const sum = { passed: 0, failed: 0 }
  let toldAt = began
  const failures = await runSeeds(workers, {
    ...options,
    ending: course.ending,
    progressed: (done, failed) => {
      for (const failure of failed) say(words(failure))
      sum.failed += failed.length
      sum.passed = done - sum.failed
      course.progressed({ ...sum })
      if (performance.now() - toldAt < toldEveryMs) return
      toldAt = performance.now()
      say(`${done} of ${seeds} seeds, ${sum.failed} failed, ${rateOf(done)} a second`)
    },
  })
  const done = sum.passed + sum.failed
  const seconds = (performance.now() - began) / 1000
  say(`${done} seeds from ${from} in ${seconds.toFixed(0)} s, ${rateOf(done)} a second`)
  return { sum, failures }
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
    record: { type: 'boolean', default: false },
  },
})

const { seed, steps, trace, sabotage, real } = values
const from = Number(values.from)
const seeds = Number(values.seeds ?? (sabotage !== undefined ? 5_000 : real ? 50 : 200))
const range = `--seeds ${seeds} --from ${from}`
const ofAll = `npm run sim --${real ? ' --real' : ''}`
const planned = (): Pick<LongRun, 'command' | 'of' | 'run'> => {
  if (sabotage !== undefined)
    return {
      command: `${ofAll} --sabotage '${sabotage}' ${range}`,
      of: countSabotages(sabotage),
      run: (course) => runSabotages(sabotage, { say, from, seeds, isKept: values.record, course }),
    }
  if (seed !== undefined)
    return {
      command: `${ofAll} --seed ${seed}`,
      of: 1,
      run: () => runOne(Number(seed), { trace, steps, real }),
    }
  const run = real ? runManyReal : runMany
  return { command: `${ofAll} ${range}`, of: seeds, run: (course) => run({ from, seeds, course }) }
}
await runLong({ ...planned(), isRecorded: values.record, say })
