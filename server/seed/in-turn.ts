/** Each once, and from then on by weight: the entry of a turn, counted from 0. */
export function inTurn<T extends { readonly weight: number }>(entries: readonly T[]): (turn: number) => T {
  const turns = Math.max(...entries.map(({ weight }) => weight))
  const order = Array.from({ length: turns }, (_, turn) =>
    entries.filter(({ weight }) => weight > turn),
  ).flat()
  return (turn) => {
    const entry = order[turn % order.length]
    if (entry === undefined) throw new RangeError('nothing to take turns')
    return entry
  }
}
