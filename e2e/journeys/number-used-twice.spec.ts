import { type Family, familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say } from '../words.ts'

/** Numbers are looked for after the commit, every few seconds. */
const sought = { timeout: 30_000 }
const idNumber = '060180004321'
const right = '060180004329'

const withNumber = (family: Family): Family => ({
  ...family,
  members: family.members.map((member) => ({ ...member, idNumber })),
})

test('a number that is used in two communes is flagged in both, and the correction of one closes both', async ({
  centre,
  lan,
  newTablet,
  supervisor,
}) => {
  const here = 'HUỲNH THỊ KIM ANH'
  const there = 'HUỲNH THỊ KIM ÁNH'
  const hoa = await newTablet()
  await hoa.enrol('hoa.ham-thuan-bac')
  await recordFamily(lan, withNumber(familyOfOne(here, '61')))
  await recordFamily(hoa, withNumber(familyOfOne(there, '63')))
  await lan.sync()
  await hoa.sync()
  const open = async () => {
    const { rows } = await centre.database.query(
      `select f.commune from flag f join resident r on r.commune = f.commune and r.id = f.record
       where r.name = any($1) and f.rule = 'ID_DUP' and f.state = 'open' order by f.commune`,
      [[here, there]],
    )
    return rows.length
  }
  await expect.poll(open, sought).toBe(2)

  const flags = flagsScreen(supervisor.page)
  await flags.show()
  await flags.only(say('flags:rules.ID_DUP'))
  await flags.open(here)
  await expect(flags.neighbour).toContainText(there)
  await flags.choose('correct')
  await flags.bar.getByLabel(say('collect:units.idNumber')).fill(right)
  await flags.words.fill('Đã xem thẻ căn cước')
  await flags.settleButton.click()
  await expect.poll(open, sought).toBe(0)

  await lan.sync()
  await householdListScreen(lan.page).open(here)
  await householdScreen(lan.page).openMember(here)
  await expect(residentForm(lan.page).field('idNumber')).toHaveValue(right)
  await expect(lan.page.getByText('Số định danh này còn được dùng')).toHaveCount(0)
})
