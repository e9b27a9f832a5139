/** One history from its seed to its rest: steps, then the faults stop, then everything must drain; then the invariants. */

import { drain } from './drain.ts'
import { planHistory } from './history.ts'
import { checkUnderWay } from './invariants/invariants.ts'
import type { Violation } from './invariants/sight.ts'
import { openWorld, type WorldOptions } from './open-world.ts'
import type { Step } from './steps/step.ts'
import { takeStep } from './steps/take.ts'
import type { World } from './world.ts'

export interface HistoryInput extends WorldOptions {
  /** Places of the steps that are taken; all when it is not given. */
  readonly only?: ReadonlySet<number>
}

export interface HistoryResult {
  readonly violation: Violation | undefined
  readonly steps: readonly Step[]
  readonly world: World
}

export async function runHistory({ only, ...options }: HistoryInput): Promise<HistoryResult> {
  const world = await openWorld(options)
  const planned = planHistory(world.random.fork('history'), world.swarm)
  const steps = planned.filter(({ number }) => only?.has(number) ?? true)
  // Everybody has opened their tablet once.
  await world.events.pass(3_000)
  for (const step of steps) {
    takeStep(world, step)
    await world.events.pass(step.gap)
    const violation = checkUnderWay(world)
    if (violation !== undefined) return { violation, steps, world }
  }
  world.step = planned.length
  const violation = await drain(world)
  return { violation, steps, world }
}
