/** How busy a gate is: how long somebody in its line will wait, and when whoever is turned away should come again. */
import type { Clock } from './clock.ts'

export interface Load {
  /** A piece of work took so long. */
  took(ms: number): void
  /** Milliseconds until the turn of somebody who has so many before them. */
  waitBehind(ahead: number): number
  /** Counts one who is turned away; the widest that they are told to wait, in seconds. */
  turnAway(): number
}

/** One piece of work more changes the mean by so much. */
const weight = 1 / 16
/** After so long half of those who were turned away are forgotten: they have come back, or will not. */
const halfLifeMs = 30_000
export const narrowest = 5
export const widest = 300
/** So that those who were turned away, coming back, take half of what the gate lets through. */
const room = 2

export function createLoad(atOnce: number, clock: Clock): Load {
  let meanMs: number | undefined
  let away = 0
  let countedAt = clock.now()
  return {
    took: (ms) => {
      meanMs = meanMs === undefined ? ms : meanMs + (ms - meanMs) * weight
    },
    waitBehind: (ahead) => ((meanMs ?? 0) * ahead) / atOnce,
    turnAway: () => {
      const now = clock.now()
      away = away * 0.5 ** ((now - countedAt) / halfLifeMs) + 1
      countedAt = now
      const seconds = ((meanMs ?? 0) * away * room) / atOnce / 1000
      return Math.ceil(Math.min(widest, Math.max(narrowest, seconds)))
    },
  }
}
