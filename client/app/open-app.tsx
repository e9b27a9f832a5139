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
import list from '../locales/vi/collect-list.json'
import { addTexts } from './i18n.ts'
import { NotFound, Shell } from './shell.tsx'
import type { Updates } from './updates.ts'

addTexts('collect', list)

const root = createRootRouteWithContext<{ updates: Updates }>()({
  component: Shell,
  notFoundComponent: NotFound,
})
const at = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })

type Module = Record<string, unknown>
/** The list has its few texts at once; all others come with the first screen that needs them. */
const withTexts = (load: () => Promise<Module>) => async (): Promise<Module> => {
  const [screen, collect, faults, events, sign] = await Promise.all([
    load(),
    import('../locales/vi/collect.json'),
    import('../locales/vi/faults.json'),
    import('../locales/vi/events.json'),
    import('../locales/vi/sign.json'),
  ])
  addTexts('collect', collect.default)
  addTexts('faults', faults.default)
  addTexts('events', events.default)
  addTexts('sign', sign.default)
  return screen
}

const routeTree = root.addChildren([
  at('/', () => import('#client/features/collect/household-list-screen.tsx'), 'HouseholdListScreen'),
  at(
    '/ho/moi',
    withTexts(() => import('#client/features/collect/household-form-screen.tsx')),
    'NewHouseholdScreen',
  ),
  at(
    '/ho/$household',
    withTexts(() => import('#client/features/collect/household-screen.tsx')),
    'HouseholdScreen',
  ),
  at(
    '/ho/$household/sua',
    withTexts(() => import('#client/features/collect/household-form-screen.tsx')),
    'HouseholdFormScreen',
  ),
  at(
    '/ho/$household/bien-dong',
    withTexts(() => import('#client/features/events/event-list-screen.tsx')),
    'EventListScreen',
  ),
  at(
    '/ho/$household/bien-dong/$kind',
    withTexts(() => import('#client/features/events/event-form-screen.tsx')),
    'EventFormScreen',
  ),
  at(
    '/ho/$household/nhan-khau/$resident',
    withTexts(() => import('#client/features/collect/resident-form-screen.tsx')),
    'ResidentFormScreen',
  ),
  at(
    '/ho/$household/nhan-khau/$resident/ky',
    withTexts(() => import('#client/features/sign/sign-screen.tsx')),
    'SignScreen',
  ),
  at(
    '/ho/$household/nhan-khau/$resident/phieu',
    withTexts(() => import('#client/features/sign/print-screen.tsx')),
    'ResidentFormPrintScreen',
  ),
  at(
    '/ho/$household/phieu',
    withTexts(() => import('#client/features/sign/print-screen.tsx')),
    'HouseholdFormsScreen',
  ),
  at(
    '/viec',
    withTexts(() => import('#client/features/collect/work-screen.tsx')),
    'WorkScreen',
  ),
  at(
    '/dong-bo',
    withTexts(() => import('#client/features/sync-status/sync-screen.tsx')),
    'SyncScreen',
  ),
  at('/ca-nhan', () => import('#client/features/me/me-screen.tsx'), 'MeScreen'),
])

const makeRouter = (updates: Updates) =>
  createRouter({
    routeTree,
    context: { updates },
    scrollRestoration: true,
    // what scrolls is not the window
    scrollToTopSelectors: ['main'],
    defaultPendingComponent: LoadingState,
    defaultErrorComponent: ({ reset }) => <ErrorState onAgain={reset} />,
  })

export function OpenApp({ updates }: { updates: Updates }) {
  const [router] = useState(() => makeRouter(updates))
  return <RouterProvider router={router} />
}
