import type { Page } from '@playwright/test'
import { say } from '../words.ts'

export interface EnrolInput {
  readonly code: string
  readonly username: string
  readonly password: string
  readonly passphrase: string
  readonly pin: string
}

export function enrolScreen(page: Page) {
  const field = (key: string) => page.getByLabel(say(key), { exact: true })
  const next = () => page.getByRole('button', { name: say('next'), exact: true }).click()
  const signIn = async ({ code, username, password }: Omit<EnrolInput, 'passphrase' | 'pin'>) => {
    await field('enrol.code').fill(code)
    await field('enrol.username').fill(username)
    await field('enrol.password').fill(password)
    await next()
  }
  return {
    title: page.getByRole('heading', { name: say('enrol.title') }),
    problem: page.getByRole('alert'),
    signIn,
    async choosePassphrase(passphrase: string) {
      await field('enrol.passphrase').fill(passphrase)
      await field('enrol.passphraseAgain').fill(passphrase)
      await next()
    },
    async choosePin(pin: string) {
      await field('enrol.pin').fill(pin)
      await field('enrol.pinAgain').fill(pin)
      await page.getByRole('button', { name: say('enrol.finish') }).click()
    },
    /** Until the places of the open tablet are there. */
    async enrol({ passphrase, pin, ...account }: EnrolInput) {
      await signIn(account)
      await this.choosePassphrase(passphrase)
      await this.choosePin(pin)
      // keys are made slowly on purpose: four vaults at once on a busy machine take their time
      await page.getByRole('navigation', { name: say('places.label') }).waitFor({ timeout: 60_000 })
    },
  }
}
