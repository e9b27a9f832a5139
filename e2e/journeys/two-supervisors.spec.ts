import { z } from 'zod'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say } from '../words.ts'

async function write({ page }: Device, name: string, fatherName: string) {
  await householdListScreen(page).open(name)
  await householdScreen(page).openMember(name)
  await residentForm(page).fill({ fatherName })
  await residentForm(page).save()
}

test('of two supervisors on one flag the second is told who settled it, with what stands now, and keeps what they typed', async ({
  centre,
  lan,
  minh,
  supervisor,
  newDesk,
}) => {
  const name = 'PHAN THỊ HỒNG OANH'
  await recordFamily(lan, familyOfOne(name, '33'))
  await lan.sync()
  await minh.sync()
  for (const device of [lan, minh]) await device.goOffline()
  await write(lan, name, 'PHAN VĂN CHÍN')
  await write(minh, name, 'PHAN VĂN MƯỜI')
  for (const device of [lan, minh]) {
    await device.goOnline()
    await device.sync()
  }

  const username = 'giam-sat.phan-thiet'
  const areas = [{ level: 'district', code: '593' }]
  const made = await centre.asAdministrator('/api/accounts', {
    username,
    name: 'Giám sát thử nghiệm Phan Thiết',
    role: 'supervisor',
    areas,
  })
  const second = await newDesk({ username, ...z.object({ password: z.string() }).parse(made) })

  const [first, late] = [flagsScreen(supervisor.page), flagsScreen(second.page)]
  for (const flags of [first, late]) {
    await flags.show()
    await flags.only(say('flags:list.conflict'))
    await flags.open(name)
  }
  await late.choose('take')
  await late.words.fill('Trưởng thôn nói vậy')
  await first.settle('keep', 'Đã xem giấy khai sinh')
  await expect(first.line(name)).toHaveCount(0)
  await late.settleButton.click()

  await expect(late.changed).toBeVisible()
  await expect(late.bar.or(late.record)).toContainText(['Giám sát thử nghiệm Bình Thuận'])
  await late.choose('take')
  await expect(late.words).toHaveValue('Trưởng thôn nói vậy')
  const { rows } = await centre.database.query('select father_name from resident where name = $1', [name])
  expect(rows).toEqual([{ father_name: 'PHAN VĂN CHÍN' }])
})
