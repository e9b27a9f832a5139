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
  const groupsOfTablet = async () => {
    const { rows } = await centre.database.query<{ id: string; outcome: string }>(
      'select id, outcome from change_group where device = $1 order by id',
      [lan.id],
    )
    return rows
  }
  const residentsOfHerName = async () =>
    (await centre.database.query('select from resident where name = $1', [name])).rowCount
  const groupsBefore = await groupsOfTablet()
  await lan.goOffline()
  await recordFamily(lan, familyOfOne(name, '41'))
  const before = pushes()
  const dropped = lan.network.dropNextAnswer('POST /api/batches')
  await lan.goOnline()
  await dropped

  // the household and the resident, one group each, and no row beside them
  const committed = await groupsOfTablet()
  expect(committed).toHaveLength(groupsBefore.length + 2)
  const known = new Set(groupsBefore.map(({ id }) => id))
  const added = committed.filter(({ id }) => !known.has(id))
  expect(added.map(({ outcome }) => outcome)).toEqual(['applied', 'applied'])
  expect(await residentsOfHerName()).toBe(1)

  await syncScreen(lan.page).place.click()
  await expect.poll(() => syncScreen(lan.page).count('waiting')).toBe(0)
  expect(pushes() - before).toBeGreaterThanOrEqual(2)
  expect(await groupsOfTablet()).toEqual(committed)
  expect(await residentsOfHerName()).toBe(1)
  expect(await syncScreen(lan.page).count('conflict')).toBe(conflicts)
  await lan.page.goBack()
  await expect(householdScreen(lan.page).member(name)).toBeVisible()
  await expect(householdScreen(lan.page).state('received').first()).toBeVisible()
})
