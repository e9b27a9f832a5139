/** What came of one bad network. */
export interface Outcome {
  readonly faults: readonly string[]
  /** What was counted, such as how often the tablet asked. */
  readonly told: string
}

/** Says it, and counts it. */
export type Tell = (name: string, outcome: Outcome) => void
