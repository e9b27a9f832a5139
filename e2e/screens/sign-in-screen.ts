import type { Page } from '@playwright/test'
import { freshCode } from '../totp.ts'
import { say } from '../words.ts'

export interface DeskAccount {
  readonly username: string
  readonly password: string
  /** Of the authenticator; without it one is set up at the first sign-in. */
  readonly secret?: string
}

export function signInScreen(page: Page) {
  const field = (key: string) => page.getByLabel(say(key), { exact: true })
  const code = field('desk:signIn.code')
  const secret = page.getByTestId('secret')
  const places = page.getByRole('navigation', { name: say('desk:places.label') })
  return {
    code,
    problem: page.getByRole('alert'),
    title: page.getByRole('heading', { name: say('desk:signIn.title') }),
    async givePassword({ username, password }: Pick<DeskAccount, 'username' | 'password'>) {
      await field('enrol.username').fill(username)
      await field('enrol.password').fill(password)
      await page.getByRole('button', { name: say('desk:signIn.submit') }).click()
    },
    /** Password, then six digits; the authenticator is set up where there is none. Until the places are there. */
    async signIn(account: DeskAccount) {
      await this.givePassword(account)
      await code.waitFor()
      const own = account.secret ?? ((await secret.textContent()) ?? '').replaceAll(/\s/g, '')
      // the sixth digit sends them
      await code.fill(await freshCode(own))
      await places.waitFor()
    },
  }
}
