import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { eventScreen } from '../screens/event-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { meScreen } from '../screens/me-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { updateOffer } from '../screens/update-offer.ts'
import { workScreen } from '../screens/work-screen.ts'
import { bringOut } from '../second-build.ts'

const version = '99.1.0'
const head = 'LÂM THỊ BÍCH THỦY'
const half = 'LÂM THỊ CHƯA XONG'

test('an update of the app waits while a form is half filled, and the draft survives it', async ({
  centre,
  lan,
}) => {
  await recordFamily(lan, familyOfOne(head, '71'))
  await householdScreen(lan.page).addResident()
  await residentForm(lan.page).fill({ name: half, birth: '3/2/1987' })
  await residentForm(lan.page).draftKept.waitFor()

  await bringOut(centre, version)
  // Coming back into the network is when a tablet asks for a new version.
  await lan.goOffline()
  await lan.goOnline()
  const waits = () =>
    lan.page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting))
  await expect.poll(waits).toBe(true)
  await expect(updateOffer(lan.page).take).toBeHidden()
  await expect(residentForm(lan.page).field('name')).toHaveValue(half)

  const event = eventScreen(lan.page)
  await householdListScreen(lan.page).open(head)
  await expect(updateOffer(lan.page).take).toBeVisible()
  await event.open('death')
  await expect(updateOffer(lan.page).take).toBeHidden()
  await lan.lock()
  await expect(updateOffer(lan.page).take).toBeHidden()
  await lan.unlock()
  await event.saveButton.waitFor()
  await expect(updateOffer(lan.page).take).toBeHidden()

  await meScreen(lan.page).place.click()
  await expect(meScreen(lan.page).version(version)).toBeHidden()
  await updateOffer(lan.page).take.click()
  await lan.open()
  await meScreen(lan.page).place.click()
  await expect(meScreen(lan.page).version(version)).toBeVisible()

  await workScreen(lan.page).place.click()
  await workScreen(lan.page).openDraft(half)
  await expect(residentForm(lan.page).field('name')).toHaveValue(half)
  await expect(residentForm(lan.page).field('birth')).toHaveValue('03/02/1987')
})
