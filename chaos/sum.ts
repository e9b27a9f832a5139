/** What every kind of chaos ends with. */
export interface Sum {
  readonly passed: number
  readonly failed: number
  /** What else was counted, for the record. */
  readonly notes?: string
}

export interface Run {
  readonly kills: number
  readonly seed: string
  readonly nodes: number
  /** Told to end: what is under way is finished, and counted. */
  readonly ending: AbortSignal
  readonly say: (line: string) => void
}

export const secondsSince = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} s`
