/** Of a hand that looks again and again: however long the machine stands still between two looks, it counts as this. */
const longestLookMs = 20_000

export interface Patience {
  /** Asked at each look. */
  isOver(): boolean
}

export function createPatience(ms: number, now: () => number = () => performance.now()): Patience {
  let left = ms
  let last = now()
  return {
    isOver: () => {
      const looked = now()
      left -= Math.min(looked - last, longestLookMs)
      last = looked
      return left < 0
    },
  }
}
