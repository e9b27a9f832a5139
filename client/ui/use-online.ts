import { useSyncExternalStore } from 'react'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Whether the device says that it has a network; no promise that the centre is reached. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)
