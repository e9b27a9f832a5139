import { randomInt } from 'node:crypto'
import { randomFromSeed } from '#server/seed/random.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { workScreen } from '../screens/work-screen.ts'

const head = 'HUỲNH THỊ DIỄM'
/** Told apart by their first letters. */
const typed = ['VƯƠNG KIM NGUYÊN THẢO', 'CHÂU NGỌC TƯỜNG LAM', 'KHƯU THIÊN HƯƠNG GIANG']
const fewestKeys = 6
/** Between two keys: faster than anybody types on glass. */
const keyMs = 100
const seed = process.env.KILL_SEED ?? String(randomInt(1_000_000))

/** The name as far as the draft has it after the browser was killed at the n-th key. */
async function killAt(tablet: Device, name: string, keys: number): Promise<string> {
  await householdListScreen(tablet.page).open(head)
  await householdScreen(tablet.page).addResident()
  await residentForm(tablet.page).field('name').focus()
  await tablet.page.keyboard.type(name.slice(0, keys), { delay: keyMs })
  await tablet.kill()
  await tablet.reopen('/viec')
  await tablet.open()
  await workScreen(tablet.page).openDraft(name.slice(0, keys - 1))
  return residentForm(tablet.page).field('name').inputValue()
}

test('a browser that is killed after the n-th key has n−1 keys in the draft', async ({ newTablet }) => {
  // of its own: what another journey chose in its browser may not be on the disk when it is killed
  const lan = await newTablet()
  await lan.enrol('lan.mui-ne')
  const random = randomFromSeed(seed)
  await recordFamily(lan, familyOfOne(head, '31'))
  for (const name of typed) {
    const keys = random.between(fewestKeys, name.length)
    process.stdout.write(`killed after key ${keys} of ${name} (KILL_SEED=${seed})\n`)
    const kept = await killAt(lan, name, keys)
    expect(name.slice(0, keys).startsWith(kept)).toBe(true)
    expect(kept.length).toBeGreaterThanOrEqual(keys - 1)
  }
})
