/** Asking again by itself, so that a desk shows what the tablets sent a moment ago. */
import { ApiProblem } from './ask.ts'

/** What arrives is on the screen within five seconds. */
export const pollMs = 4000

/** A `refetchInterval` that stops where asking again is no use until a person has signed in or asks for something else. */
export const pollEvery =
  (ms: number) =>
  ({ state: { error } }: { state: { error: Error | null } }): number | false =>
    error instanceof ApiProblem && error.code !== 'no-answer' && error.code !== 'unavailable' ? false : ms
