import { familyOfFive, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { printedForms, signScreen } from '../screens/sign-screen.ts'
import { say } from '../words.ts'

const family = { ...familyOfFive, home: { ...familyOfFive.home, house: '73', bookNumber: 'TN-IN-73' } }
/** As a household's residents stand: the head, then the oldest first. */
const [head, mother, wife, ...children] = [
  ...['TRƯƠNG QUỐC NGHĨA', 'NGUYỄN THỊ TƯ', 'ĐỖ THỊ NGỌC ẨN'],
  ...['TRƯƠNG QUỐC ĐẠT', 'TRƯƠNG THỊ MỸ HẰNG'],
] as [string, string, string, ...string[]]
const names = [head, mother, wife, ...children]
const signed = names.indexOf(wife)

test('the forms of a household are a page of A4 each, with what the paper asks for and the signature as drawn', async ({
  lan,
}, testInfo) => {
  const { page } = lan
  const sign = signScreen(page)
  const paper = printedForms(page)
  await lan.goOffline()
  await recordFamily(lan, family)
  await householdScreen(page).openMember(wife)
  await sign.open()
  await sign.draw()
  await sign.declare()
  await expect(sign.step('declared')).toHaveAttribute('data-state', 'done')
  await page.screenshot({ path: testInfo.outputPath('signing.png'), fullPage: true })

  await householdListScreen(page).place.click()
  await householdListScreen(page).search.fill('TN-IN-73')
  await householdListScreen(page).row(head).click()
  await sign.print()
  await expect(paper.sheets).toHaveCount(names.length)
  for (const [at, name] of names.entries()) {
    await expect(paper.item(at, 'name')).toHaveText(name)
    await expect(paper.item(at, 'head')).toContainText(head)
    await expect(paper.item(at, 'bookNumber')).toHaveText('TN-IN-73')
    await expect(paper.item(at, 'commune')).toHaveText('Phường Mũi Né')
    await expect(paper.item(at, 'province')).toHaveText('Tỉnh Bình Thuận')
  }
  await expect(paper.item(0, 'birth')).toHaveText('14/08/1971')
  await expect(paper.item(1, 'birth')).toHaveText('1948')
  await expect(paper.item(1, 'religion')).toHaveText('')
  await expect(paper.signature(signed, 'declared').locator('svg path')).toHaveAttribute('d', /^M\d+ \d+L/)
  await expect(paper.signature(signed, 'declared')).toContainText(wife)
  await expect(paper.signature(0, 'declared').locator('svg')).toHaveCount(0)
  await expect(paper.signature(0, 'declared')).toContainText(say('sign:print.noDay'))
  await page.screenshot({ path: testInfo.outputPath('sheets.png'), fullPage: true })
  expect(await paper.countPages(testInfo.outputPath('forms.pdf'))).toBe(names.length)
})
