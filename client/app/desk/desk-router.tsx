/** The desks and their addresses. Each screen comes when it is first asked for. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { ErrorState } from '#client/ui/error-state.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import type { Account } from '#shared/api/accounts.ts'
import { addTexts } from '../i18n.ts'
import { readSearch, writeSearch } from './desk-search.ts'
import { DeskShell } from './desk-shell.tsx'
import { NoSuchPage, OwnDesk } from './desk-states.tsx'

export interface DeskContext {
  readonly account: Account
  /** The person has signed out. */
  readonly onLeave: () => void
}

const root = createRootRouteWithContext<DeskContext>()({
  component: DeskShell,
  notFoundComponent: NoSuchPage,
})
const at = <P extends string>(path: P, load: () => Promise<Record<string, unknown>>, name: string) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, name) })
const administration = async () => {
  const texts = await import('../../locales/vi/administration.json')
  addTexts('administration', texts.default)
  // the names of rules
  addTexts('flags', (await import('../../locales/vi/flags.json')).default)
  return import('#client/features/administration/administration-screen.tsx')
}
const flags = async () => {
  const texts = await import('../../locales/vi/flags.json')
  addTexts('flags', texts.default)
  return import('#client/features/flags/flags-screen.tsx')
}

const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/ban-lam-viec', component: OwnDesk }),
  at('/tien-do', () => import('#client/features/coverage/coverage-screen.tsx'), 'CoverageScreen'),
  at('/hang-doi', () => import('#client/features/queue/queue-screen.tsx'), 'QueueScreen'),
  at('/chuyen-di', () => import('#client/features/moves/moves-screen.tsx'), 'MovesScreen'),
  at('/can-xem', flags, 'FlagsScreen'),
  at('/can-xem/$commune/$flagId', flags, 'FlagsScreen'),
  at('/quan-tri', administration, 'AdministrationScreen'),
  at('/quan-tri/$part', administration, 'AdministrationScreen'),
])

export const makeDeskRouter = (context: DeskContext) =>
  createRouter({
    routeTree,
    context,
    parseSearch: readSearch,
    stringifySearch: writeSearch,
    defaultPendingComponent: LoadingState,
    // which shows nothing for its first 300 ms
    defaultPendingMs: 100,
    defaultPendingMinMs: 0,
    defaultErrorComponent: ({ reset }) => <ErrorState onAgain={reset} />,
  })
