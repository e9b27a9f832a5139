/** One running copy of the app. Killed, it does nothing any more: whatever it waits for never comes. */
import type { Random } from '../random.ts'

export interface Process {
  alive(): boolean
  /** To be awaited before each step that could be the last. */
  gate(): Promise<void>
  /** Dies now, or after so many more steps. */
  kill(steps?: number): void
  /** What the operating system does with what a dead process leaves behind. */
  onDeath(clean: () => void): () => void
}

const never = new Promise<never>(() => undefined)

export interface ProcessOptions {
  /** How many turns a step may take longer than it must, so that what runs side by side meets in many ways. */
  readonly jitter: number
  readonly random: Random
  readonly died?: () => void
}

export function startProcess({ jitter, random, died }: ProcessOptions): Process {
  const cleanings = new Set<() => void>()
  let isAlive = true
  let stepsLeft = Number.POSITIVE_INFINITY
  const die = (): void => {
    if (!isAlive) return
    isAlive = false
    for (const clean of [...cleanings]) clean()
    died?.()
  }
  return {
    alive: () => isAlive,
    gate: async () => {
      if (!isAlive) return never
      stepsLeft -= 1
      if (stepsLeft <= 0) {
        die()
        return never
      }
      if (jitter === 0) return
      for (let turns = random.below(jitter + 1); turns > 0; turns -= 1) await undefined
      // Another step may have been its last meanwhile.
      if (!isAlive) return never
    },
    kill: (steps = 0) => {
      if (steps <= 0) die()
      else stepsLeft = Math.min(stepsLeft, steps)
    },
    onDeath: (clean) => {
      cleanings.add(clean)
      return () => {
        cleanings.delete(clean)
      }
    },
  }
}
