import { expect, type Page } from '@playwright/test'
import { say, saying } from '../words.ts'

/** Runs in the page: whether a line with this title is drawn; where it is not, half a screenful of the list further. */
function scrollTowards(title: string): boolean {
  const lines = [...document.querySelectorAll('a[href^="/can-xem/"][data-kind]')]
  if (lines.some(({ textContent }) => textContent?.includes(title))) return true
  const scroller = lines[0]?.closest('ul')?.parentElement
  if (scroller == null) return false
  const { scrollTop, clientHeight, scrollHeight } = scroller
  scroller.scrollTop = scrollTop + clientHeight >= scrollHeight ? 0 : scrollTop + clientHeight / 2
  return false
}

type Way = 'keep' | 'take' | 'write' | 'correct' | 'correctNeighbour' | 'dismiss'

export function flagsScreen(page: Page) {
  const place = page
    .getByRole('navigation', { name: say('desk:places.label') })
    .getByRole('link', { name: say('desk:places.flags') })
  const list = page.getByRole('region', { name: say('flags:list.label'), exact: true })
  const bar = page.getByRole('region', { name: say('flags:bar.label'), exact: true })
  const options = bar.getByRole('group', { name: say('flags:bar.options') })
  const line = (title: string) => list.locator('a[href^="/can-xem/"]').filter({ hasText: title })
  const way = (which: Way) => options.getByRole('button', { name: saying(`flags:option.${which}`) }).first()
  return {
    place,
    list,
    commune: list.getByPlaceholder(say('flags:list.allCommunes')),
    bar,
    line,
    record: page.getByRole('region', { name: say('flags:record.label'), exact: true }),
    neighbour: page.getByRole('region', { name: say('flags:neighbour.label'), exact: true }),
    history: page.getByRole('region', { name: say('flags:history.label'), exact: true }),
    changed: page.getByText(say('flags:changed.title')),
    /** Seen, present and wanted value of a unit, where somebody was quicker. */
    presentValues: (unit: string) =>
      page
        .getByRole('alert')
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: say(`collect:units.${unit}`) }) })
        .getByRole('cell'),
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
        // the list asks again every 15 s
        .click({ timeout: 40_000 })
    },
    async open(title: string) {
      // asked for again every 15 s; of a long list only a screenful is drawn, and another filter may move what is
      let flag = ''
      await expect(async () => {
        expect(await page.evaluate(scrollTowards, title)).toBe(true)
        const found = line(title).first()
        const href = (await found.getAttribute('href', { timeout: 3_000 })) ?? ''
        flag = new URL(href, page.url()).pathname.split('/').at(-1) ?? ''
        await found.click({ timeout: 3_000 })
      }).toPass({ timeout: 40_000, intervals: [200] })
      // not the options of the one that was open before
      await page.locator(`[data-flag="${flag}"]`).waitFor()
      await options.waitFor()
    },
    way,
    async choose(which: Way) {
      await way(which).click()
    },
    async settle(which: Way, reason: string) {
      await this.choose(which)
      await this.words.fill(reason)
      await this.settleButton.click()
    },
  }
}
