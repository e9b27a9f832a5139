import { expect, test } from '../fixtures.ts'
import { queueScreen } from '../screens/queue-screen.ts'

const tablets = 5_000

test('a list of 5,000 tablets is on paper whole, and is drawn as before afterwards', async ({
  district,
  lan,
}) => {
  const { page } = district
  // one that is there, to be made many of
  await lan.sync()
  await page.route('**/api/queue', async (route) => {
    // asked for whole: what the desk knows already would come without a body
    const { 'if-none-match': _, ...headers } = route.request().headers()
    const answer = await route.fetch({ headers })
    const { devices } = await answer.json()
    const made = Array.from({ length: tablets }, (_, at) => ({
      ...devices[0],
      id: `01890000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    }))
    await route.fulfill({ json: { devices: made } })
  })
  await queueScreen(page).show()
  const rows = page.getByRole('main').locator('tbody tr:not([aria-hidden])')
  await expect(page.getByRole('table')).toHaveAttribute('aria-rowcount', String(tablets + 1))
  const onScreen = await rows.count()
  expect(onScreen).toBeLessThan(100)

  const took = await page.evaluate(() => {
    const began = performance.now()
    dispatchEvent(new Event('beforeprint'))
    return performance.now() - began
  })
  expect(await rows.count()).toBe(tablets)
  expect(took).toBeLessThan(10_000)
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect.poll(() => rows.count()).toBeLessThan(100)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})
