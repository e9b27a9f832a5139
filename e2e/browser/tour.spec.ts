import { findViolations } from '../axe.ts'
import { tabletScreen } from '../browser.ts'
import { expect, test } from '../fixtures.ts'
import { meScreen } from '../screens/me-screen.ts'
import { say } from '../words.ts'

const cards = ['area', 'save', 'sync', 'settle', 'lock']

test('a new tablet introduces itself once, by touch and by keyboard, and again when it is asked to', async ({
  newTablet,
}) => {
  const tablet = await newTablet({ tour: true, screen: tabletScreen })
  await tablet.enrolUntilOpen('hoa.ham-thuan-bac')
  const { page } = tablet
  const dialog = page.getByRole('dialog', { name: say('tour:title') })
  const button = (key: string) => dialog.getByRole('button', { name: say(key), exact: true }).last()
  await expect(button('next')).toBeFocused()
  for (const card of cards) {
    await expect(dialog.getByRole('heading', { name: say(`tour:cards.${card}.title`) })).toBeVisible()
    expect(await findViolations(page)).toEqual([])
    if (card === 'save') {
      await button('back').click()
      await expect(dialog.getByRole('heading', { name: say('tour:cards.area.title') })).toBeVisible()
      await button('next').click()
    }
    if (card !== 'lock') await button('next').press('Enter')
  }
  await button('tour:begin').click()
  await expect(dialog).toHaveCount(0)

  await page.reload()
  await tablet.open()
  await expect(dialog).toHaveCount(0)
  await meScreen(page).place.click()
  await page.getByRole('button', { name: say('me.tour') }).click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await page.getByRole('button', { name: say('me.tour') }).click()
  await button('tour:skip').click()
  await expect(dialog).toHaveCount(0)
})
