import type { Page } from '@playwright/test'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import { findViolations } from '../axe.ts'
import { deskScreen, tabletScreen } from '../browser.ts'
import { demoAccount } from '../desk.ts'
import { coverageOfSupervisor, type State, screensOfDesks, walkStates } from '../desk-states.ts'
import { expect, test } from '../fixtures.ts'
import { administrationParts, partPath } from '../screens/administration-screen.ts'
import { coverageScreen } from '../screens/coverage-screen.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { queueScreen } from '../screens/queue-screen.ts'
import { signInScreen } from '../screens/sign-in-screen.ts'
import { say, saying } from '../words.ts'

const district = 'doi.binh-thuan'
const supervisor = 'giam-sat.binh-thuan'
const administrator = 'quan-tri'

/** What a person reads, beside the sign of the state itself. */
const wordsOf: Readonly<Record<State, string | undefined>> = {
  empty: undefined,
  loading: undefined,
  error: say('problems:api.unexpected'),
  offline: say('desk:offline.text'),
}

/** A supervisor has a desk, or a tablet. */
const desks = [
  ...Object.entries(screensOfDesks).map(([username, screens]) => ({ username, screens, size: deskScreen })),
  {
    username: supervisor,
    screens: [...screensOfDesks[supervisor], coverageOfSupervisor],
    size: tabletScreen,
  },
]

for (const { username, screens, size } of desks)
  test(`each screen of ${username} at ${size.width} × ${size.height} says that it is on its way, that the centre failed, that there is no network and that nothing is there, and comes to itself again`, async ({
    centre,
    newDesk,
  }) => {
    const desk = await newDesk(demoAccount(username), size)
    for (const screen of screens)
      await walkStates({ centre, desk, username, screen }, async (state) => {
        const text = wordsOf[state]
        if (text !== undefined) await expect(desk.page.getByRole('main')).toContainText(text)
        await expect(desk.page.getByRole('navigation', { name: say('desk:places.label') })).toBeVisible()
        expect(await findViolations(desk.page), `${screen.name}: ${state}`).toEqual([])
      })
  })

test('a desk that loses its network keeps what it shows and says how old that is', async ({ newDesk }) => {
  const desk = await newDesk(demoAccount(district))
  const coverage = coverageScreen(desk.page)
  await coverage.show()
  await coverage.whole.waitFor()
  // a tablet may send meanwhile: nothing new comes any more
  desk.network.stall()
  const before = await coverage.count()
  await desk.goOffline()
  await expect(desk.page.getByText(saying('desk:fresh.offline'))).toBeVisible()
  expect(await coverage.count()).toBe(before)
  expect(await findViolations(desk.page)).toEqual([])
  await desk.goOnline()
  await expect(desk.page.getByText(saying('desk:fresh.at')).first()).toBeVisible()
})

async function expectRefused(page: Page) {
  await expect(page.getByRole('heading', { name: say('desk:notAllowed.title') })).toBeVisible()
  await expect(page.getByRole('main')).toHaveText(
    [say('desk:notAllowed.title'), say('desk:notAllowed.text'), say('desk:notAllowed.toOwn')].join(''),
  )
}

test('the address of a desk that is another role’s says that it is not for this account, and nothing else', async ({
  newDesk,
}) => {
  const parts = administrationParts.map(partPath)
  for (const [username, addresses] of [
    [district, ['/can-xem', '/quan-tri', ...parts]],
    [supervisor, ['/hang-doi', '/quan-tri', ...parts]],
    [administrator, ['/can-xem', '/tien-do']],
  ] as const) {
    const desk = await newDesk(demoAccount(username), username === supervisor ? tabletScreen : deskScreen)
    for (const address of addresses) {
      await desk.goTo(address)
      await expectRefused(desk.page)
    }
    expect(await findViolations(desk.page)).toEqual([])
    await desk.page.getByText(say('desk:notAllowed.toOwn')).click()
    await expect(desk.page.locator('nav a[aria-current="page"]').first()).toBeVisible()
  }
})

test('an officer at a desk is led back to the tablet, and sees no desk', async ({ newTablet }) => {
  const { page, network } = await newTablet()
  await page.goto(`${network.origin}/ban-lam-viec`)
  await signInScreen(page).givePassword({ username: 'lan.mui-ne', password: demoPassword })
  await expect(page.getByRole('heading', { name: say('desk:noDesk.title') })).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  for (const address of ['/tien-do', '/hang-doi', '/can-xem', '/quan-tri']) {
    await page.goto(`${network.origin}${address}`)
    await expectRefused(page)
  }
})

test('a link to what lies outside one’s area tells nothing of it, at any desk', async ({
  centre,
  newDesk,
  newTablet,
}) => {
  const elsewhere = await newTablet()
  await elsewhere.enrol('dao.ninh-thuan')
  const found = await centre.database.query<{ commune: string; flag: string }>(
    `select f.commune, f.id as flag from flag f
     join account_area a on a.code = f.commune join account o on o.id = a.account
     where f.state = 'open' and o.username = 'dao.ninh-thuan' limit 1`,
  )
  const [theirs] = found.rows
  if (theirs === undefined) throw new Error('nothing is flagged in Ninh Thuận')

  const watch = await newDesk(demoAccount(district))
  await watch.goTo(`/hang-doi?may=${elsewhere.id}`)
  await expect(queueScreen(watch.page).panel).toContainText(say('desk:queue.noDevice.text'))
  await expect(watch.page.getByRole('main')).not.toContainText('Ninh Thuận')
  await watch.goTo(`/tien-do?mo=58,${theirs.commune}`)
  await expect(coverageScreen(watch.page).whole).toBeVisible()
  await watch.page.waitForLoadState('networkidle')
  await expect(watch.page.getByRole('main')).not.toContainText('Ninh Thuận')
  expect(await findViolations(watch.page)).toEqual([])

  const settle = await newDesk(demoAccount(supervisor))
  await settle.goTo(`/can-xem/${theirs.commune}/${theirs.flag}`)
  await expect(settle.page.getByText(say('flags:opened.goneText'))).toBeVisible()
  await expect(flagsScreen(settle.page).record).toHaveCount(0)
  expect(await findViolations(settle.page)).toEqual([])
})
