/**
 * Whether two centres hold the same after one history: rows, flags, groups with their outcomes, what is held, the log to
 * the byte with its chain, and the numbers that are looked for. The chain alone would tell; the rest says where.
 */
import { type CentreTables, type CommuneTables, hex } from '../centre/memory-state.ts'

/** What differs first, in words; `undefined` when nothing does. */
export function findDifference(simulated: CentreTables, real: CentreTables): string | undefined {
  for (const [code, commune] of simulated.communes) {
    const other = real.communes.get(code)
    if (other === undefined) return `${code} is not there`
    const what = differenceOf(partsOf(commune), partsOf(other))
    if (what !== undefined) return `${code}: ${what}`
  }
  return differenceOf(numbersOf(simulated), numbersOf(real))
}

type Parts = ReadonlyMap<string, unknown>

function differenceOf(simulated: Parts, real: Parts): string | undefined {
  for (const key of new Set([...simulated.keys(), ...real.keys()])) {
    const [one, other] = [textOf(simulated.get(key)), textOf(real.get(key))]
    if (one !== other) return `${key} is ${other}, and simulated ${one}`
  }
  return undefined
}

function partsOf({ rows, flags, groups, held, batches, ...counter }: CommuneTables): Parts {
  return new Map<string, unknown>([
    ...batches.map(({ bytes, digest, ...batch }) => {
      return [`batch ${batch.seq}`, { ...batch, bytes: hex(bytes), digest: hex(digest) }] as const
    }),
    ...[...groups].map(([key, group]) => [`group ${key}`, group] as const),
    ...[...held].map(([key, one]) => [`held ${key}`, one] as const),
    ...rows,
    ...[...flags].map(([id, flag]) => [`flag ${id}`, flag] as const),
    ['counter', counter],
  ])
}

const numbersOf = ({ checks, uses, moveQueue, moves }: CentreTables): Parts =>
  new Map<string, unknown>([
    ['queue', checks.map(textOf).sort()],
    ['numbers', uses.map(textOf).sort()],
    ['queue of moves', moveQueue.map(textOf).sort()],
    ['moves', moves.map(textOf).sort()],
  ])

/** One text for one value: names in order; a name without a value says nothing. */
function textOf(value: unknown): string {
  return (
    JSON.stringify(value, (_, part: unknown) => {
      if (typeof part !== 'object' || part === null || Array.isArray(part)) return part
      return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
    }) ?? 'not there'
  )
}
