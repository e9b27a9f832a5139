import { findViolations } from '../axe.ts'
import type { Device } from '../device.ts'
import {
  type Family,
  familyOfThree,
  headOf as head,
  recordFamily,
  sonOf as son,
  wifeOf as wife,
} from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { coverageScreen } from '../screens/coverage-screen.ts'
import { eventName, eventScreen } from '../screens/event-screen.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { movesScreen } from '../screens/moves-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say } from '../words.ts'

const on = '1/3/2021'

/** At the door of a family that is recorded already, and no network is there. */
async function atTheDoor(lan: Device, family: Family) {
  await recordFamily(lan, family)
  await lan.sync()
  await lan.goOffline()
  await householdListScreen(lan.page).open(family.members[0]?.name ?? '')
}

async function afterSync(from: Device, to: Device, name: string) {
  await from.goOnline()
  await from.sync()
  await to.sync()
  await householdListScreen(to.page).open(name)
}

test('a birth told without a network adds the child with both parents, and reaches the other tablet', async ({
  lan,
  minh,
}) => {
  await atTheDoor(lan, familyOfThree('SINH', '201'))
  const event = eventScreen(lan.page)
  await event.open('birth')
  await event.answer({
    typed: { name: 'ĐOÀN THỊ SƠ SINH', on, evidence: 'Giấy khai sinh 45/2021' },
    sex: 'Nữ',
    chosen: { mother: wife('SINH'), father: head('SINH') },
  })
  await event.save()
  await expect(householdScreen(lan.page).members).toHaveCount(4)
  await expect(event.undoButton).toBeVisible()
  await afterSync(lan, minh, head('SINH'))
  await expect(householdScreen(minh.page).member('ĐOÀN THỊ SƠ SINH')).toContainText('Con đẻ')
  await expect(eventScreen(minh.page).undoButton).toHaveCount(0)
})

test('the death of a head asks for the new one, and everybody’s relation is to them', async ({
  lan,
  minh,
}) => {
  await atTheDoor(lan, familyOfThree('TỬ', '202'))
  const event = eventScreen(lan.page)
  await event.open('death')
  await event.answer({ about: [head('TỬ')], typed: { on, evidence: 'Trích lục 12/2021' } })
  await event.saveButton.click()
  await expect(event.question('head')).toContainText(say('events:open.any'))
  await event.answer({ chosen: { head: son('TỬ') } })
  await event.save()
  await afterSync(lan, minh, son('TỬ'))
  const household = householdScreen(minh.page)
  await expect(household.member(son('TỬ'))).toContainText('Chủ hộ')
  await expect(household.member(wife('TỬ'))).toContainText('Mẹ đẻ')
  await expect(household.member(head('TỬ'))).toContainText('Đã chết')
})

test('a divorce ends the marriage on both sides', async ({ lan, minh }) => {
  await atTheDoor(lan, familyOfThree('LY', '203'))
  const event = eventScreen(lan.page)
  await event.open('divorce')
  await event.answer({
    about: [wife('LY')],
    typed: { on, evidence: 'Bản án 3/2021' },
    chosen: { relation: 'Khác' },
  })
  await event.save()
  await afterSync(lan, minh, head('LY'))
  for (const name of [head('LY'), wife('LY')]) {
    await householdListScreen(minh.page).open(head('LY'))
    await householdScreen(minh.page).openMember(name)
    await expect(minh.page.getByRole('radio', { name: 'Đã ly hôn hoặc góa', exact: true })).toBeChecked()
  }
})

test('a corrected year of birth asks for a new number and keeps the old one', async ({ lan, minh }) => {
  const old = '060085009904'
  await atTheDoor(lan, familyOfThree('CẢI', '204', { idNumber: old }))
  const event = eventScreen(lan.page)
  await event.open('correction')
  await event.answer({
    about: [son('CẢI')],
    typed: { on, birth: '1986' },
  })
  await expect(
    event.effects.filter({ hasText: say('events:effect.number-missing', { name: son('CẢI') }) }),
  ).toHaveCount(1)
  await event.answer({ typed: { idNumber: '06008600990', evidence: 'Trích lục cải chính 7/2021' } })
  await event.saveButton.click()
  await expect(event.findings).toContainText(say('events:findings.errors'))
  await event.answer({ typed: { idNumber: '060086009905' } })
  await expect(event.findings).not.toContainText(say('events:findings.errors'))
  await expect(
    event.effects.filter({ hasText: say('events:effect.number-kept', { name: son('CẢI'), number: old }) }),
  ).toHaveCount(1)
  await event.save()
  await afterSync(lan, minh, head('CẢI'))
  await householdScreen(minh.page).openMember(son('CẢI'))
  await expect(residentForm(minh.page).field('idNumber')).toHaveValue('060086009905')
  // by any number ever held
  await householdListScreen(minh.page).place.click()
  await householdListScreen(minh.page).search.fill(old)
  await expect(householdListScreen(minh.page).row(head('CẢI'))).toBeVisible()
})

test('a split, a move to another commune told at both ends, and the district that sees who is on the way', async ({
  lan,
  newTablet,
  district,
}) => {
  test.setTimeout(240_000)
  const number = '060085009906'
  const evidence = 'CT01 số 205'
  await atTheDoor(lan, familyOfThree('TÁCH', '205', { idNumber: number }))
  const event = eventScreen(lan.page)
  await event.open('split')
  await event.answer({ about: [son('TÁCH')], typed: { on, evidence }, chosen: { newHead: son('TÁCH') } })
  await event.save()
  await expect(householdScreen(lan.page).members).toHaveCount(2)
  await householdListScreen(lan.page).open(son('TÁCH'))
  await event.open('move-out')
  await event.answer({ about: [son('TÁCH')], typed: { on, evidence, to: 'Hàm Thuận Bắc, Bình Thuận' } })
  await event.save()
  await expect(lan.page.getByText(say('collect:household.closed.moved'))).toBeVisible()
  await lan.goOnline()
  await lan.sync()

  const moves = movesScreen(district.page)
  await moves.show()
  await moves.shown.waitFor()
  const { keyboard } = district.page
  await keyboard.press('/')
  await keyboard.type('con tach')
  await expect(district.page).toHaveURL(/tim=con/)
  // looked for every five seconds, asked for every fifteen
  await expect(moves.row(son('TÁCH'))).toContainText(say('desk:moves.side.left'), { timeout: 60_000 })
  await district.page.reload()
  await expect(moves.row(son('TÁCH'))).toBeVisible()
  await keyboard.press('j')
  await expect(moves.row(son('TÁCH')).getByRole('button')).toBeFocused()
  await keyboard.press('Enter')
  await expect(moves.panel).toContainText('Hàm Thuận Bắc, Bình Thuận')
  await expect(moves.panel).toContainText('Mũi Né')
  expect(await findViolations(district.page)).toEqual([])

  const hoa = await newTablet()
  await hoa.enrol('hoa.ham-thuan-bac')
  await hoa.goOffline()
  await householdListScreen(hoa.page).show()
  await householdListScreen(hoa.page).rows.first().click()
  const arrival = eventScreen(hoa.page)
  await arrival.open('move-in')
  await arrival.answer({
    typed: { name: son('TÁCH'), birth: '1985', on, evidence, idNumber: number },
    sex: 'Nam',
    from: ['Bình Thuận', 'Phan Thiết', 'Mũi Né'],
    chosen: { relation: 'Ở nhờ' },
  })
  await arrival.save()
  await hoa.goOnline()
  await hoa.sync()
  await expect(moves.panel).toContainText(say('desk:moves.gone.text'), { timeout: 60_000 })
  await keyboard.press('Escape')
  await expect(moves.panel).toHaveCount(0)
  await expect(moves.row(son('TÁCH'))).toHaveCount(0)

  // the emptied household says so in the list, and is opened again where that was a mistake
  const list = householdListScreen(lan.page)
  await list.show()
  await list.search.fill('Duong Bien Dong 205')
  await list.row(say('collect:list.whyClosed.moved')).first().click()
  await lan.page.getByRole('button', { name: say('collect:household.reopen'), exact: true }).click()
  await lan.page.getByLabel(say('collect:household.reopenWhy')).fill('Đóng nhầm hộ')
  await lan.page.getByRole('button', { name: say('collect:household.reopenSave'), exact: true }).click()
  await expect(lan.page.getByText(say('collect:household.addResident'), { exact: true })).toBeVisible()
})

test('who arrives in another commune without papers is asked about where they came from, and is gone there when their officer says so', async ({
  lan,
  newTablet,
  district,
  supervisor,
}) => {
  test.setTimeout(240_000)
  const word = 'KHÔNG GIẤY'
  const birth = '7/9/1985'
  const coverage = coverageScreen(district.page)
  const countNow = async () => {
    await coverage.show()
    await district.page.reload()
    await coverage.whole.waitFor()
    return coverage.count()
  }
  await recordFamily(lan, familyOfThree(word, '206', { birth }))
  await lan.sync()
  const counted = await countNow()

  const hoa = await newTablet()
  await hoa.enrol('hoa.ham-thuan-bac')
  await hoa.goOffline()
  await householdListScreen(hoa.page).show()
  await householdListScreen(hoa.page).rows.first().click()
  const arrival = eventScreen(hoa.page)
  await arrival.open('move-in')
  await arrival.answer({
    typed: { name: son(word), birth, on, evidence: 'Chưa có giấy tờ' },
    sex: 'Nam',
    from: ['Bình Thuận', 'Phan Thiết', 'Mũi Né'],
    chosen: { relation: 'Ở nhờ' },
  })
  await arrival.save()
  await hoa.goOnline()
  await hoa.sync()

  const flags = flagsScreen(supervisor.page)
  await flags.show()
  await flags.only(say('flags:rules.ARRIVED_ELSEWHERE'))
  await flags.open(son(word))
  await expect(
    supervisor.page.getByRole('heading', { name: say('faults:byName.ARRIVED_ELSEWHERE') }),
  ).toBeVisible()
  // there are two records, and one person
  expect(await countNow()).toBe(counted)
  await expect(coverage.unseen).toBeVisible()

  await lan.sync()
  await lan.goOffline()
  await householdListScreen(lan.page).open(head(word))
  await expect(lan.page.getByText(say('faults:byName.ARRIVED_ELSEWHERE'))).toBeVisible()
  const leaving = eventScreen(lan.page)
  await leaving.open('move-out')
  await leaving.answer({ about: [son(word)], typed: { on, evidence: 'CT01', to: 'Hàm Thuận Bắc' } })
  await leaving.save()
  await lan.goOnline()
  await lan.sync()
  await expect(flags.line(son(word))).toHaveCount(0, { timeout: 60_000 })
  expect(await countNow()).toBe(counted)
})

test('an event that was not sent is undone from the list of what waits', async ({ lan }) => {
  const word = 'HOÀN'
  await atTheDoor(lan, familyOfThree(word, '207'))
  const event = eventScreen(lan.page)
  await event.open('change-of-head')
  await event.question('on').locator('input').press('Enter')
  await expect(event.question('head').locator('input').first()).toBeFocused()
  await event.answer({
    typed: { on, evidence: 'Chưa có: cả nhà mới đồng ý hôm nay' },
    chosen: { head: wife(word) },
  })
  await event.save()
  const sync = syncScreen(lan.page)
  await sync.show('waiting')
  await expect(sync.entries.filter({ hasText: eventName('change-of-head') })).toHaveCount(1)
  await lan.page.getByRole('button', { name: say('collect:told.undo'), exact: true }).click()
  await expect(sync.entries).toHaveCount(0)
  await householdListScreen(lan.page).open(head(word))
  await expect(householdScreen(lan.page).member(head(word))).toContainText('Chủ hộ')
})
