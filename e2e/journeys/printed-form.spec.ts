import { formItems } from '#shared/forms/form-items.ts'
import { findFormRecord } from '#shared/forms/form-number.ts'
import { familyOfFive, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { modulesOf, readModules } from '../qr.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { meScreen } from '../screens/me-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { printedForms, signScreen } from '../screens/sign-screen.ts'
import { say } from '../words.ts'

/** All that can be typed of one of them, so that no place of her form stays empty. */
const hers = {
  ...{ marital: 'Đang có vợ/chồng', religion: 'Phật giáo', nationality: 'Việt Nam' },
  ...{ idNumber: '060174007373', cmnd: '260007373' },
  ...{ birthPlaceDetail: 'Trạm xá Hàm Tiến', hometownDetail: 'Xóm Rạng' },
  ...{ permanentDetail: 'Khu phố Năm, số bảy', currentDetail: 'Khu phố Năm, số ba' },
  ...{ fatherName: 'ĐỖ VĂN CHA IN', motherName: 'LÊ THỊ MẸ IN' },
}
const representativeName = 'ĐỖ VĂN ĐẠI DIỆN'
const family = {
  home: { ...familyOfFive.home, house: '73', bookNumber: 'TN-IN-73' },
  members: familyOfFive.members.map((one) => (one.relation === 'Vợ' ? { ...one, ...hers } : one)),
}
/** As a household's residents stand: the head, then the oldest first. */
const [head, mother, wife, ...children] = [
  ...['TRƯƠNG QUỐC NGHĨA', 'NGUYỄN THỊ TƯ', 'ĐỖ THỊ NGỌC ẨN'],
  ...['TRƯƠNG QUỐC ĐẠT', 'TRƯƠNG THỊ MỸ HẰNG'],
] as [string, string, string, ...string[]]
const names = [head, mother, wife, ...children]
const signed = names.indexOf(wife)
/** What stands on her form, by the key of the item. */
const printed: Readonly<Record<string, string>> = {
  ...{ province: 'Tỉnh Bình Thuận', district: 'Thành phố Phan Thiết', commune: 'Phường Mũi Né' },
  ...{ hamlet: 'Khu phố 1', house: '73', name: wife, birth: '02/11/1974', bloodType: 'AB', sex: 'Nữ' },
  ...{ marital: hers.marital, birthPlace: hers.birthPlaceDetail, hometown: hers.hometownDetail },
  ...{ ethnicGroup: 'Kinh', nationality: hers.nationality, religion: hers.religion },
  ...{ number: `${hers.idNumber} / ${hers.cmnd}` },
  ...{ permanentAddress: hers.permanentDetail, currentAddress: hers.currentDetail },
  ...{ father: hers.fatherName, mother: hers.motherName, spouse: head },
  ...{ representative: representativeName, head, relation: 'Vợ', bookNumber: 'TN-IN-73' },
  ...{ declaredOn: '/', declared: wife, confirmed: say('sign:print.stamp.confirmed') },
  ...{ approved: say('sign:print.signs.approved') },
}

test('the forms of a household are a page of A4 each, with what the paper asks for and the signature as drawn', async ({
  lan,
}, testInfo) => {
  const { page } = lan
  const sign = signScreen(page)
  const paper = printedForms(page)
  await lan.goOffline()
  await recordFamily(lan, family)
  await householdScreen(page).openMember(wife)
  const form = residentForm(page)
  await form.fillBlood('AB', 'Bệnh viện Phan Thiết 7/2020')
  await form.relative('spouse').getByRole('button', { name: head }).click()
  await form.unfold(say('collect:fold.representative'))
  await form.fill({ representativeName })
  await form.save()
  await householdScreen(page).openMember(wife)
  await sign.open()
  const number = (await sign.number.textContent()) ?? ''
  expect(findFormRecord(number)).toBeDefined()
  expect(await readModules(sign.numberPicture)).toEqual(modulesOf(number))
  await sign.draw()
  await sign.declare()
  await expect(sign.step('declared')).toHaveAttribute('data-state', 'done')
  await page.screenshot({ path: testInfo.outputPath('signing.png'), fullPage: true })
  await sign.confirm()
  await expect(sign.step('confirmed')).toHaveAttribute('data-state', 'done')

  await householdListScreen(page).place.click()
  // as a reader of the QR types it
  await householdListScreen(page).search.fill(number)
  await expect(householdListScreen(page).rows).toHaveCount(1)
  await expect(householdListScreen(page).row(head)).toBeVisible()
  await householdListScreen(page).search.fill('TN-IN-73')
  await householdListScreen(page).row(head).click()
  await sign.print()
  await expect(paper.sheets).toHaveCount(names.length)
  await expect(page.getByRole('main').getByRole('link', { name: say('back') })).toBeInViewport()
  for (const [at, name] of names.entries()) {
    await expect(paper.item(at, 'name')).toHaveText(name)
    await expect(paper.item(at, 'head')).toContainText(head)
    await expect(paper.item(at, 'bookNumber')).toHaveText('TN-IN-73')
    await expect(paper.item(at, 'commune')).toHaveText('Phường Mũi Né')
    await expect(paper.item(at, 'province')).toHaveText('Tỉnh Bình Thuận')
  }
  const numbers = await paper.numbers.allTextContents()
  expect(new Set(numbers).size).toBe(names.length)
  expect(numbers[signed]).toBe(number)
  for (const [at, own] of numbers.entries())
    expect(await readModules(paper.numberPicture(at)), own).toEqual(modulesOf(own))
  expect(Object.keys(printed)).toEqual(formItems.map(({ key }) => key))
  for (const { key } of formItems)
    await expect(paper.item(signed, key), key).toContainText(printed[key] ?? 'nothing is known of it')
  // who was linked on her form is linked on his by the same save
  await expect(paper.item(0, 'spouse')).toContainText(wife)
  await expect(paper.item(0, 'birth')).toHaveText('14/08/1971')
  await expect(paper.item(1, 'birth')).toHaveText('1948')
  await expect(paper.item(1, 'religion')).toHaveText('')
  await expect(paper.signature(signed, 'declared').locator('svg path')).toHaveAttribute('d', /^M\d+ \d+L/)
  await expect(paper.signature(signed, 'declared')).toContainText(wife)
  await expect(paper.signature(0, 'declared').locator('svg')).toHaveCount(0)
  await expect(paper.signature(0, 'declared')).toContainText(say('sign:print.noDay'))
  await page.screenshot({ path: testInfo.outputPath('sheets.png'), fullPage: true })
  expect(await paper.countPages(testInfo.outputPath('forms.pdf'))).toBe(names.length)

  // what offices file is in Vietnamese, whatever its officer reads
  const inVietnamese = (await paper.sheets.nth(signed).textContent()) ?? ''
  await meScreen(page).speak('en')
  await page.goBack()
  await expect(paper.sheets.nth(signed)).toHaveText(inVietnamese)
  await meScreen(page).speak('vi')
})
