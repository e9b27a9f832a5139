import { familyOfOne, recordFamily, rewrite } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { conflictSheet } from '../screens/conflict-sheet.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say } from '../words.ts'

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
