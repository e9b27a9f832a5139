import type { Locator } from '@playwright/test'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import type { Device } from '../device.ts'
import { takeElsewhere } from '../elsewhere.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { inkOf } from '../ink.ts'
import { administrationParts, administrationScreen } from '../screens/administration-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { placesOfApp, walk } from '../walk.ts'
import { saying } from '../words.ts'

const officer = 'hoa.ham-thuan-bac'

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

/** What the browser forbids or complains of. */
function watch({ context }: Device): string[] {
  const found: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') found.push(`console ${message.text()}`)
  })
  context.on('weberror', (error) => found.push(`thrown ${error.error().message}`))
  return found
}

/** A tablet with one household that its search finds by its head: each journey has a name of its own. */
async function enrolled(tablet: Device, head: string): Promise<Device> {
  await tablet.enrol(officer)
  await recordFamily(tablet, familyOfOne(head, 'Ngõ 5'))
  return tablet
}

/** The tilde of Ễ stands above the hat of Ê, and as high as the font draws it. */
async function expectWholeMarks({ page }: Device, field: Locator) {
  await field.fill('NGUYÊN')
  const hat = await inkOf(page, field)
  await field.fill('NGUYỄN')
  const both = await inkOf(page, field)
  expect(both.seen).toBeGreaterThan(hat.seen + 1)
  expect(Math.abs(both.seen - both.drawn)).toBeLessThan(2)
}

test('a text field shows the marks above Vietnamese capitals whole, in usual and in large type', async ({
  newTablet,
}) => {
  const head = 'NGUYỄN THỊ CÔ QUẠNH'
  const tablet = await enrolled(await newTablet(), head)
  const { page } = tablet
  for (const large of [false, true]) {
    await page.locator('nav a[href="/ca-nhan"]').click()
    await page.getByRole('switch', { name: saying('me.largeType') }).setChecked(large, { force: true })
    await expect(page.locator('html[data-large-type]')).toHaveCount(large ? 1 : 0)
    await householdListScreen(page).place.click()
    await expectWholeMarks(tablet, householdListScreen(page).search)
    await householdListScreen(page).open(head)
    await householdScreen(page).addResident()
    await expectWholeMarks(tablet, residentForm(page).field('name'))
    await expectWholeMarks(tablet, residentForm(page).field('fatherName'))
  }
})

test('no screen asks another origin or breaks the rules of its page, in any language and theme', async ({
  newTablet,
}) => {
  const head = 'NGUYỄN THỊ LẺ LOI'
  const tablet = await enrolled(await newTablet(), head)
  const desk = await tablet.context.newPage()
  await desk.goto(`${tablet.network.origin}/quan-tri`)
  // A browser complains of the answer 401 to somebody who has not signed in yet.
  await administrationScreen(desk).signIn('quan-tri', demoPassword)
  const found = watch(tablet)
  for (const language of languages) {
    for (const theme of themes) {
      await choose(tablet, language, theme)
      const seen: string[] = []
      await walk(tablet.page, head, async (place) => void seen.push(place))
      expect(seen).toEqual(placesOfApp)
      await desk.reload()
      await expect(desk.locator('html')).toHaveAttribute('lang', language)
      for (const part of administrationParts) await administrationScreen(desk).show(part)
    }
  }
  expect(found).toEqual([])
  expect(takeElsewhere()).toEqual([])

  // The watch itself sees a picture from elsewhere, and one behind another port of this machine.
  const strange = ['https://elsewhere.invalid/map.png', 'http://127.0.0.1:9/map.png']
  await tablet.page.evaluate((addresses) => {
    for (const src of addresses) document.body.append(Object.assign(new Image(), { src }))
  }, strange)
  await expect.poll(() => found.length).toBeGreaterThan(0)
  expect([...takeElsewhere()].sort()).toEqual([...strange].sort())
})

test('each place has a title of its own, and no title holds the name of a resident', async ({
  newTablet,
}) => {
  const head = 'NGUYỄN THỊ ĐƠN CHIẾC'
  const tablet = await enrolled(await newTablet(), head)
  const titles = new Map<string, string>()
  await walk(tablet.page, head, async (place) => {
    await expect.poll(() => tablet.page.title()).not.toBe('')
    titles.set(place, await tablet.page.title())
  })
  await householdListScreen(tablet.page).place.click()
  await tablet.lock()
  titles.set('locked', await tablet.page.title())
  await tablet.goTo('/quan-tri')
  await expect(tablet.page).toHaveTitle(saying('desk:signIn.title'))
  titles.set('sign-in', await tablet.page.title())

  expect(titles.size).toBe(placesOfApp.length + 2)
  expect(new Set(titles.values()).size).toBe(titles.size)
  for (const title of titles.values()) {
    for (const word of head.split(' ')) expect(title.toUpperCase().split(/\s/)).not.toContain(word)
  }
})
