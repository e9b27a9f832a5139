import type { Page } from '@playwright/test'
import { say, saying } from '../words.ts'

type Way = 'keep' | 'take' | 'write' | 'correct' | 'dismiss'

export function flagsScreen(page: Page) {
  const place = page
    .getByRole('navigation', { name: say('desk:places.label') })
    .getByRole('link', { name: say('desk:places.flags') })
  const list = page.getByRole('region', { name: say('flags:list.label'), exact: true })
  const bar = page.getByRole('region', { name: say('flags:bar.label'), exact: true })
  const options = bar.getByRole('group', { name: say('flags:bar.options') })
  const line = (title: string) => list.locator('a[href^="/can-xem/"]').filter({ hasText: title })
  return {
    place,
    list,
    bar,
    line,
    record: page.getByRole('region', { name: say('flags:record.label'), exact: true }),
    neighbour: page.getByRole('region', { name: say('flags:neighbour.label'), exact: true }),
    history: page.getByRole('region', { name: say('flags:history.label'), exact: true }),
    changed: page.getByText(say('flags:changed.title')),
    nothingLeft: page.getByText(say('flags:list.emptyTitle')),
    words: bar.getByLabel(say('flags:bar.words')),
    settleButton: bar.getByRole('button', { name: say('flags:bar.settle') }),
    async show() {
      await place.click()
    },
    /** Only these in the list: a kind or a rule, by its name there. */
    async only(name: string) {
      await list
        .getByRole('list', { name: say('flags:list.groups') })
        .getByRole('link', { name })
        .click()
    },
    async open(title: string) {
      // the list asks again every 15 s
      await line(title).first().click({ timeout: 40_000 })
      await options.waitFor()
    },
    async choose(way: Way) {
      await options
        .getByRole('button', { name: saying(`flags:option.${way}`) })
        .first()
        .click()
    },
    async settle(way: Way, reason: string) {
      await this.choose(way)
      await this.words.fill(reason)
      await this.settleButton.click()
    },
  }
}
