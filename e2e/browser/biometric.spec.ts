import type { CDPSession, Page } from '@playwright/test'
import { findViolations } from '../axe.ts'
import type { Device } from '../device.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { lockScreen } from '../screens/lock-screen.ts'
import { meScreen } from '../screens/me-screen.ts'
import { say } from '../words.ts'

/** A device with a reader of fingerprints whose PRF the vault can use; lasts as long as the page. */
async function addReader(page: Page) {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf: true,
    },
  })
  return {
    recognise: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
    forget: () => session.send('WebAuthn.clearCredentials', { authenticatorId }),
    credentials: async () =>
      (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}

/** On a name, as a tablet has it: a browser gives no authenticator to an address of numbers. */
async function enrolled(tablet: Device) {
  tablet.goByName()
  await tablet.enrol('hoa.ham-thuan-bac')
  const { page } = tablet
  const reader = await addReader(page)
  await meScreen(page).place.click()
  return { page, reader, list: householdListScreen(page), lock: lockScreen(page), me: meScreen(page) }
}

test('an officer sets up the fingerprint, opens the tablet with it without a network, and takes it away', async ({
  newTablet,
}) => {
  const tablet = await newTablet()
  const { page, reader, list, lock, me } = await enrolled(tablet)
  await me.biometric.setChecked(true, { force: true })
  await me.setUpBiometric('lua vang bien den')
  await expect(page.getByText(say('lock.wrong'))).toBeVisible()
  expect(await reader.credentials()).toBe(0)
  await me.setUpBiometric(tablet.passphrase)
  await expect(me.biometricOn).toBeVisible()
  expect(await findViolations(page)).toEqual([])

  await tablet.goOffline()
  await page.reload()
  await lock.closedTitle.waitFor()
  expect(await findViolations(page)).toEqual([])
  await lock.biometricButton.click()
  await lock.places.waitFor()
  await list.show()

  await tablet.lock()
  await lock.biometricButton.click()
  await lock.places.waitFor()
  await tablet.lock()
  await tablet.unlock()
  await tablet.goOnline()

  await me.place.click()
  await me.biometric.click({ force: true })
  await expect(me.biometricOff).toBeVisible()
  await page.reload()
  await lock.closedTitle.waitFor()
  await expect(lock.biometricButton).toHaveCount(0)
  await tablet.open()
})

test('a device that has forgotten, and a finger that is not recognised, leave the way by passphrase and PIN', async ({
  newTablet,
}) => {
  const tablet = await newTablet()
  const { page, reader, lock, me } = await enrolled(tablet)
  await me.biometric.setChecked(true, { force: true })
  await me.setUpBiometric(tablet.passphrase)
  await expect(me.biometricOn).toBeVisible()

  await reader.forget()
  await page.reload()
  await lock.biometricButton.click()
  await expect(page.getByText(say('lock.biometricRefused.passphrase'))).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  await tablet.open()

  await reader.recognise(false)
  await tablet.lock()
  await lock.biometricButton.click()
  await expect(page.getByText(say('lock.biometricRefused.pin'))).toBeVisible()
  expect(await findViolations(page)).toEqual([])
  await tablet.unlock()

  await me.place.click()
  await me.biometric.click({ force: true })
  await expect(me.biometricOff).toBeVisible()
  await me.biometric.setChecked(true, { force: true })
  await me.setUpBiometric(tablet.passphrase)
  await expect(page.getByText(say('me.biometricRefused'))).toBeVisible()
  await expect(me.biometricOn).toHaveCount(0)
})
