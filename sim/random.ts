/** Chance that can be repeated: everything that happens in a history follows from its seed. */
export interface Random {
  /** From 0 to below 1. */
  next(): number
  /** A whole number from 0 to below `below`. */
  below(below: number): number
  /** Whether something with this probability happens. */
  happens(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One that goes on by itself: what is drawn from it changes nothing here. */
  fork(name: string): Random
}

/** Mixes a text into a seed (FNV-1a). */
function mixed(seed: number, name: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0
  return hash
}

/** Mulberry32: small, fast, and good enough to choose faults. */
export function randomFrom(seed: number): Random {
  let state = mixed(seed, 'begin')
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mix = Math.imul(state ^ (state >>> 15), state | 1)
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61)
    return ((mix ^ (mix >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number): number => Math.floor(next() * limit)
  return {
    next,
    below,
    happens: (probability) => next() < probability,
    pick: (list) => {
      const found = list[below(list.length)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    fork: (name) => randomFrom(mixed(seed, name)),
  }
}
