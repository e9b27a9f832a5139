/** Locks the screen after minutes without a touch or a key, also when the device slept through its timers. */
import type { Clock } from '#client/vault/clock.ts'

export function createRest(clock: Clock, restMs: number, rested: () => void) {
  let last = 0
  let cancel: (() => void) | undefined
  const stop = (): void => {
    cancel?.()
    cancel = undefined
  }
  const watch = (ms: number): void => {
    cancel = clock.after(ms, () => {
      const left = last + restMs - clock.now()
      if (left > 0) watch(left)
      else rested()
    })
  }
  return {
    /** Somebody is here. */
    stir: (): void => {
      const now = clock.now()
      if (cancel !== undefined && now - last >= restMs) {
        rested()
        return
      }
      last = now
      if (cancel === undefined) watch(restMs)
    },
    stop,
  }
}
