/** Word between the tabs of one tablet that something was written. A convenience: correctness rests on transactions. */
export interface Tabs {
  announce(): void
  /** Calls back for what other tabs announced; the result stops it. */
  listen(heard: () => void): () => void
}

/** Made anew for each tablet: a channel does not hear itself. */
export function browserTabs(): Tabs {
  const channel = new BroadcastChannel('dan-cu-tabs')
  return {
    announce: () => channel.postMessage('written'),
    listen: (heard) => {
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
  }
}
