/** Many of one thing, done in shares, some of which go side by side. */
export interface Shares {
  readonly all: number
  /** Of one share. */
  readonly most: number
  readonly atOnce: number
  /** Once it is given no further share is begun. */
  readonly ending: AbortSignal
}

/** @param work answers how many of its share it has done, at least one; the others go to the next */
export async function inShares(
  { all, most, atOnce, ending }: Shares,
  work: (share: number) => Promise<number>,
): Promise<void> {
  let left = all
  let shares = Math.ceil(Math.ceil(all / most) / atOnce) * atOnce
  const goOn = async (): Promise<void> => {
    while (left > 0 && !ending.aborted) {
      const share = Math.min(most, Math.ceil(left / Math.max(1, shares)))
      left -= share
      shares -= 1
      const done = await work(share)
      left += share - done
    }
  }
  await Promise.all(Array.from({ length: atOnce }, goOn))
}
