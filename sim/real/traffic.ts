/**
 * What is under way outside of virtual time: statements at PostgreSQL, requests over HTTP. The clock of a history stands
 * still meanwhile, so that real and simulated centre meet everything in the same order.
 */
import { createEvents, type Events } from '../events.ts'

export interface Traffic {
  /** Under way until the promise settles. */
  during<T>(work: Promise<T>): Promise<T>
  open(): Journey
  whenQuiet(): Promise<void>
}

/** One way to the centre and back; it may rest where the server waits for virtual time. */
export interface Journey {
  rest(): void
  goOn(): void
  /** Whatever it still waits for: nobody does. */
  end(): void
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export function createTraffic(): Traffic {
  let moving = 0
  let quiet: (() => void) | undefined
  const change = (by: number): void => {
    moving += by
    if (moving > 0) return
    quiet?.()
    quiet = undefined
  }
  const open = (): Journey => {
    let state: 'moving' | 'resting' | 'ended' = 'moving'
    change(1)
    const become = (next: typeof state): void => {
      if (state === 'ended' || state === next) return
      if (state === 'moving') change(-1)
      if (next === 'moving') change(1)
      state = next
    }
    return { rest: () => become('resting'), goOn: () => become('moving'), end: () => become('ended') }
  }
  return {
    open,
    during: (work) => {
      const { end } = open()
      return work.finally(end)
    },
    whenQuiet: async () => {
      await turn()
      while (moving > 0) {
        await new Promise<void>((resolve) => {
          quiet = resolve
        })
        await turn()
      }
    },
  }
}

/** Virtual time that stands still while there is traffic. `journey`: the one that the code at hand is on. */
export function eventsWithTraffic(traffic: Traffic, journey: () => Journey | undefined): Events {
  const events = createEvents(traffic.whenQuiet)
  return {
    ...events,
    wait: async (ms) => {
      const own = journey()
      own?.rest()
      await events.wait(ms)
      own?.goOn()
    },
  }
}
