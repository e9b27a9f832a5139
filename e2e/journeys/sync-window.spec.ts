import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { administrationScreen } from '../screens/administration-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say } from '../words.ts'

const province = 'Tỉnh Ninh Thuận'
const vietnamTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
})
const inTwoHours = () => vietnamTime.format(Date.now() + 2 * 60 * 60_000)

test('an administrator says when the tablets of a province send: one of them waits for its turn, says so, and sends by hand at once', async ({
  administrator,
  newTablet,
}) => {
  const tablet = await newTablet()
  await tablet.enrol('dao.ninh-thuan')
  const desk = administrationScreen(administrator.page)
  await administrator.goTo('/quan-tri/dia-ban')
  const start = inTwoHours()
  await desk.setWindow(province, { start, minutes: 1 })
  await expect(administrator.page.getByRole('row').filter({ hasText: province })).toContainText(start)

  await tablet.page.reload()
  await tablet.open()
  const sync = syncScreen(tablet.page)
  await sync.place.click()
  await expect(sync.turn).toBeVisible()
  await householdListScreen(tablet.page).show()
  await recordFamily(tablet, familyOfOne('NGUYỄN THỊ CHỜ LƯỢT', '77'))
  await sync.place.click()
  const pushes = () => tablet.network.requests.filter((request) => request === 'POST /api/batches').length
  const before = pushes()
  // longer than a tablet without a window waits after a save
  await tablet.page.waitForTimeout(6_000)
  expect(pushes()).toBe(before)
  expect(await sync.count('waiting')).toBeGreaterThan(0)
  await expect(sync.turn).toBeVisible()
  await sync.button.click()
  await expect.poll(() => sync.count('waiting')).toBe(0)
  await expect(sync.turn).toBeVisible()

  await desk.endWindow(province)
  await expect(administrator.page.getByRole('row').filter({ hasText: province })).toContainText(
    say('administration:window.anyTime'),
  )
  await desk.show('audit')
  const acts = desk.log.getByRole('row').filter({ hasText: province })
  await expect(acts.filter({ hasText: say('administration:action.set-sync-window') })).toHaveCount(1)
  await expect(acts.filter({ hasText: say('administration:action.end-sync-window') })).toHaveCount(1)
  await tablet.page.reload()
  await tablet.open()
  await sync.place.click()
  await expect(sync.turn).toBeVisible()
  await sync.button.click()
  await expect(sync.idle).toBeVisible()
})
