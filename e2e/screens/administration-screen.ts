import type { Page } from '@playwright/test'
import { demoSecret } from '#server/seed/demo-accounts.ts'
import { freshCode } from '../totp.ts'
import { say } from '../words.ts'

export function administrationScreen(page: Page) {
  const field = (key: string) => page.getByLabel(say(key), { exact: true })
  const tab = (key: string) => page.getByRole('tab', { name: say(key) })
  return {
    code: page.getByTestId('enrolment-code'),
    async signIn(username: string, password: string) {
      await field('enrol.username').fill(username)
      await field('enrol.password').fill(password)
      const entering = page.waitForResponse('**/api/sign-in')
      await page.getByRole('button', { name: say('administration.signIn') }).click()
      await entering
      // until the form asks for the six digits itself
      const code = await freshCode(demoSecret(username))
      const opened = await page.request.post(new URL('/api/second-factor', page.url()).href, {
        data: { code },
      })
      if (!opened.ok()) throw new Error(`the second factor got ${opened.status()}`)
      await page.reload()
      await tab('administration.officers').waitFor()
    },
    /** Saves the file that the browser downloads, and returns its place. */
    async makeRecoveryFile(passphrase: string, file: string): Promise<string> {
      await tab('administration.recovery').click()
      await field('administration.filePassphrase').fill(passphrase)
      await field('enrol.passphraseAgain').fill(passphrase)
      const downloading = page.waitForEvent('download')
      await page.getByRole('button', { name: say('administration.recoveryMake') }).click()
      await (await downloading).saveAs(file)
      return file
    },
    show: (panel: 'officers' | 'devices' | 'recovery') => tab(`administration.${panel}`).click(),
  }
}
