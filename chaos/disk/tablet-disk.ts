/** A tablet whose disk is full: the screen says so, what was shown as saved stays, and with room the save goes through. */

import type { Centre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { householdListScreen } from '../../e2e/screens/household-list-screen.ts'
import { householdScreen } from '../../e2e/screens/household-screen.ts'
import { residentForm } from '../../e2e/screens/resident-form.ts'
import type { SmallDisk } from '../../e2e/small-disk.ts'
import { say } from '../../e2e/words.ts'
import { findMissing, type Home } from '../browser/saves.ts'

const officer = 'lan.mui-ne'
/** Something always fits into the last page of a file; a disk that takes so many saves is not full. */
const mostSaves = 60
/** A database that Chromium has closed is opened anew, twice in vain, before it is said. */
const saidWithinMs = 45_000

export interface TabletOnDisk {
  /** Fills the disk once; answers what went wrong. */
  tryOnce(): Promise<string[]>
  throwAway(): Promise<void>
}

export async function putTabletOnDisk(centre: Centre, disk: SmallDisk): Promise<TabletOnDisk> {
  const device = await Device.make(centre, { folder: disk.folder })
  device.context.setDefaultTimeout(saidWithinMs)
  await device.enrol(officer).catch(async (error) => {
    await device.throwAway()
    throw error
  })
  const homes: Home[] = []
  return {
    tryOnce: () => tryOnce({ device, disk, homes }),
    throwAway: () => device.throwAway(),
  }
}

interface Scene {
  readonly device: Device
  readonly disk: SmallDisk
  readonly homes: Home[]
}

async function tryOnce({ device, disk, homes }: Scene): Promise<string[]> {
  const { page } = device
  const screen = householdScreen(page)
  const number = homes.length + 1
  const home: Home = { shown: undefined, tried: undefined }
  homes.push(home)
  const write = async (house: string): Promise<boolean> => {
    home.tried = house
    await screen.fill({ house })
    const isSaved = await pressSave(device)
    if (isSaved) home.shown = house
    return isSaved
  }
  await householdListScreen(page).add()
  const faults = (await write(`Đ${number}L0`)) ? [] : ['a disk with room refused a save']
  await disk.fill(device)
  let saves = 0
  do {
    saves += 1
    await screen.edit()
  } while ((await write(`Đ${number}L${saves}`)) && saves < mostSaves)
  if (saves === mostSaves) faults.push('the full disk took everything')
  await disk.free(device)
  if (!(await pressSave(device))) faults.push('with room again the save did not go through')
  home.shown = home.tried
  const missing = await findMissing(page, homes)
  await device.sync()
  return [...faults, ...missing.map((house) => `${house} was shown as saved and is not shown`)]
}

/** Whether it was shown as saved; otherwise the words for a full disk are on the screen. */
async function pressSave({ page }: Device): Promise<boolean> {
  const saved = page.getByText(say('collect:household.addResident'), { exact: true })
  const { full, broken } = residentForm(page)
  await page.getByRole('button', { name: say('collect:household.save'), exact: true }).click()
  await saved.or(full).or(broken).first().waitFor({ timeout: saidWithinMs })
  return saved.isVisible()
}
