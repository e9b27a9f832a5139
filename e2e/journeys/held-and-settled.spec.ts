import { alter } from '../alter.ts'
import type { Centre } from '../centre.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { queueScreen } from '../screens/queue-screen.ts'
import { type ResidentInput, residentForm } from '../screens/resident-form.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say } from '../words.ts'

async function edit({ page }: Device, name: string, input: ResidentInput) {
  await householdListScreen(page).open(name)
  await householdScreen(page).openMember(name)
  await residentForm(page).fill(input)
  await residentForm(page).save()
}

const setAreas = ({ asAdministrator }: Centre, username: string, codes: readonly string[]) =>
  asAdministrator(
    `/api/accounts/${username}`,
    { areas: codes.map((code) => ({ level: 'commune', code })) },
    'PATCH',
  )

test('a group that was held is processed again once its cause is mended, and its follower goes by itself', async ({
  centre,
  minh,
  district,
}) => {
  const name = 'VÕ THỊ TUYẾT SƯƠNG'
  const sync = syncScreen(minh.page)
  await recordFamily(minh, familyOfOne(name, '71'))
  await minh.sync()
  const heldBefore = await sync.count('held')
  await minh.goOffline()
  await edit(minh, name, { cmnd: '260777111' })
  await setAreas(centre, 'minh.mui-ne', [])
  await minh.goOnline()
  await sync.show('held')
  await sync.button.click()
  await expect(sync.entries.filter({ hasText: say('faults:held.scope') })).toHaveCount(1)

  await setAreas(centre, 'minh.mui-ne', ['22915'])
  await minh.sync()
  await edit(minh, name, { fatherName: 'VÕ VĂN ĐÔNG' })
  await minh.sync()
  expect(await sync.count('held')).toBe(heldBefore + 2)

  const queue = queueScreen(district.page)
  await queue.show()
  await queue.openDevice(minh)
  await queue.openHeld(say('faults:held.scope'))
  await expect(queue.panel).toContainText('260777111'.slice(-3))
  await queue.processAgain()
  await expect(queue.outcome('applied')).toBeVisible()

  await minh.sync()
  expect(await sync.count('held')).toBe(heldBefore)
  const { rows } = await centre.database.query('select cmnd, father_name from resident where name = $1', [
    name,
  ])
  expect(rows).toEqual([{ cmnd: '260777111', father_name: 'VÕ VĂN ĐÔNG' }])
})

test('a group that the district dismisses tells its officer why, until they have read it', async ({
  minh,
  district,
}) => {
  const name = 'VÕ THỊ TUYẾT MAI'
  const why = 'Đã ghi ở lần lưu khác trong ngày'
  await recordFamily(minh, familyOfOne(name, '73'))
  await minh.sync()
  await alter(minh, '260888222', '26O888222')
  await edit(minh, name, { cmnd: '260888222' })
  await minh.sync()

  const queue = queueScreen(district.page)
  await queue.show()
  await queue.openDevice(minh)
  await queue.openHeld(say('faults:fault.not-digits'))
  await queue.writeReason(why)
  // what is typed stays over a look at something else, and is there once only: it goes when it is sent
  await queue.leaveHeld()
  await queue.openHeld(say('faults:fault.not-digits'))
  await expect(queue.reason).toHaveValue(why)
  await district.page.getByRole('link', { name: say('desk:places.coverage') }).click()
  await queue.show()
  await queue.openDevice(minh)
  await queue.openHeld(say('faults:fault.not-digits'))
  await expect(queue.reason).toHaveValue(why)
  // no reason is cut: the officer would read half of it
  await queue.reason.fill(`${why}. `.repeat(20))
  await queue.dismissNow()
  await expect(queue.panel).toContainText(say('desk:held.reasonLong'))
  await queue.reason.fill(why)
  await queue.dismissNow()
  await expect(queue.outcome('dismissed')).toBeVisible()

  await minh.sync()
  const sync = syncScreen(minh.page)
  await sync.show('held')
  const entry = sync.entries.filter({ hasText: why })
  await entry.getByRole('button', { name: say('sync.acknowledge') }).click()
  await expect(entry).toHaveCount(0)
  await minh.context.unrouteAll({ behavior: 'ignoreErrors' })
})
