/** Registers the service worker. A new version waits: nothing changes under an officer's hands. */
import type { Live } from '#client/tablet/tablet.ts'

export interface Updates {
  /** Whether a new version waits for the officer's word. */
  readonly waiting: Live<boolean>
  take(): void
}

export function startUpdates(): Updates {
  const listeners = new Set<() => void>()
  let waiting = false
  let take = () => {}
  if (import.meta.env.PROD && 'serviceWorker' in navigator) {
    void import('workbox-window').then(async ({ Workbox }) => {
      const workbox = new Workbox('/service-worker.js')
      workbox.addEventListener('waiting', () => {
        waiting = true
        for (const listener of listeners) listener()
      })
      take = () => {
        workbox.addEventListener('controlling', () => location.reload())
        workbox.messageSkipWaiting()
      }
      await workbox.register()
      // a tablet's app stays open for days: ask again when it comes to the front or back online
      const look = () => void workbox.update().catch(() => {})
      document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
      addEventListener('online', look)
    })
  }
  return {
    waiting: {
      get: () => waiting,
      subscribe: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    take: () => take(),
  }
}
