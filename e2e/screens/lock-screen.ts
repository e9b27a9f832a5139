import type { Page } from '@playwright/test'
import { say, saying } from '../words.ts'

export function lockScreen(page: Page) {
  const places = page.getByRole('navigation', { name: say('places.label') })
  const pinTitle = page.getByRole('heading', { name: say('lock.pinTitle') })
  const passphrase = page.getByLabel(say('lock.passphrase'), { exact: true })
  const openButton = page.getByRole('button', { name: say('lock.open'), exact: true })
  return {
    places,
    pinTitle,
    passphrase,
    openButton,
    biometricButton: page.getByRole('button', { name: say('lock.biometric') }),
    closedTitle: page.getByRole('heading', { name: say('lock.closedTitle') }),
    pinWrong: page.getByText(saying('lock.pinWrong')),
    wrong: page.getByText(say('lock.wrong')),
    async lock() {
      await page
        .getByRole('button', { name: say('lock.now') })
        .first()
        .click()
      await pinTitle.waitFor()
    },
    async tryPin(pin: string) {
      await pinTitle.waitFor()
      for (const digit of pin) await page.getByRole('button', { name: digit, exact: true }).click()
    },
    async unlock(pin: string) {
      await this.tryPin(pin)
      await places.waitFor()
    },
    /** Instead of guessing it: ends where the passphrase is asked. */
    async forgetPin() {
      await page.getByRole('button', { name: say('lock.pinForgotten') }).click()
      await page.getByRole('button', { name: say('lock.usePassphrase'), exact: true }).click()
      await passphrase.waitFor()
    },
    async tryPassphrase(text: string) {
      await passphrase.fill(text)
      await openButton.click()
    },
    async open(text: string) {
      await this.tryPassphrase(text)
      await places.waitFor()
    },
    async openIfClosed(keys: { passphrase: string; pin: string }) {
      await places.or(pinTitle).or(passphrase).first().waitFor()
      if (await pinTitle.isVisible()) await this.unlock(keys.pin)
      if (await passphrase.isVisible()) await this.open(keys.passphrase)
    },
    async recover(input: { file: string; filePassphrase: string; passphrase: string; pin: string }) {
      await page.getByRole('button', { name: say('lock.forgotten') }).click()
      await page.locator('input[type=file]').setInputFiles(input.file)
      await page.getByLabel(say('lock.filePassphrase'), { exact: true }).fill(input.filePassphrase)
      await page.getByLabel(say('enrol.passphraseTitle'), { exact: true }).fill(input.passphrase)
      await page.getByLabel(say('enrol.passphraseAgain'), { exact: true }).fill(input.passphrase)
      await page.getByLabel(say('enrol.pinTitle'), { exact: true }).fill(input.pin)
      await page.getByLabel(say('enrol.pinAgain'), { exact: true }).fill(input.pin)
      await page.getByRole('button', { name: say('lock.recover') }).click()
    },
  }
}
