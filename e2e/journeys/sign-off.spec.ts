import { formNumber } from '#shared/forms/form-number.ts'
import { recordId } from '#shared/ids.ts'
import type { Centre } from '../centre.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { administrationScreen } from '../screens/administration-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { printedForms, signScreen } from '../screens/sign-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { workScreen } from '../screens/work-screen.ts'
import { say } from '../words.ts'

async function openForm({ page }: Device, name: string) {
  await householdListScreen(page).open(name)
  await householdScreen(page).openMember(name)
}

/** Ends where it began: online, with everything at the centre. */
async function approveAt(tablet: Device, name: string) {
  await tablet.sync()
  await tablet.goOffline()
  const work = workScreen(tablet.page)
  await work.place.click()
  await work.toApprove(name).click()
  const sign = signScreen(tablet.page)
  await sign.approve()
  await expect(sign.step('approved')).toHaveAttribute('data-state', 'done')
  await work.place.click()
  await expect(work.toApprove(name)).toHaveCount(0)
  await tablet.goOnline()
  await tablet.sync()
}

const signaturesAt = async ({ database }: Centre, name: string) => {
  const { rows } = await database.query('select id, more from resident where name = $1', [name])
  const { declared, confirmed, approved } = JSON.parse(rows[0]?.more ?? '{}')
  return { id: recordId(rows[0]?.id ?? ''), declared, confirmed, approved }
}

test('a form is signed in three steps without a network; a change has to be signed again, and is, to the end', async ({
  centre,
  lan,
  minh,
}) => {
  const name = 'PHẠM THỊ BA CHỮ KÝ'
  const sign = signScreen(lan.page)
  await lan.goOffline()
  await recordFamily(lan, familyOfOne(name, '71'))
  await openForm(lan, name)
  await expect(sign.stateOnForm('unsigned')).toBeVisible()
  await sign.open()

  await sign.declare()
  await expect(sign.main.getByText(say('sign:pad.empty'))).toBeVisible()
  await sign.draw()
  await sign.button('sign:pad.undo').click()
  await expect(sign.button('sign:pad.clear')).toBeDisabled()
  await sign.draw()
  await sign.declare()
  await expect(sign.step('declared')).toHaveAttribute('data-state', 'done')
  await expect(lan.page.locator('[data-said]')).toContainText(say('collect:form.saved'))
  await sign.confirm()
  await expect(sign.step('confirmed')).toHaveAttribute('data-state', 'done')
  // she has no right to approve
  await expect(sign.main.getByText(say('sign:approve.elsewhere'))).toBeVisible()
  await lan.goOnline()
  await lan.sync()

  await approveAt(minh, name)
  const first = await signaturesAt(centre, name)
  expect(first.declared).toMatchObject({ how: 'signed', name })
  expect(first.declared.strokes.length).toBeGreaterThan(20)
  expect([first.confirmed.by, first.approved.by]).toEqual(['lan.mui-ne', 'minh.mui-ne'])
  await lan.sync()
  await openForm(lan, name)
  await expect(sign.stateOnForm('approved')).toBeVisible()

  await lan.goOffline()
  await residentForm(lan.page).fill({ fatherName: 'PHẠM VĂN ĐỔI' })
  await residentForm(lan.page).save()
  // nothing of her own, and yet the form prints it
  await householdScreen(lan.page).edit()
  await householdScreen(lan.page).fill({ bookNumber: 'KÝ-71' })
  await householdScreen(lan.page).save()
  await householdScreen(lan.page).openMember(name)
  const again = ['sign:items.father', 'sign:items.bookNumber'].map((key) => say(key))
  for (const item of again) await expect(sign.changedOnForm).toContainText(item)
  await sign.open()
  for (const item of again) await expect(sign.changed).toContainText(item)
  await expect(sign.step('approved')).toHaveAttribute('data-state', 'again')
  await sign.declareByKeyboard('LÊ VĂN CHỨNG')
  await expect(sign.step('declared')).toHaveAttribute('data-state', 'done')
  await expect(sign.step('confirmed')).toHaveAttribute('data-state', 'next')
  await sign.confirm()
  await expect(sign.step('confirmed')).toHaveAttribute('data-state', 'done')
  await lan.goOnline()
  await lan.sync()

  await approveAt(minh, name)
  const second = await signaturesAt(centre, name)
  expect(second.declared).toMatchObject({ how: 'witness', name: 'LÊ VĂN CHỨNG', strokes: null })
  expect(second.approved.contents).not.toBe(first.approved.contents)
  await lan.sync()
  await openForm(lan, name)
  await expect(sign.stateOnForm('approved')).toBeVisible()

  await sign.print()
  const paper = printedForms(lan.page)
  await expect(paper.sheets).toHaveCount(1)
  await expect(paper.sheets.locator('[data-form-number]')).toHaveText(formNumber(second.id))
  await expect(paper.signature(0, 'declared')).toContainText('LÊ VĂN CHỨNG')
  await expect(paper.signature(0, 'approved')).toContainText('minh.mui-ne')
  expect(await paper.countPages()).toBe(1)
})

test('the right to approve is given and taken back at the administrator’s desk; what comes without it is held, with the reason', async ({
  centre,
  administrator,
  newTablet,
}) => {
  const name = 'NGÔ THỊ CHỜ DUYỆT'
  const tablet = await newTablet()
  await tablet.enrol('dao.ninh-thuan')
  const sign = signScreen(tablet.page)
  const desk = administrationScreen(administrator.page)
  await administrator.goTo('/quan-tri')
  await desk.show('accounts')
  await desk.open('dao.ninh-thuan')
  await desk.setApproves(true)
  const panel = administrator.page.getByRole('complementary')
  await expect(panel).toContainText(say('administration:accounts.mayApprove'))

  await recordFamily(tablet, familyOfOne(name, '75'))
  await tablet.page.reload()
  await tablet.open()
  await tablet.sync()
  await openForm(tablet, name)
  await sign.open()
  await sign.declareByKeyboard('LÊ VĂN CHỨNG')
  await sign.confirm()
  await expect(sign.button('sign:approve.save')).toBeVisible()

  await desk.setApproves(false)
  await expect(panel).toContainText(say('administration:accounts.mayNotApprove'))
  // the tablet has not heard of it yet
  await sign.approve()
  await expect(sign.step('approved')).toHaveAttribute('data-state', 'done')
  await tablet.sync()
  await syncScreen(tablet.page).show('held')
  const reason = tablet.page.getByText(say('faults:held.approve-not-allowed'))
  await expect(reason.first()).toBeVisible()
  expect((await signaturesAt(centre, name)).approved).toBeUndefined()
})
