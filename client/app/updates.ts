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

const loaded = (): Promise<unknown> =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((resolve) => addEventListener('load', resolve, { once: true }))

async function register(become: (state: UpdateState) => void): Promise<() => void> {
  const { serviceWorker } = navigator
  const hadVersion = serviceWorker.controller !== null
  let taking = false
  serviceWorker.addEventListener('controllerchange', () => {
    if (taking) location.reload()
    else if (hadVersion) become('taken-elsewhere')
  })
  // what it fetches does not come before what the screen needs
  await loaded()
  const registration = await serviceWorker.register('/service-worker.js').catch(() => undefined)
  if (registration === undefined) return () => {}
  watchWaiting(registration, () => become('waiting'))
  // a tablet's app stays open for days: ask again when it comes to the front or back online
  const look = () => void registration.update().catch(() => {})
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
  addEventListener('online', look)
  return () => {
    taking = true
    registration.waiting?.postMessage({ type: 'SKIP_WAITING' })
  }
}

/** Told of every version that is complete and waits behind the one in use. */
function watchWaiting(registration: ServiceWorkerRegistration, waits: () => void): void {
  const look = () => {
    if (registration.waiting !== null && registration.active !== null) waits()
  }
  const follow = () => registration.installing?.addEventListener('statechange', look)
  registration.addEventListener('updatefound', follow)
  follow()
  look()
}
