import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { administrationScreen } from '../screens/administration-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say, saying } from '../words.ts'

const name = 'LƯƠNG THỊ SỐ CŨ'
const area = { search: 'mui ne', name: 'Phường Mũi Né' }
const reason = 'Sổ cũ của phường ghi số giấy thiếu chữ số'
const vietnamDay = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
})
const inDays = (days: number): string => vietnamDay.format(Date.now() + days * 24 * 60 * 60_000)

test('a rule that an administrator softens in a commune says so in the officer’s form and stops no save; ended, it is as hard as before', async ({
  administrator,
  lan,
}) => {
  const rule = say('flags:rules.CMND_FORMAT')
  const { page } = lan
  const form = residentForm(page)
  const field = page.locator('#field-cmnd')
  const hard = saying('faults:check.CMND_FORMAT')
  const soft = say('faults:softened.here', { sentence: '', as: say('faults:softened.warning') }).trim()
  const faults = page.getByRole('button', { name: saying('collect:form.faults') })
  const openForm = async () => {
    await householdListScreen(page).open(name)
    await householdScreen(page).openMember(name)
  }

  await recordFamily(lan, familyOfOne(name, 'Tổ 14'))
  await lan.sync()
  await openForm()
  await form.fill({ cmnd: '26012345' })
  await expect(field).toContainText(hard)
  await expect(field).not.toContainText(soft)
  await expect(faults).toBeVisible()
  await form.draftKept.waitFor()

  const desk = administrationScreen(administrator.page)
  await administrator.goTo('/quan-tri/quy-tac')
  await desk.soften({ rule, area, as: 'warning', until: inDays(14), reason })
  const line = desk.softened.getByRole('row').filter({ hasText: reason })
  for (const text of [rule, area.name, say('faults:softened.warning'), inDays(0), inDays(14)])
    await expect(line).toContainText(text)

  await lan.sync()
  await openForm()
  await expect(field).toContainText(hard)
  await expect(field).toContainText(soft)
  await expect(faults).toHaveCount(0)
  await form.save()
  await lan.sync()

  await desk.endSoftening(rule, area.name)
  await expect(line.getByRole('button')).toHaveCount(0)
  await lan.sync()
  await openForm()
  await expect(field).toContainText(hard)
  await expect(field).not.toContainText(soft)
  await form.fill({ cmnd: '2601234' })
  await expect(faults).toBeVisible()

  await desk.show('audit')
  for (const action of ['soften-rule', 'end-softening'])
    await expect(
      desk.log
        .getByRole('row')
        .filter({ hasText: say(`administration:action.${action}`) })
        .filter({ hasText: 'CMND_FORMAT' }),
    ).toHaveCount(1)
  await expect(desk.log).not.toContainText(name)
})

test('how far the nightly look has come is told while it goes on, and what it found when it has ended', async ({
  administrator,
  centre,
}) => {
  // behind every other, so that it is the newest; its start is in the past as that of any night is
  const day = '2999-12-31'
  const startedAt = new Date(Date.now() - 60_000).toISOString()
  const { night } = administrationScreen(administrator.page)
  const bar = night.getByRole('progressbar', { name: say('administration:rules.progress') })
  try {
    await centre.database.query(
      `insert into rule_run (day, started_at, communes, done, households, raised, cleared)
       values ($1, $2, 124, 31, 4210, 17, 1003)`,
      [day, startedAt],
    )
    await administrator.goTo('/quan-tri/quy-tac')
    await expect(night).toContainText(saying('administration:rules.running', { done: '31', communes: '124' }))
    await expect(night).toContainText(
      say('administration:rules.found', { households: '4.210', raised: '17', cleared: '1.003' }),
    )
    await expect(bar).toHaveJSProperty('value', 31)
    await expect(bar).toHaveJSProperty('max', 124)

    await centre.database.query('update rule_run set done = 124, ended_at = $2 where day = $1', [
      day,
      startedAt,
    ])
    await administrator.goTo('/quan-tri/quy-tac')
    await expect(night).toContainText(saying('administration:rules.ended', { communes: '124' }))
    await expect(bar).toHaveJSProperty('value', 124)
  } finally {
    await centre.database.query('delete from rule_run where day = $1', [day])
  }
})
