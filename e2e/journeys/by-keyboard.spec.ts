import type { Page } from '@playwright/test'
import { quarrel } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { coverageScreen } from '../screens/coverage-screen.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { queueScreen } from '../screens/queue-screen.ts'
import { say } from '../words.ts'

const press = async ({ keyboard }: Page, ...keys: readonly string[]) => {
  for (const key of keys) await keyboard.press(key)
}
const flagOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

test('the district goes through the coverage and the queue without a mouse, and finds a commune in a closed district', async ({
  lan,
  minh,
  district,
}) => {
  const { page } = district
  const queue = queueScreen(page)
  const { units, row } = coverageScreen(page)
  await district.goTo('/tien-do')
  await units.first().waitFor()
  const closed = await units.count()
  await press(page, 'j', 'j')
  await expect(units.nth(1)).toBeFocused()
  await press(page, 'k')
  await expect(units.first()).toBeFocused()
  await press(page, 'Enter')
  await expect.poll(() => units.count()).toBeGreaterThan(closed)
  await expect(units.first()).toHaveAttribute('aria-expanded', 'true')
  await press(page, 'j')
  await expect(units.nth(1)).toBeFocused()
  await press(page, 'k', 'Enter')
  await expect(units).toHaveCount(closed)
  await press(page, '/')
  await page.keyboard.type('mui ne')
  await expect(row('Phường Mũi Né')).toBeVisible()
  await expect(units).toHaveCount(2)

  await district.goTo('/hang-doi')
  // below its head
  await expect(queue.rows.nth(2)).toBeVisible()
  const [first, second] = await queue.rows.getByRole('rowheader').getByRole('button').all()
  if (first === undefined || second === undefined) throw new Error('the queue has no two tablets')

  await press(page, 'j')
  await expect(first).toBeFocused()
  await press(page, 'j')
  await expect(second).toBeFocused()
  await press(page, 'k')
  await expect(first).toBeFocused()
  await press(page, 'Enter')
  await expect(queue.panel).toBeVisible()
  await press(page, 'Escape')
  await expect(queue.panel).toHaveCount(0)
  await expect(first).toBeFocused()
  await press(page, '/')
  for (const tablet of [lan, minh]) {
    await page.keyboard.type(tablet.name)
    await expect(queue.row(tablet)).toBeVisible()
    await expect(queue.rows).toHaveCount(2)
    await press(page, 'Escape')
  }
})

test('a supervisor settles conflicts and dismisses a check without a mouse, and each time the next flag opens', async ({
  centre,
  lan,
  minh,
  supervisor,
}) => {
  const { page } = supervisor
  const flags = flagsScreen(page)
  const [older, newer] = ['PHAN THỊ HỒNG PHÍM', 'PHAN THỊ HỒNG CHUỘT']
  const earlier = { fatherName: 'PHAN VĂN MƯỜI BỐN' }
  const later = { fatherName: 'PHAN VĂN MƯỜI LĂM' }
  await quarrel({ earlier: lan, later: minh }, [
    { name: older, house: '37', earlier, later },
    { name: newer, house: '38', earlier, later },
  ])
  const stateOf = async (name: string) => {
    const { rows } = await centre.database.query(
      `select f.state, f.found->>'how' as how, f.reason, r.father_name from resident r
       join flag f on f.commune = r.commune and f.record = r.id where r.name = $1 and f.kind = 'conflict'`,
      [name],
    )
    return rows
  }

  await supervisor.goTo('/can-xem?kind=conflict')
  await flags.line(newer).waitFor()
  // the oldest first, and these are the newest
  const count = await flags.line('').count()
  for (let at = 0; at < count; at += 1) {
    await press(page, 'j')
    await expect(flags.line('').nth(at)).toHaveAttribute('aria-current', /page|true/)
  }
  await expect(flags.record).toContainText(newer)
  await press(page, 'k')
  await expect(flags.record).toContainText(older)
  await press(page, 'j')
  await expect(flags.record).toContainText(newer)

  for (const [key, way] of [
    ['1', 'keep'],
    ['3', 'write'],
    ['2', 'take'],
  ] as const) {
    await press(page, key)
    await expect(flags.way(way)).toHaveAttribute('aria-pressed', 'true')
  }
  await press(page, 'a', 'Enter')
  // nothing lies below the newest: the one above opens
  await expect(flags.record).toContainText(older)
  expect(await stateOf(newer)).toEqual([
    {
      state: 'settled',
      how: 'take',
      reason: say('flags:reasons.conflict.paper'),
      father_name: later.fatherName,
    },
  ])

  await press(page, '/')
  await expect(flags.commune).toBeFocused()
  await press(page, 'Escape', 'Escape', '1', 'e')
  await page.keyboard.type('Sổ hộ tịch năm 1980')
  await press(page, 'Enter')
  await expect(flags.line(older)).toHaveCount(0)
  expect(await stateOf(older)).toEqual([
    { state: 'settled', how: 'keep', reason: 'Sổ hộ tịch năm 1980', father_name: earlier.fatherName },
  ])

  await supervisor.goTo('/can-xem?kind=check')
  await flags.line('').first().waitFor()
  await press(page, 'j')
  await expect(flags.way('dismiss')).toBeVisible()
  const dismissed = flagOf(page)
  await press(page, '0')
  await expect(flags.way('dismiss')).toHaveAttribute('aria-pressed', 'true')
  await press(page, 'a', 'Enter')
  await expect.poll(() => flagOf(page)).not.toBe(dismissed)
  await expect(flags.way('dismiss')).toBeVisible()
  const { rows } = await centre.database.query('select state, reason from flag where id = $1', [dismissed])
  expect(rows).toEqual([{ state: 'dismissed', reason: say('flags:reasons.dismiss.asOnPaper') }])
})
