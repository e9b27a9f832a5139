import { familyOfOne, recordFamily, rewrite } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { conflictSheet } from '../screens/conflict-sheet.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say } from '../words.ts'

test('who has left and what was changed while a dialog stood open is seen before the tablet writes over it', async ({
  lan,
  minh,
}) => {
  const name = 'QUÁCH THỊ TRƯỚC SAU'
  await recordFamily(lan, familyOfOne(name, '36'))
  await lan.sync()
  await minh.sync()
  const { page } = minh
  const dialog = page.getByRole('dialog')
  const button = (key: string) => page.getByRole('button', { name: say(key), exact: true })
  /** Lan's save reaches Minh's tablet behind the dialog. */
  const hears = async (motherName: string) => {
    await rewrite(lan, name, { motherName })
    await lan.sync()
    await minh.goOffline()
    await minh.goOnline()
    await expect(residentForm(page).field('motherName')).toHaveValue(motherName)
  }
  await householdListScreen(page).open(name)
  await householdScreen(page).openMember(name)
  await button('collect:resident.remove').click()
  await dialog.getByLabel(say('collect:resident.removeReason')).fill('Ghi hai lần')
  await hears('QUÁCH THỊ MẸ')
  await dialog.getByRole('button', { name: say('collect:resident.removeSave'), exact: true }).click()
  const changed = page.getByRole('dialog', { name: say('collect:changed.title') })
  await expect(changed.getByText('QUÁCH THỊ MẸ', { exact: true })).toBeVisible()
  await changed.getByRole('button', { name: say('collect:changed.seen') }).click()
  await expect(dialog.getByLabel(say('collect:resident.removeReason'))).toHaveValue('Ghi hai lần')
  await dialog
    .getByRole('button', { name: say('cancel'), exact: true })
    .last()
    .click()

  await button('collect:resident.leave').click()
  await dialog.getByRole('radio').first().check()
  await householdListScreen(lan.page).open(name)
  await householdScreen(lan.page).openMember(name)
  await lan.page.getByRole('button', { name: say('collect:resident.leave'), exact: true }).click()
  await lan.page.getByRole('dialog').getByRole('radio').last().check()
  await lan.page.getByRole('button', { name: say('collect:resident.leaveSave'), exact: true }).click()
  await expect(lan.page.getByRole('dialog')).toHaveCount(0)
  await lan.sync()
  await minh.goOffline()
  await minh.goOnline()
  await expect(button('collect:resident.comeBack')).toBeAttached()
  await dialog.getByRole('button', { name: say('collect:resident.leaveSave'), exact: true }).click()
  await expect(conflictSheet(page).asksFor('left')).toBeVisible()
  await conflictSheet(page).keepNow()
  await expect(dialog).toHaveCount(0)
})

test('what another officer sent while a form was half filled is asked about before the save, field by field, and no flag comes of it', async ({
  centre,
  lan,
  minh,
}) => {
  const name = 'PHAN THỊ HỒNG SÂM'
  const theirs = { fatherName: 'PHAN VĂN MƯỜI HAI', motherName: 'LÊ THỊ MƯỜI HAI' }
  const mine = { fatherName: 'PHAN VĂN MƯỜI BA', motherName: 'LÊ THỊ MƯỜI BA' }
  await recordFamily(lan, familyOfOne(name, '35'))
  await lan.sync()
  await minh.sync()

  const form = residentForm(minh.page)
  const open = async () => {
    await householdListScreen(minh.page).open(name)
    await householdScreen(minh.page).openMember(name)
  }
  await open()
  await form.fill(mine)
  await form.draftKept.waitFor()
  await rewrite(lan, name, theirs)
  await lan.sync()
  await minh.sync()
  await open()
  await expect(form.field('fatherName')).toHaveValue(mine.fatherName)
  await form.saveButton.click()

  const conflict = conflictSheet(minh.page)
  for (const unit of ['fatherName', 'motherName'] as const) {
    await expect(conflict.asksFor(unit)).toBeVisible()
    await expect(conflict.value(say('collect:conflict.empty'))).toBeVisible()
    await expect(conflict.value(theirs[unit])).toBeVisible()
    await expect(conflict.value(mine[unit])).toBeVisible()
    if (unit === 'fatherName') await conflict.keepNow()
    else await conflict.takeMine()
  }
  await expect(conflict.sheet).toHaveCount(0)
  await form.save()
  await minh.sync()

  const { rows } = await centre.database.query(
    `select r.father_name, r.mother_name, (
       select count(*)::int from flag f where f.commune = r.commune and f.record = r.id and f.kind = 'conflict'
     ) as conflicts from resident r where r.name = $1`,
    [name],
  )
  expect(rows).toEqual([{ father_name: theirs.fatherName, mother_name: mine.motherName, conflicts: 0 }])
})
