/** Word between the tabs of one tablet. A convenience: correctness rests on transactions. */

/**
 * `written`: something was, read again · `locked`: the officer has locked the tablet · `closed`: too many wrong PINs, or
 * it is forgotten: its key is dropped. What a later version of the app says is taken for `written`.
 */
export type TabWord = 'written' | 'locked' | 'closed'

export interface Tabs {
  announce(word?: TabWord): void
  /** Calls back for what other tabs announced; the result stops it. */
  listen(heard: (word: TabWord) => void): () => void
}

const wordOf = (said: unknown): TabWord => (said === 'locked' || said === 'closed' ? said : 'written')

/** Made anew for each tablet: a channel does not hear itself. */
export function browserTabs(): Tabs {
  const channel = new BroadcastChannel('dan-cu-tabs')
  return {
    announce: (word = 'written') => channel.postMessage(word),
    listen: (heard) => {
      const take = ({ data }: MessageEvent<unknown>) => heard(wordOf(data))
      channel.addEventListener('message', take)
      return () => channel.removeEventListener('message', take)
    },
  }
}
