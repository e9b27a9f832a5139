/**
 * The screens of the desks in their bad moments, brought about for real: a network that stalls, a database that fails, a
 * network that is gone. Each screen is opened from a place where nothing of it has been asked for yet.
 */
import type { Locator, Page } from '@playwright/test'
import { untilAppKept } from './browser.ts'
import type { Centre } from './centre.ts'
import type { Desk } from './desk.ts'
import { administrationParts, administrationScreen } from './screens/administration-screen.ts'
import { coverageScreen } from './screens/coverage-screen.ts'
import { flagsScreen } from './screens/flags-screen.ts'
import { movesScreen } from './screens/moves-screen.ts'
import { queueScreen } from './screens/queue-screen.ts'
import { say } from './words.ts'

interface DeskScreen {
  readonly name: string
  readonly from: string
  /** There when `from` stands. */
  ready(page: Page): Locator
  open(page: Page): Promise<void>
  /** There when the screen has its answer. */
  shown(page: Page): Locator
}

const fromCoverage = { from: '/tien-do', ready: (page: Page) => coverageScreen(page).whole }
const fromQueue = {
  from: '/hang-doi',
  ready: (page: Page) => page.getByRole('searchbox', { name: say('desk:queue.search') }),
}
const firstRow = (page: Page) => page.getByRole('main').locator('tbody tr').first()

const partShown = {
  accounts: firstRow,
  devices: (page: Page) => page.getByRole('searchbox', { name: say('administration:devices.search') }),
  areas: firstRow,
  recovery: (page: Page) => page.getByText(say('administration:recovery.intro')),
  rules: (page: Page) => page.getByText(say('administration:rules.about')),
  audit: firstRow,
} as const

export const screensOfDesks = {
  'doi.binh-thuan': [
    {
      ...fromQueue,
      name: 'coverage',
      open: (page) => coverageScreen(page).show(),
      shown: fromCoverage.ready,
    },
    {
      ...fromCoverage,
      name: 'queue',
      open: (page) => queueScreen(page).show(),
      shown: fromQueue.ready,
    },
    {
      ...fromCoverage,
      name: 'moves',
      open: (page) => movesScreen(page).show(),
      shown: (page) => movesScreen(page).shown,
    },
  ],
  'giam-sat.binh-thuan': [
    {
      ...fromCoverage,
      name: 'flags',
      open: (page) => flagsScreen(page).show(),
      shown: (page) => flagsScreen(page).line('').first(),
    },
    {
      name: 'flag',
      from: '/can-xem',
      ready: (page) => flagsScreen(page).line('').first(),
      open: (page) => flagsScreen(page).line('').first().click(),
      shown: (page) => flagsScreen(page).record,
    },
  ],
  'quan-tri': administrationParts.map((part) => ({
    name: part,
    from: part === 'recovery' ? '/quan-tri/dia-ban' : '/quan-tri/khoa',
    ready: part === 'recovery' ? partShown.areas : partShown.recovery,
    open: (page: Page) => administrationScreen(page).show(part),
    shown: partShown[part],
  })),
} as const satisfies Readonly<Record<string, readonly DeskScreen[]>>

export type State = 'loading' | 'error' | 'offline'

/** What stands on the screen in each state. */
export const signOf: Readonly<Record<State, (page: Page) => Locator>> = {
  loading: (page) =>
    page
      .getByRole('main')
      .getByRole('status', { name: say('loading') })
      .locator('*')
      .first(),
  error: (page) => page.getByText(say('desk:noAnswer.title')),
  offline: (page) => page.getByText(say('desk:offline.title')),
}

/** Whatever is asked fails, until `work` is done. */
async function whileBroken({ database }: Centre, work: () => Promise<void>): Promise<void> {
  await database.query('alter table account rename to account_away')
  try {
    await work()
  } finally {
    await database.query('alter table account_away rename to account')
  }
}

/** From each state the screen comes to its answer: by itself where it can, by the one button where it cannot. */
export async function walkStates(
  { centre, desk, screen }: { centre: Centre; desk: Desk; screen: DeskScreen },
  look: (state: State) => Promise<void>,
): Promise<void> {
  const { page } = desk
  const arrive = async () => {
    await desk.goTo(screen.from)
    await screen.ready(page).waitFor()
    // a screen that was never opened needs the app itself to be there without a network
    await untilAppKept(page)
    await page.waitForLoadState('networkidle')
  }
  const openTo = async (state: State) => {
    await screen.open(page)
    await signOf[state](page).waitFor()
    await look(state)
  }
  await arrive()
  desk.network.stall()
  await openTo('loading')
  desk.network.restore()
  await screen.shown(page).waitFor()

  await arrive()
  await whileBroken(centre, () => openTo('error'))
  // pressed where it still stands: a list that refreshes by itself may have come back meanwhile
  await page
    .getByRole('main')
    .getByRole('button', { name: say('again') })
    .evaluateAll((buttons) => {
      for (const button of buttons) if (button instanceof HTMLElement) button.click()
    })
  await screen.shown(page).waitFor()

  await arrive()
  await desk.goOffline()
  await openTo('offline')
  await desk.goOnline()
  await screen.shown(page).waitFor()
}
