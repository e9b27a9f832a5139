import type { Page } from '@playwright/test'
import { demoSecret } from '#server/seed/demo-accounts.ts'
import { say } from '../words.ts'
import { signInScreen } from './sign-in-screen.ts'

export type AdministrationPart = 'accounts' | 'devices' | 'areas' | 'recovery' | 'rules' | 'audit'
export const administrationParts: readonly AdministrationPart[] = [
  'accounts',
  'devices',
  'areas',
  'recovery',
  'rules',
  'audit',
]

const places: Readonly<Record<AdministrationPart, string>> = {
  accounts: '/quan-tri/tai-khoan',
  devices: '/quan-tri/may',
  areas: '/quan-tri/dia-ban',
  recovery: '/quan-tri/khoa',
  rules: '/quan-tri/quy-tac',
  audit: '/quan-tri/nhat-ky',
}

export const partPath = (part: AdministrationPart): string => places[part]

export interface AccountInput {
  readonly name: string
  readonly username: string
  readonly role: 'officer' | 'district' | 'supervisor' | 'administrator'
  /** What is typed to find the unit, and its name. */
  readonly area: { readonly search: string; readonly name: string }
}

export interface SofteningInput {
  readonly rule: string
  readonly area: AccountInput['area']
  readonly as: 'warning' | 'info'
  readonly until: string
  readonly reason: string
}

export function administrationScreen(page: Page) {
  const field = (key: string) => page.getByLabel(say(key), { exact: true })
  const button = (key: string) => page.getByRole('button', { name: say(key), exact: true })
  /** By its address: the same in every language. */
  const link = (part: AdministrationPart) => page.locator(`nav a[href="${places[part]}"]`)
  const dialog = page.getByRole('dialog')
  const main = page.getByRole('main')
  /** Of a long list only a screenful is drawn: what has this word in it alone is left, as the only one that has it. */
  const seek = async (part: 'accounts' | 'devices', word: string) => {
    const label = { name: say(`administration:${part}.search`), exact: true }
    await main.getByRole('searchbox', label).fill(word)
    // its head is a row, too
    await main.locator('table[aria-rowcount="2"]').waitFor()
  }
  const openRow = async (part: 'accounts' | 'devices', word: string) => {
    await seek(part, word)
    await main.getByRole('row').filter({ hasText: word }).getByRole('button').first().click()
  }
  /** Whatever becomes of what the part asks for. */
  const turnTo = async (part: AdministrationPart) => {
    await link(part).click()
    await link(part).and(page.locator('[aria-current="page"]')).waitFor()
  }
  const confirm = (act: 'disable' | 'enable') =>
    dialog.getByRole('button', { name: say(`administration:accounts.act.${act}`), exact: true }).click()
  return {
    code: page.getByTestId('enrolment-code'),
    /** Of the code, for a camera. */
    picture: page.getByRole('img', { name: say('administration:code.picture') }),
    password: page.getByTestId('password'),
    signInButton: button('desk:signIn.submit'),
    dialog,
    confirm,
    log: page.getByRole('table', { name: say('administration:parts.audit') }),
    /** Ends with the dialog closed; the password that it showed. */
    async makeAccount({ name, username, role, area }: AccountInput): Promise<string> {
      const typed = (key: string) => dialog.getByRole('textbox', { name: say(key), exact: true })
      await link('accounts').click()
      await button('administration:accounts.make').click()
      await typed('administration:accounts.name').fill(name)
      await typed('administration:accounts.username').fill(username)
      await dialog.getByRole('radio', { name: say(`desk:roles.${role}`) }).check()
      await dialog.getByRole('searchbox').fill(area.search)
      await dialog.getByRole('checkbox', { name: area.name }).check()
      await button('administration:form.make').click()
      const password = (await page.getByTestId('password').textContent()) ?? ''
      await dialog
        .getByRole('button', { name: say('close'), exact: true })
        .last()
        .click()
      await dialog.waitFor({ state: 'detached' })
      return password
    },
    signIn: (username: string, password: string) =>
      signInScreen(page).signIn({ username, password, secret: demoSecret(username) }),
    /** Saves the file that the browser downloads, and returns its place. */
    async makeRecoveryFile(passphrase: string, file: string): Promise<string> {
      await link('recovery').click()
      await field('administration:recovery.passphrase').fill(passphrase)
      await field('administration:recovery.passphraseAgain').fill(passphrase)
      const downloading = page.waitForEvent('download')
      await button('administration:recovery.make').click()
      await (await downloading).saveAs(file)
      return file
    },
    turnTo,
    /** Until what it asks for is there. */
    async show(part: AdministrationPart) {
      await turnTo(part)
      await main.getByRole('status', { name: say('loading'), exact: true }).waitFor({ state: 'detached' })
    },
    seek,
    open: (username: string) => openRow('accounts', username),
    openTablet: (name: string) => openRow('devices', name),
    /** Ends with the dialog closed and the unit's row shown. */
    async setWindow(unit: string, { start, minutes }: { start: string; minutes: number }): Promise<void> {
      await page.getByRole('row').filter({ hasText: unit }).getByRole('button').last().click()
      await dialog.getByRole('textbox', { name: say('administration:window.start') }).fill(start)
      await dialog.getByRole('textbox', { name: say('administration:window.spread') }).fill(String(minutes))
      await dialog.getByRole('button', { name: say('administration:form.save'), exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    async endWindow(unit: string): Promise<void> {
      await page.getByRole('row').filter({ hasText: unit }).getByRole('button').last().click()
      await dialog.getByRole('button', { name: say('administration:window.end') }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    /** When the tablets of a unit send by themselves, by the name of the unit. */
    openWindow: (unit: string) =>
      page.getByRole('row').filter({ hasText: unit }).getByRole('button').last().click(),
    softened: page.getByRole('table', { name: say('administration:rules.list') }),
    night: page.getByRole('region', { name: say('administration:rules.night') }),
    /** From today on; ends with its line in the list. */
    async soften({ rule, area, as, until, reason }: SofteningInput): Promise<void> {
      const form = page.getByRole('form', { name: say('administration:rules.soften') })
      const typed = (key: string) => form.getByRole('textbox', { name: say(`administration:rules.${key}`) })
      await form
        .getByLabel(say('administration:rules.column.rule'), { exact: true })
        .and(page.locator('input'))
        .fill(rule)
      await page.getByRole('option', { name: rule, exact: true }).click()
      await form.getByRole('searchbox').fill(area.search)
      await form.getByRole('checkbox', { name: area.name }).check()
      await form.getByRole('radio', { name: say(`faults:softened.${as}`) }).click()
      await typed('until').fill(until)
      await typed('column.reason').fill(reason)
      await form.getByRole('button', { name: say('administration:rules.soften') }).click()
      await page.getByRole('row').filter({ hasText: reason }).waitFor()
    },
    endSoftening: (rule: string, name: string) =>
      page.getByRole('button', { name: say('administration:rules.endNamed', { rule, name }) }).click(),
    act: (act: 'code' | 'edit' | 'password' | 'factor' | 'disable' | 'enable') =>
      page
        .getByRole('complementary')
        .getByRole('button', { name: say(`administration:accounts.act.${act}`), exact: true })
        .click(),
    /** Of the account that is open; ends with the dialog closed. */
    async setApproves(approves: boolean): Promise<void> {
      await page
        .getByRole('complementary')
        .getByRole('button', { name: say('administration:accounts.act.edit'), exact: true })
        .click()
      await dialog
        .getByRole('checkbox', { name: say('administration:accounts.approves') })
        .setChecked(approves)
      await dialog.getByRole('button', { name: say('administration:form.save'), exact: true }).click()
      await dialog.waitFor({ state: 'detached' })
    },
    closePanel: () =>
      page
        .getByRole('complementary')
        .getByRole('button', { name: say('close'), exact: true })
        .click(),
    closeDialog: () =>
      page
        .getByRole('dialog')
        .getByRole('button', { name: say('close') })
        .first()
        .click(),
  }
}
