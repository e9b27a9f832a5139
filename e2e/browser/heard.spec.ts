/** What a screen reader hears: the one region that is always there, and each change in it once. */
import type { Page } from '@playwright/test'
import { familyOfOne } from '../families.ts'
import { expect, test } from '../fixtures.ts'
import { eventScreen } from '../screens/event-screen.ts'
import { householdListScreen } from '../screens/household-list-screen.ts'
import { householdScreen } from '../screens/household-screen.ts'
import { residentForm } from '../screens/resident-form.ts'
import { say, saying } from '../words.ts'

const name = 'PHÙNG THỊ LẮNG NGHE'
const { home, members } = familyOfOne(name, 'Tổ 21')

/** Notes what comes into the region from now on, as long as the page is not loaded again. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  const region = page.locator('[data-said]')
  await expect(region).toHaveCount(1)
  await expect(region).toHaveRole('status')
  await expect(region).toHaveAttribute('aria-live', 'polite')
  const heard = await region.evaluateHandle((element) => {
    const texts: string[] = []
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) texts.push(node.textContent ?? '')
    }).observe(element, { childList: true, characterData: true, subtree: true })
    return texts
  })
  return async () => {
    expect(await region.evaluate((element) => element.isConnected)).toBe(true)
    return heard.jsonValue()
  }
}

test('a save, a warning, a fault and an undone event are said once each, in a region that was there before', async ({
  lan,
}) => {
  const { page } = lan
  const household = householdScreen(page)
  const form = residentForm(page)
  const event = eventScreen(page)
  // an event that was sent by itself meanwhile could not be undone
  await lan.goOffline()
  const heard = await listen(page)
  const expected: unknown[] = []
  const expectHeard = async (...more: readonly unknown[]) => {
    expected.push(...more)
    await expect.poll(heard).toEqual(expected)
  }
  const saved = say('collect:form.saved')

  await householdListScreen(page).add()
  await household.fill(home)
  await household.save()
  await expectHeard(saved)
  await household.addResident()
  await form.fill({ ...members[0] })
  await form.save()
  await expectHeard(saved)

  await household.openMember(name)
  await form.fill({ cmnd: '2601' })
  const fault = `${say('collect:units.cmnd')}: ${say('faults:check.CMND_FORMAT', { length: 4 })}`
  await expectHeard(`${fault} ${say('collect:form.faults', { count: 1 })}`)
  await form.fill({ cmnd: '260123456' })
  await form.draftKept.waitFor()
  await form.fill({ name: 'PHUNG THI LANG NGHE' })
  const warning = `${say('collect:units.name')}: ${say('faults:check.NAME_DIACRITIC')}`
  await expectHeard(expect.stringContaining(warning))
  expect((await heard()).at(-1)).toMatch(saying('collect:form.warnings'))
  const words = say('faults:check.NAME_DIACRITIC')
  await expect(page.locator('#field-name')).toContainText(words)
  await expect(page.getByRole('main').getByRole('status').filter({ hasText: words })).toHaveCount(0)
  await form.fill({ name })
  await form.save()
  await expectHeard(saved)

  await event.open('absence')
  await event.answer({
    about: [name],
    typed: { on: '1/3/2021', to: 'Bình Dương', evidence: 'CT03 số 7/2021' },
    chosen: { why: 'Đi làm ăn xa' },
  })
  await event.save()
  await expectHeard(saved)
  await event.undo()
  await expectHeard(say('collect:told.undone'))
  await expect(page.getByRole('main').getByText(say('collect:told.undone'))).not.toHaveRole('status')
})
