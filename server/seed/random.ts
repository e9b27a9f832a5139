/** Repeatable chance for the synthetic people: the same seed gives the same census on every machine. Never for secrets. */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** Whole, from `low` to `high`, both included. */
  between(low: number, high: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** One of a weighted list. */
  weigh<T>(list: readonly (readonly [T, number])[]): T
  /** Standard normal. */
  normal(): number
}

/** 32 bits that stand for a text (FNV-1a): communes get a stream of their own, whatever is generated before them. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193)
  return hash >>> 0
}

/** sfc32, a small fast counting generator with 128 bits of state. */
function sfc32(seed: string): () => number {
  let a = hashOf(`${seed}/a`)
  let b = hashOf(`${seed}/b`)
  let c = hashOf(`${seed}/c`)
  let counter = 1
  const step = (): number => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }
  for (let round = 0; round < 12; round += 1) step()
  return step
}

export function randomFromSeed(seed: string): Random {
  const next = sfc32(seed)
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[between(0, list.length - 1)]
    if (chosen === undefined) throw new RangeError('nothing to pick from')
    return chosen
  }
  const weigh = <T>(list: readonly (readonly [T, number])[]): T => {
    let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of list) {
      left -= weight
      if (left < 0) return value
    }
    return pick(list)[0]
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return { next, between, chance: (probability) => next() < probability, pick, weigh, normal }
}
