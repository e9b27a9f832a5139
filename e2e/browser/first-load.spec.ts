import { z } from 'zod'
import { untilAppKept } from '../browser.ts'
import { expect, test } from '../fixtures.ts'
import { firstLoadLimits, measureFirstLoad } from '../script-size.ts'

test('a tablet fetches no more script before it can be opened, and before its list is there, than a slow network carries', async ({
  centre,
  newTablet,
}) => {
  const tablet = await newTablet({ serviceWorkers: 'block' })
  await tablet.enrol('hoa.ham-thuan-bac')
  const { untilLock, untilList } = await measureFirstLoad(tablet, centre.appFolder)
  expect(untilLock).toBeGreaterThan(50)
  expect(untilList).toBeGreaterThan(untilLock)
  expect(untilLock).toBeLessThanOrEqual(firstLoadLimits.untilLock)
  expect(untilList).toBeLessThanOrEqual(firstLoadLimits.untilList)
})

const manifestSchema = z.object({
  name: z.string().min(1),
  short_name: z.string().min(1),
  start_url: z.literal('/'),
  display: z.literal('standalone'),
  icons: z.array(z.object({ src: z.string(), sizes: z.string(), type: z.literal('image/png') })),
})

test('the app can be installed, and asks the browser to keep its storage', async ({ newTablet }) => {
  const tablet = await newTablet()
  await tablet.context.addInitScript(() => {
    const { storage } = navigator
    const persist = storage.persist.bind(storage)
    storage.persist = () => {
      sessionStorage.setItem('asked-to-keep', 'yes')
      return persist()
    }
  })
  await tablet.enrol('hoa.ham-thuan-bac')
  const { page, network } = tablet
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('asked-to-keep'))).toBe('yes')
  await untilAppKept(page)

  const href = await page.locator('link[rel="manifest"]').getAttribute('href')
  const manifest = manifestSchema.parse(await (await fetch(new URL(href ?? '', network.origin))).json())
  for (const size of ['192x192', '512x512']) {
    const icon = manifest.icons.find(({ sizes }) => sizes === size)
    const given = await page.evaluate(async (src) => {
      const image = new Image()
      image.src = src
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, icon?.src ?? '')
    expect(given).toBe(size)
  }
  const session = await tablet.context.newCDPSession(page)
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual([])
})
