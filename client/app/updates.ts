/**
 * Registers the service worker. A new version waits for the officer's word: nothing changes under their hands. Where
 * another tab took it, this one follows as soon as it shows no form.
 */
import type { Live } from '#client/tablet/tablet.ts'

export type UpdateState = 'none' | 'waiting' | 'taken-elsewhere'

export interface Updates {
  readonly state: Live<UpdateState>
  /** Brings in the version that waits and starts the app afresh. */
  take(): void
  /** Starts the app afresh in the version that another tab brought in. */
  follow(): void
}

export function startUpdates(): Updates {
  const listeners = new Set<() => void>()
  let state: UpdateState = 'none'
  let take = () => {}
  const become = (next: UpdateState): void => {
    state = next
    for (const listener of listeners) listener()
  }
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    void register(become).then((skipWaiting) => {
      take = skipWaiting
    })
  }
  return {
    state: {
      get: () => state,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    take: () => take(),
    follow: () => location.reload(),
  }
}

async function register(become: (state: UpdateState) => void): Promise<() => void> {
  const { Workbox } = await import('workbox-window')
  const workbox = new Workbox('/service-worker.js')
  const hadVersion = navigator.serviceWorker.controller !== null
  let taking = false
  workbox.addEventListener('waiting', () => become('waiting'))
  workbox.addEventListener('controlling', () => {
    if (taking) location.reload()
    else if (hadVersion) become('taken-elsewhere')
  })
  // a tablet's app stays open for days: ask again when it comes to the front or back online
  const look = () => void workbox.update().catch(() => {})
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
  addEventListener('online', look)
  await workbox.register().catch(() => undefined)
  return () => {
    taking = true
    workbox.messageSkipWaiting()
  }
}
