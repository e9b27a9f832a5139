import { alter } from '../alter.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say } from '../words.ts'

test('a group that the centre cannot accept is shown as held with its reason, and the rest went through', async ({
  lan,
}) => {
  const refused = 'BÙI THỊ THANH TRÚC'
  const accepted = 'BÙI THỊ THANH TÙNG'
  await recordFamily(lan, familyOfOne(refused, '51'))
  await recordFamily(lan, familyOfOne(accepted, '53'))
  await lan.sync()
  const heldBefore = await syncScreen(lan.page).count('held')

  await lan.goOffline()
  for (const [name, cmnd] of [
    [refused, '260111222'],
    [accepted, '260333444'],
  ] as const) {
    await householdListScreen(lan.page).open(name)
    await householdScreen(lan.page).openMember(name)
    await residentForm(lan.page).fill({ cmnd })
    await residentForm(lan.page).save()
  }
  await alter(lan, '260111222', '26O111222')
  await lan.goOnline()
  await lan.sync()

  const sync = syncScreen(lan.page)
  expect(await sync.count('held')).toBe(heldBefore + 1)
  await sync.show('held')
  const reason = say('faults:held.shape', {
    unit: say('collect:units.cmnd'),
    fault: say('faults:fault.not-digits'),
  })
  await expect(sync.entries.filter({ hasText: refused })).toContainText(reason)

  await householdListScreen(lan.page).open(refused)
  await expect(householdScreen(lan.page).state('held').first()).toBeVisible()
  await expect(lan.page.getByText(reason).first()).toBeVisible()
  await householdListScreen(lan.page).open(accepted)
  await expect(householdScreen(lan.page).state('received').first()).toBeVisible()
})
