/** The places of the open tablet and their addresses. Each screen comes when it is first asked for. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorState } from '#client/ui/error-state.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import collect from '../locales/vi/collect.json'
import events from '../locales/vi/events.json'
import sign from '../locales/vi/sign.json'
import { addTexts } from './i18n.ts'
import { NotFound, Shell } from './shell.tsx'
import type { Updates } from './updates.ts'

addTexts('collect', collect)
addTexts('events', events)
addTexts('sign', sign)

const root = createRootRouteWithContext<{ updates: Updates }>()({
  component: Shell,
  notFoundComponent: NotFound,
})
const at = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })

const routeTree = root.addChildren([
  at('/', () => import('#client/features/collect/household-list-screen.tsx'), 'HouseholdListScreen'),
  at('/ho/moi', () => import('#client/features/collect/household-form-screen.tsx'), 'NewHouseholdScreen'),
  at('/ho/$household', () => import('#client/features/collect/household-screen.tsx'), 'HouseholdScreen'),
  at(
    '/ho/$household/sua',
    () => import('#client/features/collect/household-form-screen.tsx'),
    'HouseholdFormScreen',
  ),
  at(
    '/ho/$household/bien-dong',
    () => import('#client/features/events/event-list-screen.tsx'),
    'EventListScreen',
  ),
  at(
    '/ho/$household/bien-dong/$kind',
    () => import('#client/features/events/event-form-screen.tsx'),
    'EventFormScreen',
  ),
  at(
    '/ho/$household/nhan-khau/$resident',
    () => import('#client/features/collect/resident-form-screen.tsx'),
    'ResidentFormScreen',
  ),
  at(
    '/ho/$household/nhan-khau/$resident/ky',
    () => import('#client/features/sign/sign-screen.tsx'),
    'SignScreen',
  ),
  at(
    '/ho/$household/nhan-khau/$resident/phieu',
    () => import('#client/features/sign/print-screen.tsx'),
    'ResidentFormPrintScreen',
  ),
  at('/ho/$household/phieu', () => import('#client/features/sign/print-screen.tsx'), 'HouseholdFormsScreen'),
  at('/viec', () => import('#client/features/collect/work-screen.tsx'), 'WorkScreen'),
  at('/dong-bo', () => import('#client/features/sync-status/sync-screen.tsx'), 'SyncScreen'),
  at('/ca-nhan', () => import('#client/features/me/me-screen.tsx'), 'MeScreen'),
])

const makeRouter = (updates: Updates) =>
  createRouter({
    routeTree,
    context: { updates },
    scrollRestoration: true,
    defaultPendingComponent: LoadingState,
    defaultErrorComponent: ({ reset }) => <ErrorState onAgain={reset} />,
  })

export function OpenApp({ updates }: { updates: Updates }) {
  const [router] = useState(() => makeRouter(updates))
  return <RouterProvider router={router} />
}
