/** Beside the places of an open tablet: what is seen before and around them, and at the desks, in dark and high contrast. */
import { demoPassword } from '#server/seed/demo-accounts.ts'
import { findViolations } from '../axe.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { faultsOf } from '../screen-faults.ts'
import {
  untilStill,
  walkDesks,
  walkDialogs,
  walkEnrolment,
  walkLocks,
  walkRemoval,
  wear,
} from '../walk-themes.ts'

const username = 'hoa.ham-thuan-bac'

for (const [theme, word] of [
  ['dark', 'TỐI'],
  ['contrast', 'RÕ'],
] as const) {
  const head = `NGUYỄN THỊ TRONG ${word}`
  const empty = `PHỐ VẮNG TRONG ${word}`
  test(`enrolment, dialogs and locks of a tablet are whole and readable in the theme ${theme}`, async ({
    centre,
    newTablet,
  }) => {
    test.setTimeout(300_000)
    const tablet = await newTablet()
    const { page, passphrase, pin } = tablet
    const seen: string[] = []
    const found: string[] = []
    const look = async (what: string) => {
      await untilStill(page)
      seen.push(what)
      found.push(...(await faultsOf(page, what)))
    }
    await tablet.goTo()
    await wear(page, theme)
    const code = await centre.enrolmentCode(username)
    await walkEnrolment(page, { code, username, password: demoPassword, passphrase, pin }, look)
    await tablet.sync()
    await recordFamily(tablet, familyOfOne(head, `Ngõ ${word}`))
    await recordFamily(tablet, { home: { house: '9', street: empty }, members: [] })
    await walkDialogs(page, head, look)
    await walkRemoval(page, empty, look)
    await walkLocks(tablet, look)
    await expect(page.locator('html')).toHaveAttribute(
      'data-mantine-color-scheme',
      theme === 'dark' ? 'dark' : 'light',
    )
    await expect(page.locator('html[data-contrast]')).toHaveCount(theme === 'contrast' ? 1 : 0)
    expect(seen).toHaveLength(15)
    expect(found).toEqual([])
  })

  test(`axe finds nothing at the desks in the theme ${theme}`, async ({
    district,
    supervisor,
    administrator,
    lan,
  }) => {
    test.setTimeout(300_000)
    await lan.sync()
    const seen: string[] = []
    const found: string[] = []
    try {
      await walkDesks({ district, supervisor, administrator }, theme, async (page, what) => {
        await untilStill(page)
        seen.push(what)
        found.push(...(await findViolations(page)).map((violation) => `${what}: ${violation}`))
      })
      for (const { page } of [district, supervisor, administrator])
        await expect(page.locator('html[data-contrast]')).toHaveCount(theme === 'contrast' ? 1 : 0)
      expect(seen).toHaveLength(14)
      expect(found).toEqual([])
    } finally {
      for (const { page } of [district, supervisor, administrator]) await wear(page, 'light')
    }
  })
}
