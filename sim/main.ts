/**
 * `npm run sim -- --seeds N [--from K]`: N histories, each from its seed · `--seed K --trace`: one, told step by step ·
 * `--sabotage all|NAME`: each rule broken on purpose, to see it found. The last line is `N passed, M failed`.
 */
import { parseArgs } from 'node:util'
import { bundleWorker, dropBundle } from './bundle.ts'
import { runHistory } from './run-history.ts'
import { runSabotages } from './run-sabotages.ts'
import type { Failure } from './task.ts'
import { runSeeds, startWorkers } from './workers.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const words = ({ seed, invariant, what }: Failure): string => `seed ${seed}: ${invariant}: ${what}`

async function runMany(from: number, seeds: number): Promise<Sum> {
  const bundle = await bundleWorker()
  const workers = startWorkers(bundle)
  const began = performance.now()
  try {
    const failures = await runSeeds(workers, {
      from,
      seeds,
      progressed: (done, failed) => {
        for (const failure of failed) say(words(failure))
        if (done % 5_000 === 0) say(`${done} of ${seeds} seeds`)
      },
    })
    for (const { seed } of failures.slice(0, 3)) await tellShrunk(workers, seed)
    const seconds = (performance.now() - began) / 1000
    say(`${seeds} seeds from ${from} in ${seconds.toFixed(0)} s, ${(seeds / seconds).toFixed(0)} a second`)
    return { passed: seeds - failures.length, failed: failures.length }
  } finally {
    workers.end()
    dropBundle(bundle)
  }
}

interface Sum {
  readonly passed: number
  readonly failed: number
}

async function tellShrunk(workers: ReturnType<typeof startWorkers>, seed: number): Promise<void> {
  const report = await workers.ask(0, { kind: 'shrink', seed })
  if (report.kind !== 'shrunk') return
  say(
    `seed ${seed}, ${report.steps.length} of ${report.of} steps: --seed ${seed} --steps ${report.steps.join(',')} --trace`,
  )
  for (const line of report.story) say(`    ${line}`)
}

async function runOne(seed: number, options: { trace: boolean; steps: string | undefined }): Promise<Sum> {
  const only = options.steps === undefined ? undefined : new Set(options.steps.split(',').map(Number))
  const { violation } = await runHistory({
    seed,
    ...(options.trace ? { trace: say } : {}),
    ...(only === undefined ? {} : { only }),
  })
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
  },
})

const { seed, seeds, steps, trace, sabotage } = values
const from = Number(values.from)
const run = (): Promise<Sum> => {
  if (sabotage !== undefined) return runSabotages(sabotage, { say, from, seeds: Number(seeds ?? 5_000) })
  if (seed !== undefined) return runOne(Number(seed), { trace, steps })
  return runMany(from, Number(seeds ?? 200))
}
const { passed, failed } = await run()
say(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
