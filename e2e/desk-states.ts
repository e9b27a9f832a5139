/**
 * The screens of the desks in their bad moments, brought about for real: a network that stalls, a database that fails, a
 * network that is gone, an area in which nobody has recorded anything. Each screen is opened from a place where nothing of
 * it has been asked for yet.
 */
import type { Locator, Page } from '@playwright/test'
import { untilAppKept } from './browser.ts'
import type { Centre } from './centre.ts'
import type { Desk } from './desk.ts'
import {
  type AdministrationPart,
  administrationParts,
  administrationScreen,
  partPath,
} from './screens/administration-screen.ts'
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
  readonly empty: Emptiness | undefined
}

/** Where nothing is to be shown, and what the screen then says. */
interface Emptiness {
  readonly at: string
  readonly says: string | RegExp
}

/** What nobody is called, and no place. */
const nothing = '?tim=khong-co-gi'

const fromCoverage = { from: '/tien-do', ready: (page: Page) => coverageScreen(page).whole }
const fromQueue = {
  from: '/hang-doi',
  ready: (page: Page) => page.getByRole('searchbox', { name: say('desk:queue.search') }),
}
const fromFlags = { from: '/can-xem', ready: (page: Page) => flagsScreen(page).line('').first() }
const emptyCoverage: Emptiness = { at: `/tien-do${nothing}`, says: say('desk:coverage.nothing') }
const firstRow = (page: Page) => page.getByRole('main').locator('tbody tr').first()

const partShown = {
  accounts: firstRow,
  devices: (page: Page) => page.getByRole('searchbox', { name: say('administration:devices.search') }),
  areas: firstRow,
  recovery: (page: Page) => page.getByText(say('administration:recovery.intro')),
  rules: (page: Page) => page.getByText(say('administration:rules.about')),
  audit: firstRow,
} as const

/** None yet, or none that is searched for. */
const noTablet = new RegExp(
  ['first', 'none'].map((which) => say(`administration:devices.empty.${which}.title`)).join('|'),
)
/** The parts that are no lists are never empty. */
const emptyPart: Readonly<Record<AdministrationPart, Emptiness | undefined>> = {
  accounts: { at: partPath('accounts') + nothing, says: say('administration:accounts.noneTitle') },
  devices: { at: partPath('devices') + nothing, says: noTablet },
  areas: { at: partPath('areas') + nothing, says: say('administration:form.noUnit') },
  recovery: undefined,
  rules: undefined,
  audit: { at: `${partPath('audit')}?nguoi=khong-co-ai`, says: say('administration:audit.noneTitle') },
}

export const screensOfDesks = {
  'doi.binh-thuan': [
    {
      ...fromQueue,
      name: 'coverage',
      open: (page) => coverageScreen(page).show(),
      shown: fromCoverage.ready,
      empty: emptyCoverage,
    },
    {
      ...fromCoverage,
      name: 'queue',
      open: (page) => queueScreen(page).show(),
      shown: fromQueue.ready,
      empty: { at: '/hang-doi', says: say('desk:queue.none.title') },
    },
    {
      ...fromCoverage,
      name: 'moves',
      open: (page) => movesScreen(page).show(),
      shown: (page) => movesScreen(page).shown,
      empty: { at: '/chuyen-di', says: say('desk:moves.noneTitle') },
    },
  ],
  'giam-sat.binh-thuan': [
    {
      ...fromCoverage,
      name: 'flags',
      open: (page) => flagsScreen(page).show(),
      shown: fromFlags.ready,
      empty: { at: '/can-xem', says: say('flags:list.emptyTitle') },
    },
    {
      ...fromFlags,
      name: 'flag',
      open: (page) => fromFlags.ready(page).click(),
      shown: (page) => flagsScreen(page).record,
      empty: {
        at: '/can-xem/22915/01890000-0000-7000-8000-000000000000',
        says: say('flags:opened.goneText'),
      },
    },
  ],
  'quan-tri': administrationParts.map((part) => ({
    name: part,
    from: part === 'recovery' ? '/quan-tri/dia-ban' : '/quan-tri/khoa',
    ready: part === 'recovery' ? partShown.areas : partShown.recovery,
    open: (page: Page) => administrationScreen(page).turnTo(part),
    shown: partShown[part],
    empty: emptyPart[part],
  })),
} as const satisfies Readonly<Record<string, readonly DeskScreen[]>>

/** The district has it too, at a desk. */
export const coverageOfSupervisor: DeskScreen = {
  ...fromFlags,
  name: 'coverage',
  open: (page) => coverageScreen(page).show(),
  shown: fromCoverage.ready,
  empty: emptyCoverage,
}

export type State = 'loading' | 'error' | 'offline' | 'empty'

/** What stands on the screen in each state. */
const signOf: Readonly<Record<State, (page: Page, screen: DeskScreen) => Locator>> = {
  empty: (page, { empty }) => page.getByRole('main').getByText(empty?.says ?? ''),
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

/** Looks after everything. */
const administrator = 'quan-tri'
/** A commune in which nobody works. */
const nowhere = '00001'

/** The person looks after nothing but a commune without a record, until `work` is done. */
async function whileElsewhere(
  { database }: Centre,
  username: string,
  work: () => Promise<void>,
): Promise<void> {
  const account = '(select id from account where username = $1)'
  const { rows } = await database.query<{ level: string; code: string }>(
    `delete from account_area where account = ${account} returning level, code`,
    [username],
  )
  const insert = `insert into account_area (account, level, code) values (${account}, $2, $3)`
  await database.query(insert, [username, 'commune', nowhere])
  try {
    await work()
  } finally {
    await database.query(`delete from account_area where account = ${account}`, [username])
    for (const { level, code } of rows) await database.query(insert, [username, level, code])
  }
}

interface Walk {
  readonly centre: Centre
  readonly desk: Desk
  readonly username: string
  readonly screen: DeskScreen
}

/** From each state the screen comes to its answer: by itself where it can, by the one button where it cannot. */
export async function walkStates(
  { centre, desk, username, screen }: Walk,
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
  const lookAt = async (state: State) => {
    await signOf[state](page, screen).first().waitFor()
    await look(state)
  }
  await arrive()
  desk.network.stall()
  await screen.open(page)
  await lookAt('loading')
  // what was asked comes through after all, to a centre that fails
  await whileBroken(centre, async () => {
    desk.network.restore()
    await lookAt('error')
  })
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
  await screen.open(page)
  await lookAt('offline')
  await desk.goOnline()
  await screen.shown(page).waitFor()

  const { empty } = screen
  if (empty === undefined) return
  const lookWhereNothingIs = async () => {
    await desk.goTo(empty.at)
    await lookAt('empty')
  }
  if (username === administrator) await lookWhereNothingIs()
  else await whileElsewhere(centre, username, lookWhereNothingIs)
}
