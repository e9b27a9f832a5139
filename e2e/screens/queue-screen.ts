import type { Page } from '@playwright/test'
import { say, saying } from '../words.ts'

/** By the name that the desks give it. */
interface Tablet {
  readonly name: string
}

export function queueScreen(page: Page) {
  const place = page
    .getByRole('navigation', { name: say('desk:places.label') })
    .getByRole('link', { name: say('desk:places.queue') })
  // of this list: that of the place before may stand there for a moment
  const table = page.getByRole('table', { name: say('desk:queue.table'), exact: true })
  const rows = table.getByRole('row')
  const panel = page.getByRole('complementary')
  const button = (key: string) => panel.getByRole('button', { name: say(key), exact: true })
  /** Of many tablets only a screenful is drawn: this one alone is left in the list. */
  const seek = async ({ name }: Tablet) => {
    await page.getByRole('searchbox', { name: say('desk:queue.search'), exact: true }).fill(name)
    // its head is a row, too
    await table.and(page.locator('[aria-rowcount="2"]')).waitFor()
  }
  return {
    place,
    rows,
    row: ({ name }: Tablet) => rows.filter({ hasText: name }),
    panel,
    /** What a tablet has sent, newest first. */
    story: panel.getByRole('region', { name: say('desk:story.title') }).getByRole('listitem'),
    held: panel.getByRole('region', { name: say('desk:held.title') }).getByRole('button'),
    async show() {
      await place.click()
    },
    /** How many saves of a tablet the centre has received today, as its row says. */
    async receivedToday(tablet: Tablet): Promise<number> {
      const titles = await table.getByRole('columnheader').allTextContents()
      const at = titles.findIndex((title) => title.includes(say('desk:queue.column.today')))
      // the first of a row is its heading
      const text = await this.row(tablet)
        .getByRole('cell')
        .nth(at - 1)
        .textContent()
      return Number(text?.replaceAll('.', ''))
    },
    async openDevice(tablet: Tablet) {
      await seek(tablet)
      await this.row(tablet).click()
      await panel.waitFor()
    },
    async closeDevice() {
      await panel.getByRole('button', { name: say('close'), exact: true }).click()
      await panel.waitFor({ state: 'detached' })
    },
    async openHeld(reason: string) {
      await this.held.filter({ hasText: reason }).first().click()
      await button('desk:held.again').waitFor()
    },
    async processAgain() {
      await button('desk:held.again').click()
    },
    async processAll() {
      await panel.getByRole('button', { name: saying('desk:heldAll.start') }).click()
    },
    reason: panel.getByLabel(say('desk:held.reason'), { exact: true }),
    async writeReason(reason: string) {
      await button('desk:held.dismiss').click()
      await this.reason.fill(reason)
    },
    async leaveHeld() {
      await button('desk:held.back').click()
    },
    async dismissNow() {
      await button('desk:held.dismissNow').click()
    },
    outcome: (outcome: 'applied' | 'held' | 'dismissed') =>
      panel.locator('[data-outcome]').filter({ hasText: saying(`desk:held.outcome.${outcome}`) }),
  }
}
