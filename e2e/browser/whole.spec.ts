import type { Device } from '../device.ts'
import { familyOfOne, quarrel, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { faultsOf } from '../screen-faults.ts'
import { conflictSheet } from '../screens/conflict-sheet.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { walk } from '../walk.ts'

const head = 'NGUYỄN THỊ VẸN TOÀN'
const disputed = 'NGUYỄN THỊ HAI CỘT'
const looks = [
  { theme: 'light', largeType: false },
  { theme: 'dark', largeType: false },
  { theme: 'contrast', largeType: false },
  { theme: 'light', largeType: true },
] as const

async function putOn({ page }: Device, look: (typeof looks)[number]) {
  await page.locator('nav a[href="/ca-nhan"]').click()
  await page.locator(`input[type="radio"][value="${look.theme}"]`).dispatchEvent('click')
  const large = page.locator('html[data-large-type]')
  if (((await large.count()) === 1) !== look.largeType)
    await page.getByRole('switch').last().dispatchEvent('click')
  await expect(large).toHaveCount(look.largeType ? 1 : 0)
}

test('every screen of a tablet is whole, within reach of a thumb and readable, in every theme and in large type', async ({
  lan,
  minh,
}) => {
  test.setTimeout(600_000)
  await recordFamily(lan, familyOfOne(head, 'Ngõ 7'))
  await quarrel({ earlier: minh, later: lan }, [
    {
      name: disputed,
      house: '71',
      earlier: { idNumber: '060180001256' },
      later: { idNumber: '060180005690' },
    },
  ])
  const { page } = lan
  const found: string[] = []
  try {
    for (const look of looks) {
      await putOn(lan, look)
      const name = `${look.theme}${look.largeType ? ', large' : ''}`
      await walk(page, head, async (place) => void found.push(...(await faultsOf(page, `${name}, ${place}`))))
      await householdListScreen(page).open(disputed)
      const sheet = conflictSheet(page)
      await sheet.open()
      await sheet.sheet.waitFor()
      found.push(...(await faultsOf(page, `${name}, conflict`)))
      const cards = await sheet.sheet
        .locator('strong')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top))
      // side by side, or one below the other where the type is large
      expect(new Set(cards.map(Math.round)).size).toBe(look.largeType ? 3 : 1)
      await sheet.close()
    }
    expect(found).toEqual([])
  } finally {
    await putOn(lan, looks[0])
  }
})
