/** `npm run look`: opens every screen and dialog of the demo, upright and wide, and leaves pictures in test-results/look. */
import { mkdirSync, rmSync } from 'node:fs'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import { type Album, album, folder } from './album.ts'
import { alter } from './alter.ts'
import { deskScreen, type Screen, tabletScreen } from './browser.ts'
import { startCentre } from './centre.ts'
import { Desk, demoAccount } from './desk.ts'
import { Device, type DeviceOptions } from './device.ts'
import { familyOfFive, familyOfOne, quarrel, recordFamily, rewrite } from './families.ts'
import { lookAtAdministration, lookAtDesks, lookAtSetUp, lookAtStates, type Round } from './look-desks.ts'
import { conflictSheet } from './screens/conflict-sheet.ts'
import { enrolScreen } from './screens/enrol-screen.ts'
import { householdListScreen } from './screens/household-list-screen.ts'
import { householdScreen } from './screens/household-screen.ts'
import { lockScreen } from './screens/lock-screen.ts'
import { residentForm } from './screens/resident-form.ts'
import { syncScreen } from './screens/sync-screen.ts'
import { walk } from './walk.ts'
import { walkDesks, walkDialogs, walkEnrolment, walkLocks, wear } from './walk-themes.ts'
import { say } from './words.ts'

const officer = 'lan.mui-ne'
const other = 'minh.mui-ne'
const head = 'TRƯƠNG QUỐC NGHĨA'
const disputed = 'LƯU THỊ TRANH CHẤP'
const refused = 'LƯU THỊ GIỮ LẠI'
const twin = 'LƯU THỊ HAI ANH'

async function lookAtEnrolment(tablet: Device, code: string, take: Album): Promise<void> {
  const screen = enrolScreen(tablet.page)
  await tablet.goTo()
  await screen.title.waitFor()
  await take('enrol')
  await screen.signIn({ code, username: officer, password: demoPassword })
  await tablet.page.getByText(say('enrol.offered')).waitFor()
  await take('enrol passphrase')
  await screen.choosePassphrase(tablet.passphrase)
  await take('enrol pin')
  await screen.choosePin(tablet.pin)
  await lockScreen(tablet.page).places.waitFor()
  await take('first sync')
  await tablet.sync()
}

/** Open lists, faults and warnings, what is asked before somebody leaves or is removed. */
async function lookAtForms({ page }: Device, take: Album): Promise<void> {
  const form = residentForm(page)
  await householdListScreen(page).open(head)
  await householdScreen(page).addResident()
  await form.saveButton.click()
  await take('form with faults')
  await form.fill({ name: 'NGUYEN VAN KHONG DAU', birth: '31/2/2001', idNumber: '0601', cmnd: '12' })
  await form.field('motherName').click()
  await form.field('idNumber').evaluate((field) => field.scrollIntoView({ block: 'center' }))
  await take('form with warnings')
  await form.field('relation').click()
  await page.getByRole('option').first().waitFor()
  await take('open list of relations')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: say('collect:form.discard') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(say('collect:form.discardText')).waitFor()
  await take('discarding')
  await dialog.getByRole('button', { name: say('collect:form.discard') }).click()
  await dialog.waitFor({ state: 'detached' })
  await take('form after discarding')
  await householdListScreen(page).open(head)
  await householdScreen(page).openMember('ĐỖ THỊ NGỌC ẨN')
  for (const [button, what] of [
    ['collect:resident.leave', 'leaving'],
    ['collect:resident.remove', 'removing'],
  ] as const) {
    await page.getByRole('button', { name: say(button), exact: true }).click()
    await page.getByRole('dialog').waitFor()
    await take(what)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
}

async function lookAtWaiting(tablet: Device, take: Album): Promise<void> {
  const { page } = tablet
  await tablet.goOffline()
  await recordFamily(tablet, familyOfOne('VÕ THỊ NGOẠI TUYẾN', 'Tổ 6'))
  await take('household that waits')
  await householdListScreen(page).place.click()
  await householdListScreen(page).search.fill('ngoai tuyen')
  await householdListScreen(page).row('VÕ THỊ NGOẠI TUYẾN').waitFor()
  await take('list with search')
  await householdListScreen(page).search.fill('không ai như thế')
  await householdListScreen(page).nothingFound.waitFor()
  await take('nothing found')
  await syncScreen(page).show('waiting')
  await take('sync offline')
  await tablet.goOnline()
  await tablet.sync()
}

/** Both officers write the same unit; the other one first. */
async function lookAtConflict(tablet: Device, rival: Device, take: Album): Promise<void> {
  await quarrel({ earlier: rival, later: tablet }, [
    {
      name: disputed,
      house: 'Tổ 7',
      earlier: { idNumber: '060180001234' },
      later: { idNumber: '060180005678' },
    },
  ])
  await syncScreen(tablet.page).show('conflict')
  await take('sync conflict')
  await householdListScreen(tablet.page).open(disputed)
  await take('household in conflict')
  await conflictSheet(tablet.page).open()
  await conflictSheet(tablet.page).sheet.waitFor()
  await take('conflict sheet')
  await conflictSheet(tablet.page).close()
}

/** What the centre holds, and a number that two people have. */
async function lookAtHeld(tablet: Device, take: Album): Promise<void> {
  for (const name of [twin, 'LƯU THỊ HAI ÁNH']) {
    const { home, members } = familyOfOne(name, 'Tổ 8')
    await recordFamily(tablet, {
      home,
      members: members.map((member) => ({ ...member, idNumber: '060180007777' })),
    })
  }
  await recordFamily(tablet, familyOfOne(refused, 'Tổ 9'))
  await tablet.sync()
  await alter(tablet, '260111222', '26O111222')
  await rewrite(tablet, refused, { cmnd: '260111222' })
  await tablet.sync()
  await tablet.context.unrouteAll({ behavior: 'ignoreErrors' })
  await syncScreen(tablet.page).show('held')
  await take('sync held')
}

async function lookAtThemes(tablet: Device, take: Album): Promise<void> {
  const { page } = tablet
  for (const value of ['dark', 'contrast', 'en']) {
    await page.locator('nav a[href="/ca-nhan"]').click()
    await page.locator(`input[type="radio"][value="${value}"]`).dispatchEvent('click')
    await walk(page, head, (place) => take(`${value} ${place}`))
    if (value === 'en') continue
    await walkDialogs(page, head, (what) => take(`${value} ${what}`))
    await walkLocks(tablet, (what) => take(`${value} ${what}`))
  }
  for (const value of ['light', 'vi']) {
    await page.locator(`input[type="radio"][value="${value}"]`).dispatchEvent('click')
  }
  await page.getByRole('switch', { name: say('me.largeType') }).setChecked(true, { force: true })
  await walk(page, head, (place) => take(`large ${place}`))
  await page.locator('nav a[href="/ca-nhan"]').click()
  await page.getByRole('switch', { name: say('me.largeType') }).setChecked(false, { force: true })
  await householdListScreen(page).place.click()
}

/** What is seen before a tablet is enrolled, and at the desks. */
async function lookAtThemesAround({ centre, screen, name }: Round, makeDevice: MakeDevice): Promise<void> {
  const open = (username: string) => Desk.open(centre, demoAccount(username), screen)
  const desks = {
    district: await open('doi.binh-thuan'),
    supervisor: await open('giam-sat.binh-thuan'),
    administrator: await open('quan-tri'),
  }
  for (const theme of ['dark', 'contrast'] as const) {
    const tablet = await makeDevice({ screen })
    const { page, passphrase, pin } = tablet
    await tablet.goTo()
    await wear(page, theme)
    const code = await centre.enrolmentCode(officer)
    const account = { code, username: officer, password: demoPassword, passphrase, pin }
    await walkEnrolment(page, account, album({ page }, `${name}-newcomer-${theme}`))
    await walkDesks(desks, theme, (at, what) => album({ page: at }, `${name}-desks-${theme}`)(what))
  }
  for (const desk of Object.values(desks)) await desk.leave()
}

async function lookAtLocks(tablet: Device, take: Album): Promise<void> {
  const { page } = tablet
  await tablet.lock()
  await take('locked')
  await lockScreen(page).tryPin('000000')
  await page.getByRole('alert').filter({ hasText: /\S/ }).waitFor()
  await take('wrong pin')
  await page.reload()
  await lockScreen(page).tryPassphrase('cụm này không mở được')
  await lockScreen(page).wrong.waitFor()
  await take('wrong passphrase')
  await page.getByRole('button', { name: say('lock.forgotten') }).click()
  await page.getByText(say('lock.recoverNew')).waitFor()
  await take('recovery')
}

type MakeDevice = (options: DeviceOptions) => Promise<Device>

/** On a centre of its own, so that both rounds find the same. */
async function lookAtAll(name: string, screen: Screen): Promise<void> {
  const centre = await startCentre({ scale: 0.05 })
  const devices: Device[] = []
  const makeDevice: MakeDevice = async (options) => {
    const device = await Device.make(centre, options)
    devices.push(device)
    return device
  }
  try {
    const desk = await makeDevice({ screen })
    await lookAtAdministration(desk, album(desk, `${name}-administration`))
    const rival = await makeDevice({ screen })
    await rival.enrol(other)
    const tablet = await makeDevice({ screen })
    const take = album(tablet, name)
    await lookAtEnrolment(tablet, await centre.enrolmentCode(officer), take)
    await recordFamily(tablet, familyOfFive)
    await walk(tablet.page, head, take)
    await lookAtForms(tablet, take)
    await lookAtWaiting(tablet, take)
    await lookAtConflict(tablet, rival, take)
    await lookAtHeld(tablet, take)
    const newcomer = await makeDevice({ screen })
    await lookAtSetUp(centre, newcomer, album(newcomer, `${name}-newcomer`))
    await lookAtStates({ centre, screen, name })
    await lookAtDesks({ centre, screen, name }, { disputed, twin })
    await lookAtThemes(tablet, take)
    await lookAtThemesAround({ centre, screen, name }, makeDevice)
    await lookAtLocks(tablet, take)
  } finally {
    for (const device of devices) await device.throwAway()
    await centre.stop()
  }
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
await lookAtAll('upright', tabletScreen)
await lookAtAll('wide', deskScreen)
process.stdout.write(`pictures in ${folder}\n`)
