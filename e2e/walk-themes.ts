/** What is looked at in every theme beside the places of an open tablet: its enrolment, its dialogs, its locks, and the desks. */
import type { Page } from '@playwright/test'
import type { Desk } from './desk.ts'
import type { Device } from './device.ts'
import { administrationParts, administrationScreen } from './screens/administration-screen.ts'
import { coverageScreen } from './screens/coverage-screen.ts'
import { type EnrolInput, enrolScreen } from './screens/enrol-screen.ts'
import { flagsScreen } from './screens/flags-screen.ts'
import { householdListScreen } from './screens/household-list-screen.ts'
import { householdScreen } from './screens/household-screen.ts'
import { lockScreen } from './screens/lock-screen.ts'
import { meScreen } from './screens/me-screen.ts'
import { movesScreen } from './screens/moves-screen.ts'
import { queueScreen } from './screens/queue-screen.ts'
import { residentForm } from './screens/resident-form.ts'
import { say } from './words.ts'

export type Theme = 'light' | 'dark' | 'contrast'
export type Look = (what: string) => Promise<void>

/** From the next start of its app on: what stands on the screen is begun anew. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.evaluate((to) => {
    const key = 'dan-cu-preferences'
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    localStorage.setItem(key, JSON.stringify({ ...Object(kept), theme: to }))
  }, theme)
  await page.reload()
  await page.locator(theme === 'dark' ? 'html[data-mantine-color-scheme="dark"]' : 'html').waitFor()
}

/** What fades in has come, so that it is looked at in its own colours. */
export async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    await Promise.allSettled(passing.map(({ finished }) => finished))
  })
}

/** On a tablet that nobody has enrolled; ends with its places. */
export async function walkEnrolment(page: Page, account: EnrolInput, look: Look): Promise<void> {
  const screen = enrolScreen(page)
  await screen.title.waitFor()
  await look('enrol')
  await screen.signIn({ ...account, code: 'AAAA-AAAA-AAAA' })
  await page.getByText(say('enrol.offered')).waitFor()
  await look('enrol passphrase')
  await screen.choosePassphrase(account.passphrase)
  await page.getByLabel(say('enrol.pin'), { exact: true }).waitFor()
  await look('enrol pin')
  await screen.choosePin(account.pin)
  await screen.problem.waitFor()
  await look('enrol with a wrong code')
  await screen.enrol(account)
}

/** What is asked before something is given up; nothing is. `head` is of the only household that the search finds by it. */
export async function walkDialogs(page: Page, head: string, look: Look): Promise<void> {
  const dialog = page.getByRole('dialog')
  const form = residentForm(page)
  const ask = async (button: string, what: string) => {
    await page.getByRole('button', { name: say(button), exact: true }).click()
    await dialog.waitFor()
    await look(what)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
  await householdListScreen(page).open(head)
  await householdScreen(page).openMember(head)
  await ask('collect:resident.leave', 'leaving')
  await ask('collect:resident.remove', 'removing')
  await form.field('motherName').fill('NGUYỄN THỊ')
  await form.draftKept.waitFor()
  await ask('collect:form.discard', 'discarding')
  await page.getByRole('button', { name: say('collect:form.discard') }).click()
  await dialog.getByRole('button', { name: say('collect:form.discard') }).click()
  await dialog.waitFor({ state: 'detached' })
  await meScreen(page).place.click()
  await ask('me.changePin', 'new PIN')
}

/** The only household without anybody in it that its street finds. */
export async function walkRemoval(page: Page, street: string, look: Look): Promise<void> {
  await householdListScreen(page).open(street)
  await page.getByRole('button', { name: say('collect:household.remove'), exact: true }).click()
  await page.getByRole('dialog').waitFor()
  await look('removing a household')
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

/** Ends with the tablet open, at its list. */
export async function walkLocks(tablet: Device, look: Look): Promise<void> {
  const { page } = tablet
  const screen = lockScreen(page)
  await tablet.lock()
  await look('locked')
  await screen.tryPin('000000')
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  await look('wrong pin')
  await page.getByRole('button', { name: say('lock.pinForgotten') }).click()
  await look('PIN forgotten')
  await page.reload()
  await screen.passphrase.waitFor()
  await look('closed')
  await screen.tryPassphrase('cụm này không mở được')
  await screen.wrong.waitFor()
  await look('wrong passphrase')
  await page.getByRole('button', { name: say('lock.forgotten') }).click()
  await page.getByText(say('lock.recoverNew')).waitFor()
  await look('recovery')
  await page.reload()
  await tablet.open()
  await householdListScreen(page).place.click()
}

export interface Desks {
  readonly district: Desk
  readonly supervisor: Desk
  readonly administrator: Desk
}

export async function walkDesks({ district, supervisor, administrator }: Desks, theme: Theme, look: LookAt) {
  await district.goTo('/tien-do')
  await wear(district.page, theme)
  await coverageScreen(district.page).whole.waitFor()
  await look(district.page, 'coverage')
  await movesScreen(district.page).show()
  await movesScreen(district.page).shown.waitFor()
  await look(district.page, 'moves')
  const queue = queueScreen(district.page)
  await queue.show()
  await queue.rows.nth(1).waitFor()
  await look(district.page, 'queue')
  await queue.rows.nth(1).click()
  await queue.panel.waitFor()
  await look(district.page, 'device')

  await supervisor.goTo('/can-xem')
  await wear(supervisor.page, theme)
  const flags = flagsScreen(supervisor.page)
  await flags.line('').first().waitFor()
  await look(supervisor.page, 'flags')
  await flags.line('').first().click()
  await flags.record.waitFor()
  await look(supervisor.page, 'flag')

  await administrator.goTo('/quan-tri')
  await wear(administrator.page, theme)
  await walkAdministration(administrator.page, (what) => look(administrator.page, what))
}
type LookAt = (page: Page, what: string) => Promise<void>

async function walkAdministration(page: Page, look: Look): Promise<void> {
  const screen = administrationScreen(page)
  for (const part of administrationParts) {
    await screen.show(part)
    await look(part)
  }
  await screen.show('accounts')
  await screen.open('minh.mui-ne')
  await look('account')
  await screen.act('disable')
  await screen.dialog.waitFor()
  await look('disabling')
  await screen.closeDialog()
  await screen.dialog.waitFor({ state: 'detached' })
  await screen.closePanel()
}
