/** How long to wait before trying again: full jitter over a doubling time, five minutes at most. */
const firstMs = 2_000
export const ceilingMs = 5 * 60_000

/**
 * `failures` in a row so far, from 1; `chance` from 0 to below 1. What the centre asks for is the least, and the jitter
 * comes on top: a whole district that was told the same does not come back in the same second.
 */
export function waitAfter(failures: number, chance: number, retryAfterMs: number | null): number {
  const most = Math.min(ceilingMs, firstMs * 2 ** Math.min(failures - 1, 20))
  return (retryAfterMs ?? 0) + chance * most
}
