import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export function meScreen(page: Page) {
  const main = page.getByRole('main')
  const dialog = page.getByRole('dialog', { name: say('me.changePin') })
  return {
    place: page
      .getByRole('navigation', { name: say('places.label') })
      .getByRole('link', { name: say('places.me') }),
    biometric: main.getByRole('switch', { name: say('me.biometric') }),
    async setUpBiometric(passphrase: string) {
      await main.getByLabel(say('me.biometricPassphrase'), { exact: true }).fill(passphrase)
      await main.getByRole('button', { name: say('me.biometricSetUp'), exact: true }).click()
    },
    /** In whatever language it speaks now. */
    async speak(language: 'vi' | 'en') {
      await page.locator('nav a[href="/ca-nhan"]').click()
      await page.locator(`input[type="radio"][value="${language}"]`).dispatchEvent('click')
      await page.locator(`html[lang="${language}"]`).waitFor()
    },
    dialog,
    biometricOn: main.getByText(say('me.biometricOn')),
    biometricOff: main.getByText(say('me.biometricOff')),
    pinChanged: main.getByText(say('me.pinChanged')),
    wrongPassphrase: dialog.getByText(say('lock.wrong')),
    async openPinDialog() {
      await main.getByRole('button', { name: say('me.changePin') }).click()
      await dialog.waitFor()
    },
    async changePin({ passphrase, pin }: { readonly passphrase: string; readonly pin: string }) {
      await dialog.getByLabel(say('enrol.passphraseTitle'), { exact: true }).fill(passphrase)
      await dialog.getByLabel(say('me.newPin'), { exact: true }).fill(pin)
      await dialog.getByLabel(say('me.newPinAgain'), { exact: true }).fill(pin)
      await dialog.getByRole('button', { name: say('me.changePin') }).click()
    },
    version: (text: string) => main.getByText(text),
  }
}
