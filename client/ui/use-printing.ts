import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let printing = false
const listeners = new Set<() => void>()

function say(now: boolean): void {
  printing = now
  // the browser takes its picture as soon as this returns
  flushSync(() => {
    for (const listener of listeners) listener()
  })
}
const begin = () => say(true)
const end = () => say(false)

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    removeEventListener('beforeprint', begin)
    removeEventListener('afterprint', end)
  }
}

/** On paper a list is not scrolled: it must be there whole. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, () => printing)
