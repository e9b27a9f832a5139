/** Asking again by itself, so that a desk shows what the tablets sent a moment ago. */
import { replaceEqualDeep } from '@tanstack/react-query'
import { ApiProblem, passTag } from './ask.ts'

/** What arrives is on the screen within five seconds. */
export const pollMs = 4000

/** No wait grows beyond this. */
const longestMs = 60_000

interface Asked {
  readonly error: Error | null
  /** Milliseconds, 0 for never. */
  readonly dataUpdatedAt: number
  readonly errorUpdatedAt: number
  readonly errorUpdateCount: number
}

/**
 * A `refetchInterval`. Where asking again is no use until a person has signed in or asks for something else it stops; after
 * any other failure it waits as long as it has been failing, so that a centre that comes back is not met by all at once.
 */
export const pollEvery =
  (ms: number) =>
  ({ state }: { readonly state: Asked }): number | false => {
    const { error } = state
    if (error === null) return ms
    const { retryable, retryAfterMs } = error instanceof ApiProblem ? error : new ApiProblem('unexpected')
    if (!retryable) return false
    const wait = Math.min(longestMs, failingFor(ms, state)) * spread(state)
    return Math.round(Math.max(ms, retryAfterMs, wait))
  }

/** Doubles from failure to failure. */
const failingFor = (ms: number, { dataUpdatedAt, errorUpdatedAt, errorUpdateCount }: Asked): number =>
  dataUpdatedAt === 0 ? ms * 2 ** Math.max(0, errorUpdateCount - 1) : errorUpdatedAt - dataUpdatedAt

/** ¾ to 1¼, and the same at every drawing: a wait that changed would begin anew. */
const spread = ({ errorUpdatedAt }: Asked): number => 0.75 + (errorUpdatedAt % 500) / 1000

/** How often an asking that failed is repeated before a person is told. */
export const mayTryAgain = (count: number, error: Error): boolean =>
  error instanceof ApiProblem && error.retryable && count < (error.code === 'no-answer' ? 3 : 1)

export const waitToTry = (count: number, error: Error): number =>
  Math.max(1000 * 2 ** count, error instanceof ApiProblem ? error.retryAfterMs : 0)

/** A `structuralSharing`: what has not changed stays the same object, and the tag stays with the whole. */
export function shareParts(before: unknown, answer: unknown): unknown {
  const shared: unknown = replaceEqualDeep(before, answer)
  passTag(answer, shared)
  return shared
}
