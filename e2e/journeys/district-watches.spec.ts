import type { Desk } from '../desk.ts'
import { type Family, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { coverageScreen } from '../screens/coverage-screen.ts'
import { queueScreen } from '../screens/queue-screen.ts'

const family: Family = {
  home: { hamlet: 'Khu phố 2', house: '28', street: 'Huỳnh Thúc Kháng' },
  members: [
    { name: 'LƯU VĂN TÂM', birth: '1975', sex: 'Nam', relation: 'Chủ hộ', ethnicGroup: 'Kinh' },
    { name: 'LƯU THỊ THẢO', birth: '2001', sex: 'Nữ', relation: 'Con đẻ', ethnicGroup: 'Kinh' },
  ],
}
/** The centre says that nothing is new, and sends nothing. */
const unchanged = ({ page }: Desk, path: string) =>
  page.waitForResponse((response) => response.status() === 304 && response.url().endsWith(path))
/** From the end of the sync to the district's screen; looked at often, so that none of it is lost between two looks. */
const within = { timeout: 5_000, intervals: [100] }

test('what an officer records without a network is at the district within five seconds of the sync', async ({
  lan,
  district,
}) => {
  const coverage = coverageScreen(district.page)
  const queue = queueScreen(district.page)
  // anew: what an earlier journey saw there would stand first
  await district.goTo('/tien-do')
  await coverage.whole.waitFor()
  const before = await coverage.count()
  const sameCoverage = unchanged(district, '/api/coverage')

  await lan.goOffline()
  await recordFamily(lan, family)
  await lan.goOnline()
  await lan.sync()
  await expect.poll(() => coverage.count(), within).toBe(before + family.members.length)
  await sameCoverage

  await district.goTo('/hang-doi')
  await queue.openDevice(lan)
  const sameQueue = unchanged(district, '/api/queue')
  /** When the newest of the story was: of a long one only so many are shown. */
  const newest = async () =>
    Date.parse((await queue.story.first().locator('time').getAttribute('datetime')) ?? '')
  const told = await newest()
  await queue.closeDevice()
  const received = await queue.receivedToday(lan)
  await recordFamily(lan, { ...family, home: { house: '30', street: 'Huỳnh Thúc Kháng' } })
  await lan.sync()
  // the household, and each of its members
  await expect.poll(() => queue.receivedToday(lan), within).toBe(received + 1 + family.members.length)
  await queue.openDevice(lan)
  await expect.poll(newest, within).toBeGreaterThan(told)
  await sameQueue
})
