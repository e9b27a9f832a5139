/** What an officer saves on a real screen, and what that screen has shown as saved. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Random } from '#server/seed/random.ts'
import type { Device } from '../../e2e/device.ts'
import { householdListScreen } from '../../e2e/screens/household-list-screen.ts'
import { householdScreen } from '../../e2e/screens/household-screen.ts'

/** A household by its house number, which is another one after each save. */
export interface Home {
  /** Shown as saved last; `undefined` until its first save was. */
  shown: string | undefined
  /** Being saved: it may be there or not. */
  tried: string | undefined
}

export interface Saves {
  readonly homes: readonly Home[]
  /** How many were shown as saved. */
  count(): number
  /** Saves on and on; rejects when the browser is gone. */
  goOn(device: Device): Promise<never>
  /** Calls back at the next save that is shown. */
  onShown(told: () => void): void
}

/** @param prefix tells the house numbers of one profile from those of another */
export function newSaves(prefix: string, random: Random): Saves {
  const homes: Home[] = []
  let current: Home | undefined
  let number = 0
  let count = 0
  let told: (() => void) | undefined
  const shown = (): void => {
    if (current?.tried === undefined) return
    current.shown = current.tried
    current.tried = undefined
    count += 1
    told?.()
    told = undefined
  }
  const saveOne = async ({ page }: Device, isNew: boolean): Promise<void> => {
    const household = householdScreen(page)
    if (isNew) await householdListScreen(page).add()
    else await household.edit()
    number += 1
    // none is the beginning of another
    const house = `${prefix}${number}N`
    await household.fill({ house })
    current = isNew || current === undefined ? { shown: undefined, tried: undefined } : current
    if (isNew) homes.push(current)
    current.tried = house
    await household.save()
    shown()
  }
  return {
    homes,
    count: () => count,
    goOn: async (device) => {
      await watchSaved(device.page, shown)
      await saveOne(device, true)
      for (;;) await saveOne(device, random.chance(newShare))
    },
    onShown: (tell) => {
      told = tell
    },
  }
}

const newShare = 0.3

/** Hears of the words at once, before anybody could read them. */
async function watchSaved(page: Page, shown: () => void): Promise<void> {
  await page.exposeFunction('savedIsShown', shown)
  await page.evaluate(() => {
    let was = false
    new MutationObserver(() => {
      const is = document.querySelector('[data-saved]') !== null
      const tell: unknown = Reflect.get(window, 'savedIsShown')
      if (is && !was && typeof tell === 'function') tell()
      was = is
    }).observe(document.body, { subtree: true, childList: true })
  })
}

/** Homes whose last save that was shown as saved is not shown any more. */
export async function findMissing(page: Page, homes: readonly Home[]): Promise<string[]> {
  const list = householdListScreen(page)
  const missing: string[] = []
  await list.show()
  for (const home of homes) {
    if (home.shown === undefined) continue
    const isThere = (await isFound(page, home)) || (await comes(page, home))
    if (!isThere) missing.push(home.shown)
  }
  await list.search.fill('')
  return missing
}

/** What is seen after a start is there to stay, whether it had been shown as saved or not. */
async function isFound(page: Page, home: Home): Promise<boolean> {
  if (home.tried !== undefined && (await isListed(page, home.tried))) {
    home.shown = home.tried
    home.tried = undefined
    return true
  }
  return home.shown !== undefined && (await isListed(page, home.shown))
}

const looks = 20
const lookEveryMs = 500

/** Nothing is called missing at the first look. */
async function comes(page: Page, home: Home): Promise<boolean> {
  for (let look = 0; look < looks; look += 1) {
    await sleep(lookEveryMs)
    if (await isFound(page, home)) return true
  }
  return false
}

async function isListed(page: Page, house: string): Promise<boolean> {
  const { search, row, nothingFound } = householdListScreen(page)
  // that nothing is found is said of this search, not of the one before
  await search.fill('')
  await nothingFound.waitFor({ state: 'hidden' })
  await search.fill(house)
  const listed = row(house).first()
  await listed.or(nothingFound).first().waitFor()
  return listed.isVisible()
}
