/** Whether the device thinks that it has a network. A hint for when to try, never a reason not to. */
export interface Connection {
  online(): boolean
  /** Calls back when the device goes online or offline; the result stops it. */
  listen(changed: () => void): () => void
}

export const browserConnection: Connection = {
  online: () => navigator.onLine,
  listen: (changed) => {
    addEventListener('online', changed)
    addEventListener('offline', changed)
    return () => {
      removeEventListener('online', changed)
      removeEventListener('offline', changed)
    }
  },
}
