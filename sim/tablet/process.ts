/** One running copy of the app. Killed, it does nothing any more: whatever it waits for never comes. */
import type { Random } from '../random.ts'

export interface Process {
  alive(): boolean
  /** To be awaited before each step that could be the last; nothing to await when it is not. */
  gate(): Promise<void> | undefined
  /** Dies now, or after so many more steps. */
  kill(steps?: number): void
  /** It will not die of a kill that is still to come. */
  spare(): void
  /** What the operating system does with what a dead process leaves behind. */
  onDeath(clean: () => void): () => void
}

const never = (): Promise<never> => new Promise(() => undefined)

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
  const linger = async (turns: number): Promise<void> => {
    for (let left = turns; left > 0; left -= 1) await undefined
    // Another step may have been its last meanwhile.
    if (!isAlive) return never()
  }
  return {
    alive: () => isAlive,
    gate: () => {
      if (!isAlive) return never()
      stepsLeft -= 1
      if (stepsLeft <= 0) {
        die()
        return never()
      }
      return jitter === 0 ? undefined : linger(random.below(jitter + 1))
    },
    kill: (steps = 0) => {
      if (steps <= 0) die()
      else stepsLeft = Math.min(stepsLeft, steps)
    },
    spare: () => {
      stepsLeft = Number.POSITIVE_INFINITY
    },
    onDeath: (clean) => {
      cleanings.add(clean)
      return () => {
        cleanings.delete(clean)
      }
    },
  }
}
