/** What every kind of chaos is given and ends with. */
import type { Sum } from '../e2e/evidence.ts'
import type { Course } from '../e2e/long-run.ts'

export type { Sum }

export interface Run extends Course {
  readonly kills: number
  readonly seed: string
  readonly nodes: number
  readonly say: (line: string) => void
}

export const secondsSince = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`
