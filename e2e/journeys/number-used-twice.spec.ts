import type { Locator } from '@playwright/test'
import type { Centre } from '../centre.ts'
import type { Desk } from '../desk.ts'
import type { Device } from '../device.ts'
import { type Family, familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say } from '../words.ts'

const flagged = say('faults:check.ID_DUP')
const evidence = 'Đã xem thẻ căn cước'

interface Pair {
  readonly here: string
  readonly there: string
  readonly house: string
  readonly idNumber: string
  readonly right: string
}
/** The record that is opened is wrong. */
const mendedHere: Pair = {
  here: 'HUỲNH THỊ KIM ANH',
  there: 'HUỲNH THỊ KIM ÁNH',
  house: '61',
  idNumber: '060180004321',
  right: '060180004329',
}
/** Its neighbour is. */
const mendedThere: Pair = {
  here: 'HUỲNH THỊ KIM OANH',
  there: 'HUỲNH THỊ KIM LOAN',
  house: '63',
  idNumber: '060180004421',
  right: '060180004429',
}
const pairs = [mendedHere, mendedThere]

const withNumber = (name: string, { house, idNumber }: Pair): Family => {
  const family = familyOfOne(name, house)
  return { ...family, members: family.members.map((member) => ({ ...member, idNumber })) }
}

const openFlags = async ({ database }: Centre, { here, there }: Pair): Promise<number> => {
  const { rows } = await database.query(
    `select f.commune from flag f join resident r on r.commune = f.commune and r.id = f.record
     where r.name = any($1) and f.rule = 'ID_DUP' and f.state = 'open'`,
    [[here, there]],
  )
  return rows.length
}

/** Her row in the household, with what is asked about her. */
async function find({ page }: Device, name: string): Promise<Locator> {
  await householdListScreen(page).open(name)
  const household = householdScreen(page)
  await household.member(name).waitFor()
  return household.row(name)
}

/** The wrong number of the pair is corrected from the flag of `here`. */
async function correct({ page }: Desk, { here, there, right }: Pair, which: 'correct' | 'correctNeighbour') {
  const flags = flagsScreen(page)
  await flags.show()
  await flags.only(say('flags:rules.ID_DUP'))
  await flags.open(here)
  await expect(flags.neighbour).toContainText(there)
  await flags.choose(which)
  await flags.bar.getByLabel(say('collect:units.idNumber')).fill(right)
  await flags.words.fill(evidence)
  await flags.settleButton.click()
  await expect(flags.line(here)).toHaveCount(0)
}

test('a number that is used in two communes is flagged in both, on the tablet too, and the correction of either record closes both', async ({
  centre,
  lan,
  newTablet,
  supervisor,
}) => {
  const hoa = await newTablet()
  await hoa.enrol('hoa.ham-thuan-bac')
  for (const pair of pairs) {
    await recordFamily(lan, withNumber(pair.here, pair))
    await recordFamily(hoa, withNumber(pair.there, pair))
  }
  await lan.sync()
  await hoa.sync()
  for (const pair of pairs) await expect.poll(() => openFlags(centre, pair)).toBe(2)
  for (const [tablet, name] of [
    [lan, mendedHere.here],
    [hoa, mendedHere.there],
  ] as const) {
    await tablet.sync()
    await expect(await find(tablet, name)).toContainText(flagged)
  }

  await correct(supervisor, mendedHere, 'correct')
  await correct(supervisor, mendedThere, 'correctNeighbour')
  for (const pair of pairs) await expect.poll(() => openFlags(centre, pair)).toBe(0)

  for (const [tablet, name, idNumber] of [
    [lan, mendedHere.here, mendedHere.right],
    [hoa, mendedHere.there, mendedHere.idNumber],
    [lan, mendedThere.here, mendedThere.idNumber],
    [hoa, mendedThere.there, mendedThere.right],
  ] as const) {
    await tablet.sync()
    const row = await find(tablet, name)
    const told = row.locator('[data-kind=settled]').filter({ hasText: say('collect:settlement.how.correct') })
    if (name === mendedHere.here || name === mendedThere.there) {
      await expect(told).toContainText(evidence)
      await told.getByRole('button').click()
    }
    await expect(told).toHaveCount(0)
    await expect(row).not.toContainText(flagged)
    await householdScreen(tablet.page).openMember(name)
    await expect(residentForm(tablet.page).field('idNumber')).toHaveValue(idNumber)
  }
})
