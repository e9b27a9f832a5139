/** The steps of one history, from its seed. */
import type { Random } from './random.ts'
import { type Step, stepKinds } from './steps/step.ts'
import type { Swarm } from './swarm.ts'

const diceOfStep = 8

export function planHistory(random: Random, swarm: Swarm): Step[] {
  const weighted = stepKinds.map((kind) => ({ kind, weight: swarm.weights[kind] }))
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0)
  const pickKind = () => {
    let left = random.next() * whole
    for (const { kind, weight } of weighted) {
      left -= weight
      if (left < 0) return kind
    }
    return 'write'
  }
  const machines = swarm.tablets + (swarm.weights['second-machine'] > 0 ? 1 : 0)
  return Array.from({ length: swarm.steps }, (_, number) => ({
    number,
    kind: pickKind(),
    // A doorstep, and sometimes a night.
    gap: random.happens(0.03) ? random.next() * 900_000 : random.next() * swarm.gap * 1_000,
    tablet: random.below(machines),
    dice: Array.from({ length: diceOfStep }, () => random.next()),
  }))
}
