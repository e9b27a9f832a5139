import { leavingNames } from '#shared/codes/leaving.ts'
import type { Device } from '../device.ts'
import { familyOfThree, headOf, recordFamily, sonOf, wifeOf } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { eventName, eventScreen } from '../screens/event-screen.ts'
import { flagsScreen } from '../screens/flags-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { say } from '../words.ts'

const word = 'GẶP'
const [head, wife, son] = [headOf(word), wifeOf(word), sonOf(word)]
const house = '208'
const book = `BD-${house}`
const on = '1/3/2021'
const reason = 'Sổ hộ khẩu và lời của bà'
/** Of a household that nobody is the head of. */
const asked = say('faults:check.HEAD_COUNT', { count: 0 })

/** As a tablet shows a household of this head: who lives there, who of them is a head, and what is asked. */
async function open({ page }: Device, household: { readonly sought: string; readonly head: string }) {
  const list = householdListScreen(page)
  await list.place.click()
  await list.search.fill(household.sought)
  await list.row(household.head).first().click()
  const { members } = householdScreen(page)
  const present = members.filter({ hasNotText: leavingNames.died.vi })
  await present.first().waitFor()
  return {
    ...{ members, present, heads: present.filter({ hasText: 'Chủ hộ' }) },
    flagged: page.getByText(asked, { exact: true }),
  }
}

test('a split at one tablet and a death at the other leave a household without a head, until a supervisor who reads both stories names one', async ({
  lan,
  minh,
  supervisor,
}) => {
  await recordFamily(lan, familyOfThree(word, house))
  await lan.sync()
  await minh.sync()
  for (const device of [lan, minh]) {
    await device.goOffline()
    await householdListScreen(device.page).open(head)
  }
  const split = eventScreen(lan.page)
  await split.open('split')
  await split.answer({
    about: [son],
    typed: { on, evidence: 'CT01 số 208' },
    chosen: { newHead: son },
  })
  await split.save()
  const death = eventScreen(minh.page)
  await death.open('death')
  await death.answer({
    about: [head],
    typed: { on, evidence: 'Trích lục 208/2021' },
    chosen: { head: son },
  })
  await death.save()
  for (const device of [lan, minh]) {
    await device.goOnline()
    await device.sync()
  }

  const flags = flagsScreen(supervisor.page)
  await flags.show()
  await flags.only(say('flags:rules.HEAD_COUNT'))
  await flags.open(book)
  const stories = supervisor.page.getByRole('region', { name: say('collect:stories.title') })
  for (const told of [
    `${eventName('split')}, 01/03/2021 · CT01 số 208`,
    `${eventName('death')}, 01/03/2021 · Trích lục 208/2021`,
  ])
    await expect(stories.getByText(told)).toBeVisible()

  await lan.sync()
  for (const device of [lan, minh]) {
    const before = await open(device, { sought: book, head: say('collect:list.noHead') })
    await expect(before.heads).toHaveCount(0)
    await expect(before.flagged).not.toHaveCount(0)
  }

  await expect(flags.way('correctNeighbour')).toContainText(wife)
  await flags.choose('correctNeighbour')
  await flags.bar
    .getByLabel(say('collect:units.relation'))
    .and(supervisor.page.locator('input'))
    .fill('Chủ hộ')
  await supervisor.page.getByRole('option', { name: 'Chủ hộ', exact: true }).click()
  await flags.words.fill(reason)
  await flags.settleButton.click()
  await expect(flags.line(book)).toHaveCount(0)

  const shown: string[][] = []
  for (const device of [lan, minh]) {
    await device.sync()
    const after = await open(device, { sought: book, head: wife })
    await expect(after.heads).toHaveCount(1)
    await expect(after.heads).toContainText(wife)
    await expect(after.present).toHaveCount(1)
    await expect(after.members).toHaveCount(2)
    await expect(after.flagged).toHaveCount(0)
    shown.push(await after.members.allTextContents())
    const own = await open(device, { sought: son, head: son })
    await expect(own.heads).toContainText(son)
    await expect(own.members).toHaveCount(1)
  }
  expect(shown[0]).toEqual(shown[1])
})
