import type { Page } from '@playwright/test'
import { countDialogs, findViolations, listRoutes, routeOf } from '../axe.ts'
import { deskScreen, tabletScreen } from '../browser.ts'
import { type Desk, demoAccount } from '../desk.ts'
import type { Device } from '../device.ts'
import { dialogs } from '../dialogs.ts'
import { type Family, familyOfFive, quarrel, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { administrationParts, administrationScreen, partPath } from '../screens/administration-screen.ts'
import { conflictSheet } from '../screens/conflict-sheet.ts'
import { coverageScreen } from '../screens/coverage-screen.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { meScreen } from '../screens/me-screen.ts'
import { movesScreen } from '../screens/moves-screen.ts'
import { queueScreen } from '../screens/queue-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { signInScreen } from '../screens/sign-in-screen.ts'
import { walk } from '../walk.ts'
import { type Language, say, saying, speak } from '../words.ts'

/** By a family name of their own: others record the same five. */
const family: Family = {
  home: { ...familyOfFive.home, house: '61', bookNumber: 'TN-RÌU-61' },
  members: familyOfFive.members.map((one) => ({ ...one, name: (one.name ?? '').replace(/^\S+/, 'MẠC') })),
}
const head = 'MẠC QUỐC NGHĨA'
const wife = 'MẠC THỊ NGỌC ẨN'
const disputed = 'HÀ THỊ HAI LỜI'
const empty = 'PHỐ KHÔNG NGƯỜI'
const languages: readonly Language[] = ['vi', 'en']
const routes = listRoutes()

/** What was looked at and what was found there. */
function makeNotebook(language: Language) {
  const notes = { visited: new Set<string>(), opened: new Set<string>(), found: [] as string[] }
  const note = async (page: Page, where: string) => {
    const route = routeOf(new URL(page.url()).pathname, routes)
    if (route !== undefined) notes.visited.add(route)
    for (const violation of await findViolations(page)) notes.found.push(`${language} ${where}: ${violation}`)
  }
  return {
    notes,
    look: note,
    /** An address that shows nothing of its own: who goes there is led on, and what they then see is looked at. */
    ledOn: async (page: Page, from: string, to: string) => {
      await page.goto(`${new URL(page.url()).origin}${from}`)
      await page.waitForURL((url) => url.pathname === to)
      notes.visited.add(from)
      await note(page, `${from} → ${to}`)
    },
    /** Looks at what was opened, and closes it. */
    dialog: async (page: Page, name: string, close = () => page.keyboard.press('Escape')) => {
      const opened = page.getByRole('dialog').or(page.getByRole('complementary')).last()
      await opened.waitFor()
      notes.opened.add(name)
      await note(page, name)
      await close()
    },
  }
}
type Notebook = ReturnType<typeof makeNotebook>

async function speakOnTablet(tablet: Device, language: Language) {
  const { page } = tablet
  // the desks took their time
  await tablet.wake()
  await meScreen(page).speak(language)
  await page.locator('nav a[href="/"]').click()
}

async function speakAtDesk({ page }: Desk, language: Language) {
  await page.evaluate(
    (to) => localStorage.setItem('dan-cu-preferences', JSON.stringify({ language: to })),
    language,
  )
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

async function lookAtTablet(tablet: Device, book: Notebook) {
  const { page } = tablet
  await walk(page, head, (place) => book.look(page, place))
  const button = (key: string) => page.getByRole('button', { name: say(key), exact: true })

  await householdListScreen(page).open(head)
  await householdScreen(page).addResident()
  await residentForm(page).fill({ name: 'NGUYEN VAN KHONG DAU', birth: '31/2/2001', idNumber: '0601' })
  await book.look(page, 'form with faults')
  await button('collect:form.discard').click()
  await book.dialog(page, 'discarding', () =>
    page
      .getByRole('dialog')
      .getByRole('button', { name: say('collect:form.discard') })
      .click(),
  )
  await householdListScreen(page).open(head)
  await householdScreen(page).openMember(wife)
  await button('collect:resident.leave').click()
  await book.dialog(page, 'leaving')
  await button('collect:resident.remove').click()
  await book.dialog(page, 'removing')
  await householdListScreen(page).place.click()
  await householdListScreen(page).search.fill(empty)
  await page.locator('main a[href^="/ho/0"]').first().click()
  await button('collect:household.remove').click()
  await book.dialog(page, 'removing a household')
  await householdListScreen(page).open(disputed)
  await conflictSheet(page).open()
  await book.dialog(page, 'conflict', () => conflictSheet(page).close())
  await meScreen(page).place.click()
  await button('me.tour').click()
  await book.dialog(page, 'introduction')
  await button('me.changePin').click()
  await book.dialog(page, 'new PIN')
  await tablet.lock()
  await book.look(page, 'locked')
  await button('lock.pinForgotten').click()
  await book.look(page, 'PIN forgotten')
  await button('back').click()
  await tablet.unlock()
}

async function lookAtDistrict({ page }: Desk, tablet: Device, book: Notebook) {
  await page.locator('a[href="/tien-do"]').click()
  await coverageScreen(page).whole.waitFor()
  await book.look(page, 'coverage')
  await movesScreen(page).show()
  await movesScreen(page).shown.waitFor()
  await book.look(page, 'moves')
  await page.goto(`${new URL(page.url()).origin}/chuyen-di?nguoi=left.22915.gone`)
  await book.dialog(page, 'move')
  const queue = queueScreen(page)
  await queue.show()
  await queue.rows.nth(1).waitFor()
  await book.look(page, 'queue')
  await queue.openDevice(tablet)
  // so low that the panel scrolls, however little there is in it
  await page.setViewportSize({ ...deskScreen, height: 400 })
  await book.dialog(page, 'device')
  await page.setViewportSize(deskScreen)
  await queue.panel.waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await book.dialog(page, 'keys')
  await page.getByRole('button', { name: say('desk:password.title'), exact: true }).click()
  await book.dialog(page, 'own password')
  await page.goto(`${new URL(page.url()).origin}/hang-doi?may=01890000-0000-7000-8000-000000000000`)
  await book.dialog(page, 'no such device')
  await book.ledOn(page, '/ban-lam-viec', '/tien-do')
  await coverageScreen(page).whole.waitFor()
  await page.setViewportSize(tabletScreen)
  await book.look(page, 'district on a tablet')
  await page.getByRole('button', { name: saying('desk:shell.account') }).click()
  await book.dialog(page, 'account menu')
  await page.setViewportSize(deskScreen)
  await lookAtEndedSession(page, book)
}

/** As after a sign-out in another tab: the desk hears of it when it next asks. */
async function lookAtEndedSession(page: Page, book: Notebook) {
  const { origin } = new URL(page.url())
  const signedOut = await page.request.post(`${origin}/api/sign-out`, { headers: { origin } })
  expect(signedOut.ok()).toBe(true)
  // without a touch: the screen's own refreshing meets it
  await page.getByText(say('desk:signIn.ended')).waitFor()
  await book.dialog(page, 'ended session', () => signInScreen(page).signIn(demoAccount('doi.binh-thuan')))
}

async function lookAtFlags({ page }: Desk, book: Notebook) {
  await flagsScreen(page).show()
  await page.locator('a[href^="/can-xem/"]').first().waitFor()
  await book.look(page, 'flags')
  await page.locator('a[href^="/can-xem/"]').first().click()
  await page.waitForURL(/can-xem\/\d/)
  await flagsScreen(page).record.waitFor()
  await book.look(page, 'flag')
  await page.goto(`${new URL(page.url()).origin}/can-xem`)
  await page.locator('a[href^="/can-xem/"]').first().waitFor()
  await book.look(page, 'flags again')
}

async function lookAtAdministration({ page }: Desk, tablet: Device, book: Notebook) {
  const screen = administrationScreen(page)
  for (const part of administrationParts) {
    await screen.show(part)
    await book.look(page, part)
  }
  await book.ledOn(page, '/quan-tri', partPath('accounts'))
  await page.getByRole('button', { name: say('desk:password.title'), exact: true }).click()
  await book.dialog(page, 'own password')
  await screen.open('minh.mui-ne')
  await book.dialog(page, 'account', async () => undefined)
  for (const [act, name] of [
    ['code', 'code'],
    ['edit', 'edit account'],
    ['password', 'new password'],
    ['disable', 'disabling'],
  ] as const) {
    await screen.act(act)
    await book.dialog(page, name, () => screen.closeDialog())
    await screen.dialog.waitFor({ state: 'detached' })
  }
  await page.keyboard.press('Escape')
  await screen.open('giam-sat.binh-thuan')
  await screen.act('factor')
  await book.dialog(page, 'second factor')
  await screen.dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say('administration:accounts.make') }).click()
  await book.dialog(page, 'new account', () => screen.closeDialog())
  await screen.show('areas')
  await screen.openWindow(say('desk:shell.country'))
  await book.dialog(page, 'sync window')
  await screen.dialog.waitFor({ state: 'detached' })
  await screen.show('devices')
  await screen.openTablet(tablet.name)
  await book.dialog(page, 'tablet', async () => undefined)
  await page
    .getByRole('complementary')
    .getByRole('button')
    .filter({ hasText: say('administration:devices.revoke.confirm') })
    .click()
  await book.dialog(page, 'revoking')
}

test('every dialog of the client stands in the register, in the file that opens it', () => {
  const registered = Object.fromEntries(Object.entries(dialogs).map(([file, names]) => [file, names.length]))
  expect(countDialogs()).toEqual(registered)
})

test('axe finds nothing on any route and in any dialog, in Vietnamese and in English', async ({
  lan,
  minh,
  district,
  supervisor,
  administrator,
}) => {
  test.setTimeout(900_000)
  await recordFamily(lan, family)
  await recordFamily(lan, { home: { house: '63', street: empty }, members: [] })
  await quarrel({ earlier: minh, later: lan }, [
    {
      name: disputed,
      house: '62',
      earlier: { idNumber: '060180001234' },
      later: { idNumber: '060180005678' },
    },
  ])
  const wanted = Object.values(dialogs).flat()
  try {
    for (const language of languages) {
      const book = makeNotebook(language)
      await speakOnTablet(lan, language)
      for (const desk of [district, supervisor, administrator]) await speakAtDesk(desk, language)
      speak(language)
      await lookAtTablet(lan, book)
      await lookAtDistrict(district, lan, book)
      await lookAtFlags(supervisor, book)
      await lookAtAdministration(administrator, lan, book)
      expect([...book.notes.visited].sort()).toEqual([...routes].sort())
      expect([...book.notes.opened].sort()).toEqual([...new Set(wanted)].sort())
      expect(book.notes.found).toEqual([])
    }
  } finally {
    await speakOnTablet(lan, 'vi')
    for (const desk of [district, supervisor, administrator]) await speakAtDesk(desk, 'vi')
    speak('vi')
  }
})
