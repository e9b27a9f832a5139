/** How screens reach the tablet. One provider at the root; nothing else makes a tablet. */
import {
  createContext,
  type ReactNode,
  startTransition,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react'
import type { Book, Live, OpenTablet, Tablet } from './tablet.ts'

const TabletContext = createContext<Tablet | undefined>(undefined)

export function TabletProvider({ tablet, children }: { tablet: Tablet; children: ReactNode }) {
  return <TabletContext value={tablet}>{children}</TabletContext>
}

export function useTablet(): Tablet {
  const tablet = useContext(TabletContext)
  if (tablet === undefined) throw new Error('useTablet outside of TabletProvider')
  return tablet
}

/** The open tablet. Only below a component that shows its children while the tablet is open. */
export function useOpenTablet(): OpenTablet {
  const state = useLive(useTablet().state)
  if (state.kind !== 'open') throw new Error('useOpenTablet while the tablet is not open')
  return state.tablet
}

export function useLive<T>(live: Live<T>): T {
  const subscribe = useCallback((listener: () => void) => live.subscribe(listener), [live])
  const get = useCallback(() => live.get(), [live])
  return useSyncExternalStore(subscribe, get)
}

/**
 * What the open tablet shows. A change of it is drawn behind what the officer waits for: the words of a save, a key. So a
 * screen may show for a moment what was; whoever saves compares with what is.
 */
export function useBook(): Book {
  const { book } = useOpenTablet()
  const [shown, show] = useState(() => book.get())
  useEffect(() => {
    const look = () => startTransition(() => show(book.get()))
    // what has changed since it was drawn
    look()
    return book.subscribe(look)
  }, [book])
  return shown
}
