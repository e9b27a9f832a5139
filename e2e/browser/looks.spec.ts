import { demoPassword } from '#server/seed/demo-accounts.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { inkOf } from '../ink.ts'
import { administrationScreen } from '../screens/administration-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { lockScreen } from '../screens/lock-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { placesOfApp, walk } from '../walk.ts'

const officer = 'hoa.ham-thuan-bac'
const head = 'NGUYỄN THỊ ĐƠN CHIẾC'

const languages = ['vi', 'en'] as const
const themes = ['light', 'dark', 'contrast'] as const
type Language = (typeof languages)[number]
type Theme = (typeof themes)[number]

/** By the switches of the screen "me", whatever their language. */
async function choose({ page }: Device, language: Language, theme: Theme) {
  await page.locator('nav a[href="/ca-nhan"]').click()
  for (const value of [language, theme]) {
    await page.locator(`input[type="radio"][value="${value}"]`).dispatchEvent('click')
  }
  const document = page.locator('html')
  await expect(document).toHaveAttribute('lang', language)
  await expect(document).toHaveAttribute('data-mantine-color-scheme', theme === 'dark' ? 'dark' : 'light')
  await expect(page.locator('html[data-contrast]')).toHaveCount(theme === 'contrast' ? 1 : 0)
}

/** What leaves the origin, and what the browser forbids or complains of. */
function watch({ context, network }: Device): string[] {
  const found: string[] = []
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (origin !== network.origin && protocol.startsWith('http')) found.push(`asked ${request.url()}`)
  })
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(`console ${message.text()}`)
  })
  context.on('weberror', (error) => found.push(`thrown ${error.error().message}`))
  return found
}

test('a text field shows the marks above Vietnamese capitals whole, in usual and in large type', async ({
  lan,
}) => {
  const { page } = lan
  for (const large of [false, true]) {
    await page.locator('nav a[href="/ca-nhan"]').click()
    await page.getByRole('switch').setChecked(large, { force: true })
    await expect(page.locator('html[data-large-type]')).toHaveCount(large ? 1 : 0)
    await householdListScreen(page).show()
    await page.evaluate(() => document.fonts.ready)
    const fields = [householdListScreen(page).search]
    await expect(fields[0] ?? page).toBeVisible()
    for (const field of fields) await expectWholeMarks(page, field)
    await householdListScreen(page).show()
    await householdListScreen(page).rows.first().click()
    await householdScreen(page).addResident()
    const form = residentForm(page)
    await expectWholeMarks(page, form.field('name'))
    await expectWholeMarks(page, form.field('fatherName'))
  }
})
