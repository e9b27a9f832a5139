import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'

const name = 'VÕ THỊ NGỌC SƯƠNG'

test('an answer that is lost after the commit: the push is sent again, applied once, and is no conflict with oneself', async ({
  centre,
  lan,
}) => {
  const pushes = () => lan.network.requests.filter((request) => request === 'POST /api/batches').length
  await syncScreen(lan.page).place.click()
  // of other journeys of the same tablet
  const conflicts = await syncScreen(lan.page).count('conflict')
  await lan.page.goBack()
  await lan.goOffline()
  await recordFamily(lan, familyOfOne(name, '41'))
  const before = pushes()
  const dropped = lan.network.dropNextAnswer('POST /api/batches')
  await lan.goOnline()
  await dropped

  const groupsOfHer = async () => {
    const { rows } = await centre.database.query<{ id: string; outcome: string }>(
      `select g.id, g.outcome from resident r
       join change_group g on g.commune = r.commune and g.id = r.created_in
       where r.name = $1`,
      [name],
    )
    return rows
  }
  const committed = await groupsOfHer()
  expect(committed.map(({ outcome }) => outcome)).toEqual(['applied'])

  await syncScreen(lan.page).place.click()
  await expect.poll(() => syncScreen(lan.page).count('waiting'), { timeout: 30_000 }).toBe(0)
  expect(pushes() - before).toBeGreaterThanOrEqual(2)
  expect(await groupsOfHer()).toEqual(committed)
  expect(await syncScreen(lan.page).count('conflict')).toBe(conflicts)
  await lan.page.goBack()
  await expect(householdScreen(lan.page).member(name)).toBeVisible()
  await expect(householdScreen(lan.page).state('received').first()).toBeVisible()
})
