import type { Page } from '@playwright/test'
import { demoSecret } from '#server/seed/demo-accounts.ts'
import { say } from '../words.ts'
import { signInScreen } from './sign-in-screen.ts'

export type AdministrationPart = 'accounts' | 'devices' | 'areas' | 'recovery' | 'audit'
export const administrationParts: readonly AdministrationPart[] = [
  'accounts',
  'devices',
  'areas',
  'recovery',
  'audit',
]

const places: Readonly<Record<AdministrationPart, string>> = {
  accounts: '/quan-tri/tai-khoan',
  devices: '/quan-tri/may',
  areas: '/quan-tri/dia-ban',
  recovery: '/quan-tri/khoa',
  audit: '/quan-tri/nhat-ky',
}

export function administrationScreen(page: Page) {
  const field = (key: string) => page.getByLabel(say(key), { exact: true })
  const button = (key: string) => page.getByRole('button', { name: say(key), exact: true })
  /** By its address: the same in every language. */
  const link = (part: AdministrationPart) => page.locator(`nav a[href="${places[part]}"]`)
  return {
    code: page.getByTestId('enrolment-code'),
    password: page.getByTestId('password'),
    signInButton: button('desk:signIn.submit'),
    dialog: page.getByRole('dialog'),
    signIn: (username: string, password: string) =>
      signInScreen(page).signIn({ username, password, secret: demoSecret(username) }),
    /** Saves the file that the browser downloads, and returns its place. */
    async makeRecoveryFile(passphrase: string, file: string): Promise<string> {
      await link('recovery').click()
      await field('administration:recovery.passphrase').fill(passphrase)
      await field('enrol.passphraseAgain').fill(passphrase)
      const downloading = page.waitForEvent('download')
      await button('administration:recovery.make').click()
      await (await downloading).saveAs(file)
      return file
    },
    show: (part: AdministrationPart) => link(part).click(),
    /** Opens a row of a list by a word in it. */
    open: (name: string) =>
      page.getByRole('row').filter({ hasText: name }).getByRole('button').first().click(),
    act: (act: 'code' | 'edit' | 'password' | 'factor' | 'disable' | 'enable') =>
      page
        .getByRole('complementary')
        .getByRole('button', { name: say(`administration:accounts.act.${act}`), exact: true })
        .click(),
    closeDialog: () =>
      page
        .getByRole('dialog')
        .getByRole('button', { name: say('close') })
        .first()
        .click(),
  }
}
