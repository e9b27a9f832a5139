/** Every rule of the table is reached on a screen: those that ask somebody at the flags, those that do not at the form. */
import type { Page } from '@playwright/test'
import { type CheckCode, checkCodes, raisesFlag } from '#shared/checks/check-list.ts'
import { type Centre, startCentre } from '../centre.ts'
import { Desk, demoAccount } from '../desk.ts'
import { Device } from '../device.ts'
import { expect, test } from '../fixtures.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say, saying } from '../words.ts'

/** Of the demo: one error of every kind in the commune of the officer. */
const scale = 0.15
const officer = 'lan.mui-ne'

/** Of a note somebody in the commune who shows it, and the field that says so. */
const notes: Partial<Record<CheckCode, { readonly where: string; readonly unit: string }>> = {
  DOB_PARTIAL: { where: 'length(r.birth) = 4', unit: 'birth' },
  DOB_JAN1: { where: `r.birth like '%-01-01'`, unit: 'birth' },
  NAME_CASE: { where: 'r.name <> upper(r.name)', unit: 'name' },
  CARD_14: {
    where: `r.birth < '1990' and length(r.birth) = 10 and r.cmnd is null and r.more is null`,
    unit: 'card',
  },
  CARD_EXPIRED: { where: `r.more::jsonb -> 'card' ->> 'expiresOn' < now()::date::text`, unit: 'card' },
}
/** No rule of the table: what the moves between communes ask. */
const ofMoves = 'ARRIVED_ELSEWHERE'
const asked = checkCodes.filter((rule) => raisesFlag(rule) && rule !== ofMoves)

interface Found {
  readonly id: string
  readonly household: string
  readonly head: string
}

async function findShown({ database }: Centre, where: string) {
  const { rows } = await database.query<Found>(
    `select r.id, r.household, h.name as head from resident r
     join resident h on h.commune = r.commune and h.household = r.household and h.relation = 'CH'
     where r.commune = '22915' and r.left_why is null and r.removed_at is null and ${where}
     order by r.id limit 1`,
  )
  const found = rows[0]
  if (found === undefined) throw new Error(`nobody is ${where}`)
  return found
}

/** By their ids: names are many times the same. */
async function openForm(page: Page, { id, household, head }: Found): Promise<void> {
  const main = page.getByRole('main')
  await householdListScreen(page).place.click()
  await householdListScreen(page).search.fill(head)
  await main.locator(`a[href="/ho/${household}"]`).click()
  await main.locator(`a[href="/ho/${household}/nhan-khau/${id}"]`).first().click()
}

const fieldOf = (page: Page, unit: string) => page.locator(`#field-${unit}`)

test('all thirty rules are looked for here', () => {
  expect([...asked, ...Object.keys(notes)].toSorted()).toEqual(
    checkCodes.filter((rule) => rule !== ofMoves).toSorted(),
  )
  expect(checkCodes.filter((rule) => rule !== ofMoves)).toHaveLength(30)
})

test('each rule is a question at the supervisor’s desk or a note in the officer’s form, in its sentence', async () => {
  test.setTimeout(600_000)
  const centre = await startCentre({ scale })
  const supervisor = await Desk.open(centre, demoAccount('giam-sat.binh-thuan'))
  const tablet = await Device.make(centre)
  try {
    for (const rule of asked.filter((one) => one !== 'BOOK_MISMATCH')) {
      await supervisor.goTo(`/can-xem?kind=check&rule=${rule}`)
      const flags = flagsScreen(supervisor.page)
      await flags.line('').first().click()
      const sentence = supervisor.page.getByRole('heading', { name: saying(`faults:check.${rule}`) })
      await expect(sentence, rule).toBeVisible()
    }
    await tablet.enrol(officer)
    const { page } = tablet
    for (const [rule, { where, unit }] of Object.entries(notes)) {
      await openForm(page, await findShown(centre, where))
      await expect(fieldOf(page, unit), rule).toContainText(saying(`faults:check.${rule}`))
    }
    // a question at the desk, and under the form that it is about
    await openForm(
      page,
      await findShown(centre, `r.more like '%"confirmed"%' and r.more not like '%"declared"%'`),
    )
    await expect(page.getByRole('main').getByText(say('faults:check.NO_SIGNATURE'))).toBeVisible()
    await openForm(page, await findShown(centre, `r.relation = 'CH' and r.more is null`))
    const form = residentForm(page)
    await form.unfold(say('collect:fold.book'))
    await form.field('bookSays').fill('Sổ ghi sinh năm 1985')
    await expect(fieldOf(page, 'bookSays')).toContainText(saying('faults:check.BOOK_MISMATCH'))
  } finally {
    await tablet.throwAway()
    await supervisor.leave()
    await centre.stop()
  }
})
