/** What `npm run look` opens at the desks. */
import { z } from 'zod'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import { type Album, album } from './album.ts'
import type { Screen } from './browser.ts'
import type { Centre } from './centre.ts'
import { Desk, demoAccount } from './desk.ts'
import { screensOfDesks, walkStates } from './desk-states.ts'
import type { Device } from './device.ts'
import { administrationParts, administrationScreen } from './screens/administration-screen.ts'
import { coverageScreen } from './screens/coverage-screen.ts'
import { flagsScreen } from './screens/flags-screen.ts'
import { movesScreen } from './screens/moves-screen.ts'
import { queueScreen } from './screens/queue-screen.ts'
import { signInScreen } from './screens/sign-in-screen.ts'
import { say } from './words.ts'

const officer = 'lan.mui-ne'

/** Everything in one size of screen. */
export interface Round {
  readonly centre: Centre
  readonly screen: Screen
  readonly name: string
}

export async function lookAtAdministration(desk: Device, take: Album): Promise<void> {
  const { page } = desk
  const screen = administrationScreen(page)
  await desk.goTo('/quan-tri')
  await screen.signInButton.waitFor()
  await take('sign in')
  await screen.signIn('quan-tri', demoPassword)
  await page.getByRole('row').nth(1).waitFor()
  await take('accounts')
  await page.getByRole('button', { name: say('administration:accounts.make') }).click()
  await screen.dialog.getByRole('checkbox').first().waitFor()
  await take('new account')
  await page.keyboard.press('Escape')
  await screen.dialog.waitFor({ state: 'detached' })
  await screen.open(officer)
  await take('account')
  await screen.act('code')
  await screen.code.waitFor()
  await take('code')
  await screen.closeDialog()
  await screen.act('disable')
  await screen.dialog.waitFor()
  await take('disabling')
  await page.keyboard.press('Escape')
  await screen.dialog.waitFor({ state: 'detached' })
  await screen.closePanel()
  for (const part of administrationParts.slice(1)) {
    await screen.show(part)
    await page.waitForLoadState('networkidle')
    await take(part)
  }
  await screen.show('areas')
  await screen.openWindow('Bình Thuận')
  await take('sync window')
  await page.keyboard.press('Escape')
}

/** Somebody new at the desks, who has no authenticator yet. */
export async function lookAtSetUp(centre: Centre, desk: Device, take: Album): Promise<void> {
  const username = 'moi.binh-thuan'
  const made = await centre.asAdministrator('/api/accounts', {
    username,
    name: 'Giám sát thử nghiệm Mới',
    role: 'supervisor',
    areas: [{ level: 'district', code: '593' }],
  })
  const { password } = z.object({ password: z.string() }).parse(made)
  await desk.goTo('/ban-lam-viec')
  await signInScreen(desk.page).givePassword({ username, password })
  await signInScreen(desk.page).code.waitFor()
  await take('second factor')
}

/** Each screen while it waits, after a failure and without a network; and what is not for this account. */
export async function lookAtStates({ centre, screen, name }: Round): Promise<void> {
  for (const [username, screens] of Object.entries(screensOfDesks)) {
    const desk = await Desk.open(centre, demoAccount(username), screen)
    const take = album(desk, `${name}-states-${username.split('.')[0]}`)
    for (const each of screens) {
      await walkStates({ centre, desk, username, screen: each }, (state) =>
        take(`${each.name} ${state}`, { settled: state !== 'loading' }),
      )
    }
    await desk.goTo(username === 'quan-tri' ? '/tien-do' : '/quan-tri')
    await desk.page.getByRole('heading', { name: say('desk:notAllowed.title') }).waitFor()
    await take('not allowed')
    await desk.leave()
  }
}

/** What the district watches and the supervisor settles, with what the tablets before left there. */
export async function lookAtDesks(
  { centre, screen, name }: Round,
  { disputed, twin }: { readonly disputed: string; readonly twin: string },
): Promise<void> {
  const district = await Desk.open(centre, demoAccount('doi.binh-thuan'), screen)
  const watch = album(district, `${name}-district`)
  await coverageScreen(district.page).whole.waitFor()
  await district.page.waitForLoadState('networkidle')
  await watch('coverage')
  const queue = queueScreen(district.page)
  await queue.show()
  await queue.rows.nth(1).waitFor()
  await watch('queue')
  await queue.rows.nth(1).click()
  await queue.panel.waitFor()
  await district.page.waitForLoadState('networkidle')
  await watch('tablet')
  await queue.openHeld(say('faults:fault.not-digits'))
  await district.page.waitForLoadState('networkidle')
  await watch('held group')
  await district.goTo('/hang-doi?may=01890000-0000-7000-8000-000000000000')
  await queue.panel.waitFor()
  await watch('no such tablet')
  await district.goTo('/chuyen-di')
  await movesScreen(district.page).shown.waitFor()
  await watch('moves')
  await district.leave()

  const supervisor = await Desk.open(centre, demoAccount('giam-sat.binh-thuan'), screen)
  const settle = album(supervisor, `${name}-supervisor`)
  const flags = flagsScreen(supervisor.page)
  await flags.show()
  await flags.line('').first().waitFor()
  await settle('flags')
  await flags.only(say('flags:list.conflict'))
  await flags.open(disputed)
  await supervisor.page.waitForLoadState('networkidle')
  await settle('conflict')
  await flags.choose('take')
  await settle('settling')
  await supervisor.goTo('/can-xem')
  await flags.only(say('flags:rules.ID_DUP'))
  await flags.open(twin)
  await supervisor.page.waitForLoadState('networkidle')
  await settle('number used twice')
  await flags.choose('correctNeighbour')
  await settle('correcting the neighbour')
  await supervisor.goTo('/can-xem/60001/01890000-0000-7000-8000-000000000000')
  await supervisor.page.getByText(say('flags:opened.gone')).waitFor()
  await settle('no such flag')
  await supervisor.leave()
}
