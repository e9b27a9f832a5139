/** Every screen of a tablet, one after the other, found by its address: so a walk goes in any language and looks. */
import type { Page } from '@playwright/test'

export const placesOfApp = [
  'list',
  'household',
  'events',
  'event form',
  'resident form',
  'signing',
  'printed form',
  'printed household',
  'new resident',
  'household form',
  'new household',
  'work',
  'sync',
  'me',
] as const
export type PlaceOfApp = (typeof placesOfApp)[number]

/** Begins at the list or another place; `family` is in the only household that its search finds. */
export async function walk(
  page: Page,
  family: string,
  look: (place: PlaceOfApp) => Promise<void>,
): Promise<void> {
  const main = page.getByRole('main')
  const place = (address: string) => page.locator(`nav a[href="${address}"]`)
  const link = (ending: string) => main.locator(`a[href^="/ho/"]${ending}`)
  const saveButton = main.locator('button[type="submit"]')
  const heading = main.getByRole('heading', { level: 1 })
  const sheet = main.locator('[data-sheet]').first()
  const search = main.locator('input[type="search"]')
  const toHousehold = async () => {
    await place('/').click()
    await search.fill(family)
    await link(':not([href="/ho/moi"])').first().click()
    await link('[href$="/nhan-khau/moi"]').waitFor()
  }

  await place('/').click()
  await search.waitFor()
  await look('list')
  await toHousehold()
  await look('household')
  await link('[href$="/bien-dong"]').click()
  await main.locator('a[data-kind="death"]').waitFor()
  await look('events')
  await main.locator('a[data-kind="death"]').click()
  await saveButton.waitFor()
  await saveButton.click()
  await look('event form')
  await toHousehold()
  await link('[href*="/nhan-khau/"]:not([href$="/moi"])').first().click()
  await saveButton.waitFor()
  await look('resident form')
  await link('[href$="/ky"]').click()
  await main.locator('[data-step]').first().waitFor()
  await look('signing')
  await link('[href$="/phieu"]').click()
  await sheet.waitFor()
  await look('printed form')
  await toHousehold()
  await link('[href$="/phieu"]').click()
  await sheet.waitFor()
  await look('printed household')
  await toHousehold()
  await link('[href$="/nhan-khau/moi"]').click()
  await saveButton.waitFor()
  await look('new resident')
  await toHousehold()
  await link('[href$="/sua"]').click()
  await saveButton.waitFor()
  await look('household form')
  await place('/').click()
  await search.fill('')
  await main.locator('a[href="/ho/moi"]').click()
  await saveButton.waitFor()
  await look('new household')
  for (const [address, name] of [
    ['/viec', 'work'],
    ['/dong-bo', 'sync'],
    ['/ca-nhan', 'me'],
  ] as const) {
    await place(address).click()
    await page.locator(`nav a[href="${address}"][aria-current="page"]`).waitFor()
    await search.or(saveButton).first().waitFor({ state: 'detached' })
    await heading.waitFor()
    await look(name)
  }
}
