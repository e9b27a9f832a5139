/**
 * Time of the simulation: a queue of what is to happen, in the order of virtual milliseconds. After each event
 * everything that follows from it by itself is run to its end, so that one seed is one history.
 */
export interface Events {
  /** Virtual milliseconds since 1970. */
  now(): number
  /** Runs `run` after `ms`; the result stops it. */
  after(ms: number, run: () => void): () => void
  /** Resolves after `ms`. */
  wait(ms: number): Promise<void>
  /** Lets time pass, and everything happen that is due. */
  pass(ms: number): Promise<void>
  /** Goes on until `isDone`, or for `ms` at most; tells whether it is done. */
  passUntil(isDone: () => boolean, ms: number): Promise<boolean>
}

interface Due {
  readonly at: number
  readonly number: number
  run: (() => void) | undefined
}

const begin = Date.parse('2026-03-02T01:00:00.000Z')

/** After all that promises have to do. */
const afterPromises = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** `quiet` resolves when nothing goes on by itself any more. */
export function createEvents(quiet: () => Promise<void> = afterPromises): Events {
  const queue = createQueue()
  let time = begin
  let number = 0
  const after = (ms: number, run: () => void): (() => void) => {
    number += 1
    const due: Due = { at: time + Math.max(0, ms), number, run }
    queue.push(due)
    return () => {
      due.run = undefined
    }
  }
  const passUntil = async (isDone: () => boolean, ms: number): Promise<boolean> => {
    const until = time + ms
    await quiet()
    while (!isDone()) {
      const due = queue.first()
      if (due === undefined || due.at > until) {
        time = until
        return false
      }
      queue.pop()
      if (due.run === undefined) continue
      time = due.at
      due.run()
      await quiet()
    }
    return true
  }
  return {
    now: () => time,
    after,
    wait: (ms) => new Promise((resolve) => after(ms, resolve)),
    pass: async (ms) => {
      await passUntil(() => false, ms)
    },
    passUntil,
  }
}

/** A heap by time, then by the order in which it was asked for. */
function createQueue() {
  const heap: Due[] = []
  const isBefore = (a: Due | undefined, b: Due | undefined): boolean =>
    a !== undefined && (b === undefined || a.at < b.at || (a.at === b.at && a.number < b.number))
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]]
    if (one === undefined || other === undefined) return
    heap[a] = other
    heap[b] = one
  }
  const sink = (from: number): void => {
    for (let at = from; ; ) {
      const left = 2 * at + 1
      const least = isBefore(heap[left + 1], heap[left]) ? left + 1 : left
      if (!isBefore(heap[least], heap[at])) return
      swap(at, least)
      at = least
    }
  }
  return {
    first: (): Due | undefined => heap[0],
    push: (due: Due): void => {
      heap.push(due)
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1
        if (!isBefore(heap[at], heap[parent])) return
        swap(at, parent)
        at = parent
      }
    },
    pop: (): void => {
      const last = heap.pop()
      if (last === undefined || heap.length === 0) return
      heap[0] = last
      sink(0)
    },
  }
}
