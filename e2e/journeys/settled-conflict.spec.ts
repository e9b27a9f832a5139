import { z } from 'zod'
import type { Centre } from '../centre.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { workScreen } from '../screens/work-screen.ts'
import { say } from '../words.ts'

const reason = 'Giấy khai sinh số 27 ghi như vậy'

async function write({ page }: Device, name: string, fatherName: string) {
  await householdListScreen(page).open(name)
  await householdScreen(page).openMember(name)
  await residentForm(page).fill({ fatherName })
  await residentForm(page).save()
}

/** A third officer of the commune, made by the administrator. */
async function makeOfficer({ asAdministrator }: Centre, username: string): Promise<string> {
  const areas = [{ level: 'commune', code: '22915' }]
  const made = await asAdministrator('/api/accounts', {
    username,
    name: 'Cán bộ thử nghiệm Sáu',
    role: 'officer',
    areas,
  })
  return z.object({ password: z.string() }).parse(made).password
}

const standing = async ({ database }: Centre, name: string): Promise<unknown> =>
  (await database.query('select father_name from resident where name = $1', [name])).rows[0]?.father_name

test('a supervisor settles a conflict of two tablets, both hear how and why, and a third that was offline does not undo it', async ({
  centre,
  lan,
  minh,
  newTablet,
  supervisor,
}) => {
  const name = 'PHAN THỊ HỒNG HẠC'
  await recordFamily(lan, familyOfOne(name, '31'))
  await lan.sync()
  const third = await newTablet()
  await third.enrol('sau.mui-ne', await makeOfficer(centre, 'sau.mui-ne'))
  await minh.sync()
  for (const device of [lan, minh, third]) await device.goOffline()
  await write(lan, name, 'PHAN VĂN BẢY')
  await write(minh, name, 'PHAN VĂN TÁM')
  await write(third, name, 'PHAN VĂN TÁM')
  for (const device of [lan, minh]) {
    await device.goOnline()
    await device.sync()
  }

  // what comes while the list of work is open is heard there
  await minh.goOffline()
  await workScreen(minh.page).place.click()
  const flags = flagsScreen(supervisor.page)
  await flags.show()
  await flags.only(say('flags:list.conflict'))
  await flags.open(name)
  await expect(flags.record).toContainText('PHAN VĂN BẢY')
  await expect(supervisor.page.getByText(/Minh ghi PHAN VĂN TÁM/)).toBeVisible()
  for (const { name: tablet } of [lan, minh]) await expect(flags.history).toContainText(tablet)
  await flags.settle('keep', reason)
  await expect(supervisor.page.locator('[data-said]')).toHaveText(say('flags:bar.settled'))
  await expect(flags.line(name)).toHaveCount(0)

  await minh.goOnline()
  const title = say('collect:settlement.title', { unit: say('collect:units.fatherName') })
  await expect(minh.page.locator('[data-said]')).toContainText(title)
  await lan.sync()
  await householdListScreen(lan.page).open(name)
  await householdScreen(lan.page).openMember(name)
  await expect(residentForm(lan.page).field('fatherName')).toHaveValue('PHAN VĂN BẢY')
  await householdListScreen(lan.page).open(name)
  const decision = householdScreen(lan.page).decision(say('collect:units.fatherName'))
  await decision.click()
  await expect(decision).toContainText(say('collect:settlement.how.keep'))
  await expect(decision).toContainText(reason)
  const notice = workScreen(minh.page).settlement(reason)
  await expect(notice).toContainText('PHAN VĂN TÁM')
  await expect(notice).toContainText('PHAN VĂN BẢY')
  await notice.getByRole('button').click()
  await expect(notice).toHaveCount(0)

  await third.goOnline()
  await third.sync()
  expect(await standing(centre, name)).toBe('PHAN VĂN BẢY')
  await householdListScreen(third.page).open(name)
  await expect(householdScreen(third.page).state('conflict').first()).toBeVisible()
})
