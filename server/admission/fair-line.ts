/**
 * A line in which keys take turns: each turn lets in the oldest of one key, and that key then stands behind the others.
 * Promise: one key's crowd delays another key by one turn each, however large it is. Pure.
 */
export interface FairLine<T> {
  size(): number
  /** How many come before a newcomer of this key. */
  ahead(key: string): number
  add(key: string, one: T): void
  next(): T | undefined
  remove(key: string, one: T): void
  /** Makes room for a newcomer: takes out the newest of the largest crowd, unless that is the newcomer's own. */
  makeRoom(key: string): T | undefined
}

export function createFairLine<T>(): FairLine<T> {
  /** In the order of their turns. A key without anybody is not in it. */
  const crowds = new Map<string, T[]>()
  let size = 0
  const sizeOf = (key: string): number => crowds.get(key)?.length ?? 0
  const put = (key: string, crowd: T[]): void => {
    crowds.delete(key)
    if (crowd.length > 0) crowds.set(key, crowd)
  }
  const largest = (): [string, T[]] | undefined => {
    let found: [string, T[]] | undefined
    for (const each of crowds) if (found === undefined || each[1].length > found[1].length) found = each
    return found
  }
  return {
    size: () => size,
    ahead: (key) => {
      const own = sizeOf(key)
      let ahead = own
      for (const [other, crowd] of crowds) if (other !== key) ahead += Math.min(crowd.length, own + 1)
      return ahead
    },
    add: (key, one) => {
      const crowd = crowds.get(key)
      if (crowd === undefined) crowds.set(key, [one])
      else crowd.push(one)
      size += 1
    },
    next: () => {
      for (const [key, crowd] of crowds) {
        const one = crowd.shift()
        put(key, crowd)
        size -= 1
        return one
      }
      return undefined
    },
    remove: (key, one) => {
      const crowd = crowds.get(key) ?? []
      const at = crowd.indexOf(one)
      if (at === -1) return
      crowd.splice(at, 1)
      if (crowd.length === 0) crowds.delete(key)
      size -= 1
    },
    makeRoom: (key) => {
      const [crowded, crowd] = largest() ?? []
      if (crowded === undefined || crowd === undefined || crowd.length <= sizeOf(key) + 1) return undefined
      const out = crowd.pop()
      size -= 1
      return out
    },
  }
}
