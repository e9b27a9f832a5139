import { expect, test } from '../fixtures.ts'
import { administrationScreen } from '../screens/administration-screen.ts'
import { signInScreen } from '../screens/sign-in-screen.ts'
import { say, saying } from '../words.ts'

const person = {
  name: 'Đội thử nghiệm Hai',
  username: 'doi-hai.binh-thuan',
  role: 'district',
  area: { search: 'tinh binh thuan', name: 'Tỉnh Bình Thuận' },
} as const
const wanted = 'đồng lúa bốn mùa'

test('a person changes the password that was handed to them, works on, and signs in with the new one', async ({
  administrator,
  newDesk,
}) => {
  await administrator.goTo('/quan-tri')
  const handed = await administrationScreen(administrator.page).makeAccount(person)
  const { page } = await newDesk({ username: person.username, password: handed })

  // on a narrow screen the dialog is opened from the menu, and stays when the menu closes
  await page.setViewportSize({ width: 800, height: 1280 })
  await page.getByRole('button', { name: saying('desk:shell.account') }).click()
  await page.getByRole('button', { name: say('desk:password.title') }).click()
  const dialog = page.getByRole('dialog', { name: say('desk:password.title') })
  const field = (key: string) => dialog.getByLabel(say(`desk:password.${key}`), { exact: true })
  const submit = dialog.getByRole('button', { name: say('desk:password.submit') })
  await field('current').fill('không phải')
  await field('wanted').fill(wanted)
  await field('again').fill('đồng lúa bốn mua')
  await submit.click()
  await expect(dialog).toContainText(say('desk:password.fault.differs'))
  await field('again').fill(wanted)
  await submit.click()
  await expect(dialog.getByRole('alert')).toContainText(say('problems:api.wrong-password'))
  await field('current').fill(handed)
  await submit.click()
  await expect(dialog).toContainText(say('desk:password.changed'))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.reload()
  await page.getByRole('navigation', { name: say('desk:places.label') }).waitFor()
  await page.getByRole('button', { name: say('desk:shell.signOut') }).click()
  const signIn = signInScreen(page)
  await signIn.givePassword({ username: person.username, password: handed })
  await expect(signIn.problem).toContainText(say('problems:api.wrong-sign-in'))
  await signIn.givePassword({ username: person.username, password: wanted })
  await signIn.code.waitFor()
})
