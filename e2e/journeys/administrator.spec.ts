import { demoPassword } from '#server/seed/demo-accounts.ts'
import type { Device } from '../device.ts'
import { familyOfOne, recordFamily } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { modulesOf, readModules } from '../qr.ts'
import { administrationParts, administrationScreen, partPath } from '../screens/administration-screen.ts'
import { enrolScreen } from '../screens/enrol-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { signInScreen } from '../screens/sign-in-screen.ts'
import { syncScreen } from '../screens/sync-screen.ts'
import { say } from '../words.ts'

const head = 'PHAN THỊ TÂN BINH'
const officer = {
  name: 'Cán bộ thử nghiệm Tân',
  username: 'tan.mui-ne',
  role: 'officer',
  area: { search: 'mui ne', name: 'Phường Mũi Né' },
} as const
const elsewhere = {
  name: 'Đội thử nghiệm Ninh Thuận',
  username: 'doi.ninh-thuan',
  role: 'district',
  area: { search: 'tinh ninh thuan', name: 'Tỉnh Ninh Thuận' },
} as const

test('an administrator makes an officer, enrols the tablet and disables the account: the tablet reads nothing more', async ({
  administrator,
  newTablet,
}) => {
  const screen = administrationScreen(administrator.page)
  await administrator.goTo('/quan-tri')
  const password = await screen.makeAccount(officer)
  await screen.act('code')
  const code = (await screen.code.textContent()) ?? ''
  expect(await readModules(screen.picture)).toEqual(modulesOf(code))
  await screen.closeDialog()

  const tablet = await newTablet()
  const { passphrase, pin } = tablet
  await tablet.goTo()
  await enrolScreen(tablet.page).enrol({ code, username: officer.username, password, passphrase, pin })
  await tablet.sync()
  const list = householdListScreen(tablet.page)
  await list.show()
  await expect(list.rows.first()).toBeVisible()
  await recordFamily(tablet, familyOfOne(head, 'Tổ 9'))
  await tablet.sync()

  await screen.show('devices')
  await screen.seek('devices', officer.username)
  await expect(administrator.page.getByRole('row').filter({ hasText: officer.name })).toHaveCount(1)
  await screen.show('accounts')
  await screen.open(officer.username)
  await screen.act('disable')
  await expect(screen.dialog).toContainText(say('administration:able.disable.saysTablets'))
  await screen.confirm('disable')
  await screen.dialog.waitFor({ state: 'detached' })

  const sync = syncScreen(tablet.page)
  await sync.place.click()
  await sync.button.click()
  await expect(tablet.page.getByText(say('sync.notice.revoked')).first()).toBeVisible()
  await list.place.click()
  await expect(list.rows).toHaveCount(0)
  await expect(tablet.page.getByRole('main')).not.toContainText(head)

  await screen.show('audit')
  const acts = screen.log.getByRole('row').filter({ hasText: officer.username })
  for (const action of ['disable-account', 'enrol-device', 'make-enrolment', 'make-account']) {
    await expect(acts.filter({ hasText: say(`administration:action.${action}`) })).not.toHaveCount(0)
  }
  await expect(screen.log).not.toContainText(head)
})

test('district and officer of another province see nothing of Bình Thuận', async ({
  administrator,
  newDesk,
  newTablet,
  lan,
}) => {
  const name = 'HUỲNH THỊ NGOẠI TỈNH'
  await recordFamily(lan, familyOfOne(name, 'Tổ 3'))
  await lan.sync()

  await administrator.goTo('/quan-tri')
  const password = await administrationScreen(administrator.page).makeAccount(elsewhere)
  const desk = await newDesk({ username: elsewhere.username, password })
  const whole = say('desk:coverage.whole', { name: elsewhere.area.name })
  await expect(desk.page.getByRole('region', { name: whole })).toBeVisible()
  await expect(desk.page.getByRole('main')).not.toContainText('Bình Thuận')
  await desk.goTo('/hang-doi')
  await expect(desk.page.getByRole('searchbox', { name: say('desk:queue.search') })).toBeVisible()
  await expect(desk.page.getByRole('row').filter({ hasText: 'Cán bộ thử nghiệm Lan' })).toHaveCount(0)

  const tablet = await newTablet()
  await tablet.enrol('dao.ninh-thuan')
  const list = householdListScreen(tablet.page)
  await list.show()
  await expect(list.rows.first()).toBeVisible()
  await expect(tablet.page.getByRole('main')).not.toContainText('Mũi Né')
  for (const sought of [name, 'huynh thi ngoai tinh', 'Mũi Né']) {
    await list.search.fill(sought)
    await expect(householdListScreen(tablet.page).nothingFound).toBeVisible()
  }
  await expectNoDesk(tablet)
})

/** Signed in with a password, an officer finds a desk at none of the desks' addresses. */
async function expectNoDesk({ context, network }: Device) {
  const page = await context.newPage()
  await page.goto(`${network.origin}/tien-do`)
  await signInScreen(page).givePassword({ username: 'dao.ninh-thuan', password: demoPassword })
  const refused = page.getByRole('heading', { name: say('desk:notAllowed.title') })
  await expect(refused).toBeVisible()
  for (const address of ['/hang-doi', '/can-xem', ...administrationParts.map(partPath)]) {
    await page.goto(`${network.origin}${address}`)
    await expect(refused).toBeVisible()
    await expect(page.locator('body')).not.toContainText('Bình Thuận')
  }
}
