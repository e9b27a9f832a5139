/**
 * Lets a bounded number of pieces of work run at once and keeps a short, fair line before them. Promises: whoever cannot
 * come in within the bound is told so at once, with a time at which to come again; every place is given back, also by
 * work that fails; a crowd of one key delays another key by one turn. It must never keep somebody waiting to refuse them
 * when it could have said so at the door.
 */
import type { Clock } from './clock.ts'
import { createFairLine } from './fair-line.ts'
import { createLoad } from './load.ts'

export interface GateOptions {
  /** Pieces of work that run at once. */
  readonly atOnce: number
  /** How many may stand in the line. */
  readonly queue: number
  /** The longest that anybody stands in it. */
  readonly waitMs: number
}

export interface GatePorts {
  readonly clock: Clock
  /** From 0 to below 1. */
  readonly chance: () => number
}

export type Passage<T> =
  | { readonly kind: 'done'; readonly value: T }
  /** Not let in; to be tried again after so many seconds. */
  | { readonly kind: 'busy'; readonly retryAfter: number }

export interface Gate {
  run<T>(key: string, work: () => Promise<T>): Promise<Passage<T>>
  /** How many run, and how many stand in the line. */
  count(): { readonly inWork: number; readonly inLine: number }
}

type Call = (isIn: boolean) => void

export function createGate({ atOnce, queue, waitMs }: GateOptions, { clock, chance }: GatePorts): Gate {
  const line = createFairLine<Call>()
  const load = createLoad(atOnce, clock)
  let inWork = 0

  const hasRoom = (key: string): boolean => {
    if (line.size() < queue) return true
    const out = line.makeRoom(key)
    out?.(false)
    return out !== undefined
  }
  const stand = (key: string): Promise<boolean> =>
    new Promise((resolve) => {
      const call: Call = (isIn) => {
        stop()
        resolve(isIn)
      }
      const stop = clock.after(waitMs, () => {
        line.remove(key, call)
        resolve(false)
      })
      line.add(key, call)
    })
  const enter = async (key: string): Promise<boolean> => {
    if (inWork < atOnce) {
      inWork += 1
      return true
    }
    // one more than those before: somebody who runs now must end first
    if (load.waitBehind(line.ahead(key) + 1) > waitMs || !hasRoom(key)) return false
    return stand(key)
  }
  /** The place goes over to the next in the line, so that nobody slips in between. */
  const leave = (): void => {
    const next = line.next()
    if (next === undefined) inWork -= 1
    else next(true)
  }
  return {
    count: () => ({ inWork, inLine: line.size() }),
    run: async (key, work) => {
      if (!(await enter(key))) return { kind: 'busy', retryAfter: 1 + Math.floor(chance() * load.turnAway()) }
      const began = clock.now()
      try {
        return { kind: 'done', value: await work() }
      } finally {
        load.took(clock.now() - began)
        leave()
      }
    },
  }
}
