import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { workScreen } from '../screens/work-screen.ts'

const typed = 'HUỲNH KIM NGUYÊN THẢO'
const killedAfter = 17
/** Between two keys: faster than anybody types on glass. */
const keyMs = 100

test('a browser that is killed after the n-th key has n−1 keys in the draft', async ({ lan }) => {
  await recordFamily(lan, familyOfOne('HUỲNH THỊ DIỄM', '31'))
  await householdScreen(lan.page).addResident()
  await residentForm(lan.page).field('name').focus()
  await lan.page.keyboard.type(typed.slice(0, killedAfter), { delay: keyMs })
  await lan.kill()

  await lan.reopen('/viec')
  await lan.open()
  await workScreen(lan.page).openDraft(typed.slice(0, 5))
  const kept = await residentForm(lan.page).field('name').inputValue()
  expect(typed.startsWith(kept)).toBe(true)
  expect(kept.length).toBeGreaterThanOrEqual(killedAfter - 1)
})
