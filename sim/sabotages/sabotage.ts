import type { Break } from '../bundle.ts'

/** A line of real code that is broken on purpose, and the rule that it keeps. */
export interface Sabotage extends Break {
  /** Of `docs/protocol.md`. */
  readonly rule: number
}
