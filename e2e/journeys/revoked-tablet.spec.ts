import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { queueScreen } from '../screens/queue-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say, saying } from '../words.ts'

test('a revoked tablet reads nothing any more; what it holds is taken, held, and released by the district', async ({
  centre,
  newTablet,
  district,
}) => {
  const name = 'ĐẶNG THỊ THU THỦY'
  const lost = await newTablet()
  await lost.enrol('hoa.ham-thuan-bac')
  await householdListScreen(lost.page).show()
  await expect(householdListScreen(lost.page).rows.first()).toBeVisible()
  await lost.goOffline()
  await recordFamily(lost, familyOfOne(name, '81'))
  await centre.asAdministrator(`/api/devices/${lost.id}/revoke`, {})
  await lost.goOnline()
  const sync = syncScreen(lost.page)
  await sync.show('held')
  await sync.button.click()
  await expect(lost.page.getByText(say('sync.notice.revoked')).first()).toBeVisible()
  await expect(sync.entries.filter({ hasText: say('faults:held.revoked') })).toHaveCount(2)
  await householdListScreen(lost.page).show()
  // its own save is all that it still shows
  await expect(householdListScreen(lost.page).rows).toHaveCount(1)
  await expect(householdListScreen(lost.page).row(name)).toHaveCount(1)

  const queue = queueScreen(district.page)
  await queue.show()
  await queue.openDevice(lost)
  await queue.processAll()
  await expect(
    queue.panel.locator('[data-outcome]').filter({ hasText: saying('desk:heldAll.applied') }),
  ).toBeVisible()
  await expect(queue.held).toHaveCount(0)
  const stored = await centre.database.query('select from resident where name = $1', [name])
  expect(stored.rowCount).toBe(1)
})
