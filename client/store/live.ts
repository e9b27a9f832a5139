/** A value that changes and tells its listeners. */
import type { Live } from './views.ts'

export interface Changing<T> extends Live<T> {
  set(value: T): void
}

export function createChanging<T>(first: T): Changing<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    set: (next) => {
      value = next
      for (const listener of [...listeners]) listener()
    },
  }
}
