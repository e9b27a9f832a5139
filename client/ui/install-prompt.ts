/** Browsers offer once, early, to put the app on the home screen; the offer is kept until a person asks for it. */
import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let offer: (() => void) | null = null

function keep(next: (() => void) | null): void {
  offer = next
  for (const listener of listeners) listener()
}

/** At the start of the app, before the browser makes its offer. */
export function keepInstallOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    if (!('prompt' in event) || typeof event.prompt !== 'function') return
    event.preventDefault()
    const prompt = event.prompt.bind(event)
    keep(() => {
      keep(null)
      prompt()
    })
  })
  addEventListener('appinstalled', () => keep(null))
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Installs the app; `null` where the browser offers nothing. */
export const useInstallOffer = (): (() => void) | null => useSyncExternalStore(subscribe, () => offer)

export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches
