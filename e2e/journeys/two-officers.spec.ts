import type { Centre } from '../centre.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { conflictSheet } from '../screens/conflict-sheet.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { type ResidentInput, residentForm } from '../screens/resident-form.ts'

/** Both tablets know her, and neither has a network. */
async function shareThenCut(name: string, house: string, { lan, minh }: { lan: Device; minh: Device }) {
  await recordFamily(lan, familyOfOne(name, house))
  await lan.sync()
  await minh.sync()
  await lan.goOffline()
  await minh.goOffline()
}

async function edit({ page }: Device, name: string, input: ResidentInput) {
  await householdListScreen(page).open(name)
  await householdScreen(page).openMember(name)
  await residentForm(page).fill(input)
  await residentForm(page).save()
}

/** Lan's save arrives first. */
async function bothSend({ lan, minh }: { lan: Device; minh: Device }) {
  for (const device of [lan, minh]) {
    await device.goOnline()
    await device.sync()
  }
  await lan.sync()
}

const openConflicts = async ({ database }: Centre, name: string) => {
  const { rows } = await database.query(
    `select f.unit, f.claims from flag f join resident r on r.commune = f.commune and r.id = f.record
     where r.name = $1 and f.kind = 'conflict' and f.state = 'open'`,
    [name],
  )
  return rows
}

test('two officers who edit different units of one resident without a network both keep what they wrote', async ({
  centre,
  lan,
  minh,
}) => {
  const name = 'PHAN THỊ HỒNG YẾN'
  await shareThenCut(name, '11', { lan, minh })
  await edit(lan, name, { fatherName: 'PHAN VĂN SÁU' })
  await edit(minh, name, { motherName: 'LÊ THỊ CẨM' })
  await bothSend({ lan, minh })
  for (const { page } of [lan, minh]) {
    await householdListScreen(page).open(name)
    await expect(householdScreen(page).state('received').first()).toBeVisible()
    await householdScreen(page).openMember(name)
    await expect(residentForm(page).field('fatherName')).toHaveValue('PHAN VĂN SÁU')
    await expect(residentForm(page).field('motherName')).toHaveValue('LÊ THỊ CẨM')
  }
  expect(await openConflicts(centre, name)).toEqual([])
})

test('two officers who edit the same unit get one flag with both values on both tablets', async ({
  centre,
  lan,
  minh,
}) => {
  const name = 'PHAN THỊ HỒNG NHẠN'
  await shareThenCut(name, '13', { lan, minh })
  await edit(lan, name, { fatherName: 'PHAN VĂN BẢY' })
  await edit(minh, name, { fatherName: 'PHAN VĂN TÁM' })
  await bothSend({ lan, minh })
  for (const { page } of [lan, minh]) {
    await householdListScreen(page).open(name)
    await expect(householdScreen(page).state('conflict').first()).toBeVisible()
    await conflictSheet(page).open()
    await expect(conflictSheet(page).value('PHAN VĂN BẢY')).toBeVisible()
    await expect(conflictSheet(page).value('PHAN VĂN TÁM')).toBeVisible()
    await conflictSheet(page).close()
  }
  const flags = await openConflicts(centre, name)
  expect(flags).toHaveLength(1)
  expect(flags[0].unit).toBe('fatherName')
  expect(flags[0].claims).toHaveLength(1)
})
