/**
 * What a person sees first: a desk by its address, without a tablet; else the lock screens while the tablet is closed, the
 * places of the app when it is open.
 */
import { MantineProvider } from '@mantine/core'
import { Component, lazy, type ReactNode, Suspense, useEffect } from 'react'
import type { Tablet, TabletState } from '#client/tablet/tablet.ts'
import { TabletProvider, useLive, useTablet } from '#client/tablet/use-tablet.tsx'
import { ErrorState } from '#client/ui/error-state.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { schemeFromPreferences } from './looks.ts'
import { mayUpdate } from './may-update.ts'
import { theme } from './theme.ts'
import { UpdateOffer } from './update-offer.tsx'
import type { Updates } from './updates.ts'

const EnrolScreen = lazy(() =>
  import('#client/features/enrol/enrol-screen.tsx').then((m) => ({ default: m.EnrolScreen })),
)
const ClosedScreen = lazy(() =>
  import('#client/features/lock/closed-screen.tsx').then((m) => ({ default: m.ClosedScreen })),
)
const LockedScreen = lazy(() =>
  import('#client/features/lock/locked-screen.tsx').then((m) => ({ default: m.LockedScreen })),
)
const loadOpenApp = () => import('./open-app.tsx')
const OpenApp = lazy(() => loadOpenApp().then((m) => ({ default: m.OpenApp })))
const DeskApp = lazy(() => import('./desk/desk-app.tsx').then((m) => ({ default: m.DeskApp })))

const schemeManager = schemeFromPreferences()

interface AppProps {
  /** `null` at a desk: it has no vault. */
  readonly tablet: Tablet | null
  readonly updates: Updates
}

export function App({ tablet, updates }: AppProps) {
  return (
    <MantineProvider theme={theme} colorSchemeManager={schemeManager} defaultColorScheme="light">
      <Fence>
        <Suspense fallback={<LoadingState />}>
          {tablet === null ? (
            <DeskApp updates={updates} />
          ) : (
            <TabletProvider tablet={tablet}>
              <Place updates={updates} />
            </TabletProvider>
          )}
        </Suspense>
      </Fence>
    </MantineProvider>
  )
}

function Place({ updates }: { updates: Updates }) {
  const tablet = useTablet()
  const state = useLive(tablet.state)
  useStirring(tablet)
  useFetchAhead(state.kind === 'closed')
  if (state.kind === 'open') return <OpenApp updates={updates} />
  return (
    <>
      {mayUpdate(state) && <UpdateOffer updates={updates} />}
      <BeforeOpen state={state} />
    </>
  )
}

function BeforeOpen({ state }: { state: Exclude<TabletState, { kind: 'open' }> }) {
  switch (state.kind) {
    case 'starting':
      return <LoadingState />
    case 'not-enrolled':
      return <EnrolScreen />
    case 'closed':
      return <ClosedScreen state={state} />
    case 'locked':
      return <LockedScreen state={state} />
  }
}

/** Trying a passphrase takes the better part of a second: the list's code comes meanwhile. */
function useFetchAhead(closed: boolean): void {
  useEffect(() => {
    if (!closed) return
    const fetchAhead = () => {
      // Who fails here fails again where it matters, and is told there.
      loadOpenApp().catch(() => undefined)
      import('#client/features/collect/household-list-screen.tsx').catch(() => undefined)
    }
    addEventListener('submit', fetchAhead, { capture: true, once: true })
    return () => removeEventListener('submit', fetchAhead, { capture: true })
  }, [closed])
}

/** Rest is what nobody touches and types in. */
function useStirring(tablet: Tablet): void {
  useEffect(() => {
    const stirred = () => tablet.stirred()
    const events = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const
    for (const event of events) addEventListener(event, stirred, { passive: true, capture: true })
    return () => {
      for (const event of events) removeEventListener(event, stirred, { capture: true })
    }
  }, [tablet])
}

/** A screen that breaks is replaced by words and a way on; what was typed is in its draft. */
class Fence extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }
  static getDerivedStateFromError() {
    return { broken: true }
  }
  override render() {
    return this.state.broken ? <ErrorState onAgain={() => location.reload()} /> : this.props.children
  }
}
