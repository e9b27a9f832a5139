import type { Page } from '@playwright/test'
import { say, saying } from '../words.ts'

type Figure = 'waiting' | 'received' | 'conflict' | 'held'

export function syncScreen(page: Page) {
  const place = page
    .getByRole('navigation', { name: say('places.label') })
    .getByRole('link', { name: say('places.sync') })
  const figure = (name: Figure) => page.getByRole('button', { name: say(`sync.figure.${name}`) })
  const button = page.getByRole('button', { name: say('sync.now') })
  return {
    place,
    figure,
    button,
    idle: page.getByText(say('sync.phase.idle')),
    /** Says when the tablet sends by itself. */
    turn: page.getByText(saying('sync.phase.turn')),
    /** Above every place of an open tablet. */
    unsent: page.getByText(saying('strip.waiting')).first(),
    retrying: page.getByText(saying('sync.phase.waiting-to-retry')),
    /** What was saved; not the households that the centre lacks, which stand above. */
    entries: page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ hasText: saying('sync.savedAt') }),
    async show(name: Figure) {
      await place.click()
      await figure(name).click()
    },
    /** The number above a figure's name. */
    async count(name: Figure): Promise<number> {
      const text = (await figure(name).textContent()) ?? ''
      return Number(/[\d.]+/.exec(text)?.[0].replaceAll('.', ''))
    },
    /** "412 of 412 households are at the centre", by its two numbers. */
    async households(): Promise<{ atCentre: number; all: number }> {
      const text = (await page.getByText(saying('sync.ledger.atCentre')).first().textContent()) ?? ''
      const [atCentre = Number.NaN, all = Number.NaN] = (text.match(/\d[\d.]*/g) ?? []).map((number) =>
        Number(number.replaceAll('.', '')),
      )
      return { atCentre, all }
    },
    compared: page.getByText(saying('sync.ledger.comparedAt')),
    /** Nothing waits and nothing is under way. */
    async settled() {
      await page.getByText(say('sync.phase.idle')).waitFor()
      await page.getByText(say('strip.nothingWaits')).waitFor()
    },
  }
}
