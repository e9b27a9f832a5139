/**
 * What a district and a supervisor wait for with 5,000 tablets and 10,000 open flags: p95 of each, in ms. The limit is
 * the budget: 300 ms for an answer of the API, 100 ms from a turn of the wheel to the painted frame.
 */
import type { Page } from '@playwright/test'
import { signInAtDesk, startCentre } from '../../e2e/centre.ts'
import { Desk, demoAccount } from '../../e2e/desk.ts'
import { flagPageSchema } from '../../shared/api/flags.ts'
import { queueSchema } from '../../shared/api/queue.ts'
import { type Measured, quantile, report, say } from '../figure.ts'
import { fillDesks, giveCountry, size } from './fill.ts'
import { timeWheel } from './wheel.ts'

const budgets = { answer: 300, scroll: 100 }
const asks = 25
const turns = 60
const users = { district: 'doi.binh-thuan', supervisor: 'giam-sat.binh-thuan' }

function figure(name: string, times: readonly number[], limit: number): Measured {
  const p95 = quantile(times, 0.95)
  say(`${name}: median ${Math.round(quantile(times, 0.5))}, p95 ${Math.round(p95)} ms`)
  return { name: `desks ${name}`, value: p95, unit: 'ms', peer: null, limit }
}

const centre = await startCentre({ scale: 0.001 })

async function timeAnswers(path: string, cookie: string): Promise<{ times: number[]; last: unknown }> {
  const times: number[] = []
  let last: unknown
  for (let count = 0; count < asks + 3; count += 1) {
    const started = performance.now()
    const response = await fetch(`${centre.origin}${path}`, { headers: { cookie } })
    last = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status}`)
    // the first ones make the plans
    if (count >= 3) times.push(performance.now() - started)
  }
  return { times, last }
}

async function timeScroll(page: Page, selector: string): Promise<number[]> {
  const times: number[] = []
  for (let turn = 0; turn < turns; turn += 1) times.push(await timeWheel(page, selector))
  return times
}

async function measureApi(): Promise<Measured[]> {
  const [district, supervisor] = [
    await signInAtDesk(centre.origin, users.district),
    await signInAtDesk(centre.origin, users.supervisor),
  ]
  const queue = await timeAnswers('/api/queue', district)
  const flags = await timeAnswers('/api/flags?limit=200', supervisor)
  if (queueSchema.parse(queue.last).devices.length < size.devices) throw new Error('tablets are missing')
  if (flagPageSchema.parse(flags.last).total < size.flags) throw new Error('flags are missing')
  const rule = await timeAnswers('/api/flags?kind=check&rule=ID_SEX&limit=200', supervisor)
  const coverage = await timeAnswers('/api/coverage', district)
  await giveCountry(centre.database, users.district)
  const whole = await timeAnswers('/api/coverage', district)
  return [
    figure('answer: the queue', queue.times, budgets.answer),
    figure('answer: a page of flags', flags.times, budgets.answer),
    figure('answer: a page of one rule', rule.times, budgets.answer),
    figure('answer: coverage', coverage.times, budgets.answer),
    figure('answer: coverage of the country', whole.times, budgets.answer),
  ]
}

async function measureScrolling(): Promise<Measured[]> {
  const figures: Measured[] = []
  const places = [
    { name: 'scroll: the queue', username: users.district, where: '/hang-doi', rows: 'main tbody tr' },
    {
      name: 'scroll: the flags',
      username: users.supervisor,
      where: '/can-xem',
      rows: 'a[href^="/can-xem/"]',
    },
  ]
  for (const { name, username, where, rows } of places) {
    const desk = await Desk.open(centre, demoAccount(username))
    await desk.context.addInitScript({ content: 'globalThis.__name = (named) => named' })
    await desk.goTo(where)
    await desk.page.locator(rows).nth(5).waitFor()
    figures.push(figure(name, await timeScroll(desk.page, rows), budgets.scroll))
    await desk.leave()
  }
  return figures
}

try {
  await fillDesks(centre.database)
  report([...(await measureApi()), ...(await measureScrolling())])
} finally {
  await centre.stop()
}
