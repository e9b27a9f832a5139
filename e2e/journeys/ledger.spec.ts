import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { queueScreen } from '../screens/queue-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say, saying } from '../words.ts'

test('an officer reads how many of their households are at the centre, and a save that the centre loses comes back', async ({
  centre,
  newTablet,
  district,
}) => {
  // a tablet of its own: what another journey altered on the way is lacking at the centre
  const minh = await newTablet()
  await minh.enrol('minh.mui-ne')
  const lost = familyOfOne('TRỊNH THỊ SỔ CÁI', 'Tổ 41')
  const sync = syncScreen(minh.page)
  await recordFamily(minh, lost)
  await minh.sync()
  await sync.place.click()
  await expect(sync.compared).toBeVisible()
  const areWhole = async () => {
    const { atCentre, all } = await sync.households()
    return all > 0 && atCentre === all
  }
  await expect.poll(areWhole).toBe(true)
  const before = await sync.households()

  await minh.goOffline()
  await recordFamily(minh, familyOfOne('TRỊNH THỊ NGOÀI MẠNG', 'Tổ 42'))
  await sync.place.click()
  await expect.poll(() => sync.households()).toEqual({ atCentre: before.all, all: before.all + 1 })
  await minh.goOnline()
  await minh.sync()
  await sync.place.click()
  await expect.poll(() => sync.households()).toEqual({ atCentre: before.all + 1, all: before.all + 1 })

  const saves = async () => {
    const found = await centre.database.query(
      `select g.id from change_group g join resident r on r.created_in = g.id or r.household = g.household
       where r.name = $1`,
      [lost.members[0]?.name],
    )
    return found.rows.map(({ id }) => String(id)).sort()
  }
  const answered = await saves()
  expect(answered.length).toBeGreaterThan(0)
  // a disk that rots: nobody restores anything, and no number says that something is gone
  await centre.database.query('delete from change_group where id = any ($1)', [answered])
  expect(await saves()).toEqual([])
  await minh.sync()
  await expect.poll(saves).toEqual(answered)
  await minh.sync()
  await sync.place.click()
  await expect.poll(() => sync.households()).toEqual({ atCentre: before.all + 1, all: before.all + 1 })

  const queue = queueScreen(district.page)
  await queue.show()
  await queue.openDevice(minh)
  const [done, total] = [before.all + 1, before.all + 1]
  await expect(queue.panel).toContainText(say('desk:ledger.atCentre', { done, total }))
  await expect(queue.panel).toContainText(saying('desk:ledger.agrees'))
})
