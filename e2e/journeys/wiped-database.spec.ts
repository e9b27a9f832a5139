import { rmSync } from 'node:fs'
import path from 'node:path'
import { countText } from '#shared/text/number-text.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { queueScreen } from '../screens/queue-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say, saying } from '../words.ts'

const officer = 'hoa.ham-thuan-bac'
const sent = 'PHAN THỊ ĐÃ GỬI'
const waiting = ['PHAN THỊ CHƯA GỬI', 'PHAN THỊ KHÔNG MẤT'] as const
/** A household, and who lives there. */
const savesOfFamily = 2

/** What Chromium does with a database that it finds damaged, without a word. */
const loseDatabase = ({ profile }: Device) =>
  rmSync(path.join(profile, 'Default', 'IndexedDB'), { recursive: true })

test('a tablet whose database the browser has thrown away has every save from its journal, says so, and the centre gets each once', async ({
  centre,
  newTablet,
  district,
}) => {
  const tablet = await newTablet()
  await tablet.enrol(officer)
  await recordFamily(tablet, familyOfOne(sent, 'Tổ 1'))
  await tablet.sync()
  tablet.network.cut()
  await householdListScreen(tablet.page).show()
  for (const [index, name] of waiting.entries()) {
    await recordFamily(tablet, familyOfOne(name, `Tổ ${index + 2}`))
    await householdListScreen(tablet.page).show()
  }
  await tablet.kill()
  loseDatabase(tablet)

  await tablet.reopen()
  await tablet.open()
  const sync = syncScreen(tablet.page)
  await sync.place.click()
  const all = savesOfFamily * (waiting.length + 1)
  const unanswered = savesOfFamily * waiting.length
  await expect(tablet.page.getByText(saying('sync.restored.text', { text: countText(all) }))).toBeVisible()
  await expect(
    tablet.page.getByText(saying('sync.restored.waiting', { text: countText(unanswered) })),
  ).toBeVisible()
  expect(await sync.count('waiting')).toBe(unanswered)
  for (const name of waiting) {
    await householdListScreen(tablet.page).show()
    await householdListScreen(tablet.page).open(name)
    await expect(householdScreen(tablet.page).state('waiting').first()).toBeVisible()
    await tablet.page.goBack()
  }

  tablet.network.restore()
  await tablet.sync()
  expect(await sync.count('waiting')).toBe(0)
  expect(await sync.count('conflict')).toBe(0)
  expect(await sync.count('held')).toBe(0)
  for (const name of [sent, ...waiting]) {
    const { rows } = await centre.database.query(
      `select (select count(*)::int from change_group g where g.commune = r.commune and g.device = $2
         and g.id = r.created_in) as groups
       from resident r where r.name = $1`,
      [name, tablet.id],
    )
    expect(rows).toEqual([{ groups: 1 }])
  }

  await tablet.page.getByRole('button', { name: say('sync.acknowledge') }).click()
  await expect(tablet.page.getByText(say('sync.restored.title'))).toBeHidden()
  await householdListScreen(tablet.page).open(sent)
  await expect(householdScreen(tablet.page).member(sent)).toBeVisible()

  const queue = queueScreen(district.page)
  await queue.show()
  await queue.openDevice(tablet)
  await expect(queue.panel).toContainText(
    saying('desk:storage.restored', { text: countText(all), waiting: countText(unanswered) }),
  )
})

test('a tablet whose journal the browser has thrown away writes it anew, and is safe again', async ({
  newTablet,
}) => {
  const tablet = await newTablet()
  await tablet.enrol(officer)
  tablet.network.cut()
  await householdListScreen(tablet.page).show()
  await recordFamily(tablet, familyOfOne('PHAN THỊ HAI BẢN', 'Tổ 5'))
  await tablet.switchOff()
  rmSync(path.join(tablet.profile, 'Default', 'File System'), { recursive: true })

  await tablet.reopen()
  await tablet.open()
  await householdListScreen(tablet.page).open('PHAN THỊ HAI BẢN')
  await tablet.switchOff()
  loseDatabase(tablet)

  await tablet.reopen()
  await tablet.open()
  await householdListScreen(tablet.page).open('PHAN THỊ HAI BẢN')
  await expect(householdScreen(tablet.page).state('waiting').first()).toBeVisible()
})
