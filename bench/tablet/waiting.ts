/** Saves that wait on a tablet without a network, each of another person, made on its screens. */
import type { Page } from '@playwright/test'
import type { Centre } from '../../e2e/centre.ts'
import { residentForm } from '../../e2e/screens/resident-form.ts'
import { say } from '../figure.ts'
import { commune } from './two-households.ts'

interface Head {
  readonly id: string
  readonly household: string
}

async function listHeads(centre: Centre, count: number): Promise<Head[]> {
  const { rows } = await centre.database.query<Head>(
    `select id, household from resident
     where commune = $1 and relation = 'CH' and removed_at is null and left_why is null order by id limit $2`,
    [commune, count],
  )
  if (rows.length < count) throw new Error(`there are only ${rows.length} heads`)
  return rows
}

/** As a link does, without the list between. */
const goTo = (page: Page, path: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

export async function makeWaiting(page: Page, centre: Centre, count: number): Promise<void> {
  const form = residentForm(page)
  for (const [at, { id, household }] of (await listHeads(centre, count)).entries()) {
    await goTo(page, `/ho/${household}/nhan-khau/${id}`)
    await form.fill({ cmnd: String(270_000_000 + at) })
    await form.saveButton.click()
    await page.locator(`main a[href="/ho/${household}/nhan-khau/moi"]`).waitFor()
    if ((at + 1) % 100 === 0) say(`${at + 1} saves wait`)
  }
}
