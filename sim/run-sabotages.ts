/**
 * Breaks each rule on purpose, one line of real code at a time, and wants the simulator to notice. As many at once as
 * there are cores, each on a worker of its own, and each done with at the first seed that finds it.
 */
import { availableParallelism } from 'node:os'
import type { Sum } from '../e2e/evidence.ts'
import type { Course } from '../e2e/long-run.ts'
import { bundleWorker, dropBundle, fits } from './bundle.ts'
import { runHistory } from './run-history.ts'
import { keepSeed, listKnownSeeds, nameOf } from './sabotages/known-seeds.ts'
import type { Sabotage } from './sabotages/sabotage.ts'
import { sabotages } from './sabotages/sabotages.ts'
import type { Failure } from './task.ts'
import { runSeeds, startBundled, type Workers } from './workers.ts'

export interface SabotageOptions {
  readonly say: (line: string) => void
  readonly from: number
  /** At most. */
  readonly seeds: number
  /** Whether the seed that finds one is kept in `sabotages/known-seeds.json`, to be tried first. */
  readonly isKept: boolean
  readonly course: Course
}

export async function runSabotages(wanted: string, options: SabotageOptions): Promise<Sum> {
  const { ending, progressed } = options.course
  const chosen = choose(wanted)
  const left = [...chosen]
  const sum = { passed: 0, failed: 0 }
  const runLane = async (): Promise<void> => {
    while (!ending.aborted) {
      const one = left.shift()
      if (one === undefined) return
      if (await isCaught(one, { ...options, isAlone: chosen.length === 1 })) sum.passed += 1
      else sum.failed += 1
      progressed({ ...sum })
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, runLane))
  return sum
}

const choose = (wanted: string): readonly Sabotage[] => sabotages.filter((one) => isWanted(one, wanted))

export const countSabotages = (wanted: string): number => choose(wanted).length

/** `all`, `rule 14`, or a part of its name. */
const isWanted = ({ name, rule }: Sabotage, wanted: string): boolean =>
  wanted === 'all' || wanted === `rule ${rule}` || name.includes(wanted)

interface Catching extends SabotageOptions {
  /** Whether all cores are for it. */
  readonly isAlone: boolean
}

async function isCaught(sabotage: Sabotage, catching: Catching): Promise<boolean> {
  const { say, isAlone, isKept } = catching
  const head = nameOf(sabotage)
  if (!fits(sabotage)) {
    say(`MISSED  ${head}: the text is not in ${sabotage.file} exactly once`)
    return false
  }
  const bundle = await bundleWorker(sabotage)
  const workers = startBundled(bundle, isAlone ? availableParallelism() : 1)
  try {
    const failure = await findFirst(workers, listKnownSeeds()[head], catching)
    if (failure === undefined) say(`MISSED  ${head}: ${catching.seeds} seeds and nothing was noticed`)
    else if (!(await isWhole(failure.seed)))
      say(`MISSED  ${head}: seed ${failure.seed} fails with nothing broken`)
    else {
      const story = await shortestStory(workers, failure)
      say(`caught  ${head}: seed ${failure.seed}, ${failure.invariant}: ${failure.what}`)
      for (const line of story) say(`            ${line}`)
      if (isKept) keepSeed(sabotage, failure.seed)
      return true
    }
    return false
  } finally {
    workers.end()
    dropBundle(bundle)
  }
}

/** `known`: the seed that found it last time. */
async function findFirst(
  workers: Workers,
  known: number | undefined,
  { from, seeds }: Catching,
): Promise<Failure | undefined> {
  const isAmong = known !== undefined && known >= from && known < from + seeds
  const [again] = isAmong ? await runSeeds(workers, { from: known, seeds: 1 }) : []
  return again ?? (await runSeeds(workers, { from, seeds, stopAtFirst: true }))[0]
}

async function shortestStory(workers: Workers, { seed }: Failure): Promise<readonly string[]> {
  const report = await workers.ask(0, { kind: 'shrink', seed })
  return report.kind === 'shrunk' ? report.story : []
}

/** A seed that fails by itself tells nothing. */
async function isWhole(seed: number): Promise<boolean> {
  const { violation } = await runHistory({ seed })
  return violation === undefined
}
