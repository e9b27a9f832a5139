/**
 * The evening after an outage: 40,000 tablets (`--scale 1`), each with a session, ids and a back-off of its own, bring 25
 * households of 4. The outage was long, so each next tries at some moment of the back-off's ceiling; a smaller scale
 * shortens that time as it lessens the tablets, so the rate is the same. Of every fiftieth the first answer is lost.
 * Exits with 1 when the centre has less or more than was sent.
 */
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { ceilingMs, waitAfter } from '../../client/sync/back-off.ts'
import { type Centre, startCentre } from '../../e2e/centre.ts'
import { quantile, readScale, report, say } from '../figure.ts'
import { post, takeAnswer } from '../node-tablet.ts'
import { makeFleet, type WaitingTablet } from './fleet.ts'

const allTablets = 40_000
const lostEvery = 50
const residentsInHousehold = 4
const budgets = { seconds: 600, p99: 3000, requests: 1.3 }
/** The next wait has reached its ceiling. */
const failuresSoFar = 20
/** As the app gives a request up. */
const patienceMs = 60_000

const scale = readScale(0.05)
const latencies: number[] = []
const statuses = new Map<string, number>()
let done = 0

async function tryOnce(centre: Centre, { tablet, batch, groups }: WaitingTablet, loses: boolean) {
  const started = performance.now()
  const note = (what: string) => statuses.set(what, (statuses.get(what) ?? 0) + 1)
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const { status, headers, body } = await post(centre, tablet, batch, { agent: new http.Agent(), signal })
    latencies.push(performance.now() - started)
    note(loses ? 'lost' : String(status))
    if (loses || status !== 200) return { retryAfterMs: Number(headers['retry-after'] ?? 0) * 1000 }
    takeAnswer(tablet, body, groups)
    return 'received'
  } catch (error) {
    if (error instanceof Error && error.message.includes('groups were applied')) throw error
    latencies.push(performance.now() - started)
    note('no answer')
    return { retryAfterMs: 0 }
  }
}

async function sendUntilReceived(centre: Centre, waiting: WaitingTablet, index: number): Promise<void> {
  await sleep(Math.random() * ceilingMs * scale)
  for (let failures = 0; ; failures += 1) {
    const outcome = await tryOnce(centre, waiting, failures === 0 && index % lostEvery === 0)
    if (outcome === 'received') break
    await sleep(waitAfter(failuresSoFar + failures, Math.random() * scale, outcome.retryAfterMs))
  }
  done += 1
}

/** What the centre has of the fleet: nothing may be missing, nothing twice. */
async function countAt({ database }: Centre, fleet: readonly WaitingTablet[]) {
  const { rows } = await database.query<Record<'households' | 'residents' | 'groups' | 'ids', string>>(
    `select count(*) as groups, count(distinct id) as ids,
       (select count(*) from household where commune = any ($2)) as households,
       (select count(*) from resident where commune = any ($2)) as residents
     from change_group where device = any ($1::uuid[]) and outcome = 'applied'`,
    [fleet.map(({ tablet }) => tablet.deviceId), [...new Set(fleet.map(({ tablet }) => tablet.commune))]],
  )
  const found = (what: 'households' | 'residents' | 'groups' | 'ids') => Number(rows[0]?.[what])
  const sent = fleet.reduce((sum, { groups }) => sum + groups, 0)
  const records = found('households') + found('residents') - sent * (1 + residentsInHousehold)
  return {
    lost: Math.max(0, sent - found('ids')) + Math.max(0, -records),
    doubled: found('groups') - found('ids') + Math.max(0, records),
  }
}

const centre = await startCentre({ scale: 0.001 })
try {
  const fleet = await makeFleet(centre, Math.round(allTablets * scale))
  say(`${fleet.length} tablets wait`)
  const started = performance.now()
  const progress = setInterval(() => say(`${done} of ${fleet.length} are done`), 10_000)
  await Promise.all(fleet.map((waiting, index) => sendUntilReceived(centre, waiting, index)))
  clearInterval(progress)
  const seconds = (performance.now() - started) / 1000
  const { lost, doubled } = await countAt(centre, fleet)
  say(`answers: ${[...statuses].map(([status, count]) => `${count} × ${status}`).join(', ')}`)
  const figure = (name: string, value: number, unit: string, limit: number | null) => ({
    ...{ name: `evening ${name}`, value, unit, peer: null, limit },
  })
  report([
    figure('all received', seconds, `s at scale ${scale}`, budgets.seconds * scale),
    figure('answer', quantile(latencies, 0.99), 'ms (p99)', budgets.p99),
    figure('requests', latencies.length / fleet.length, 'a batch', budgets.requests),
    figure('lost', lost, 'groups and records', null),
    figure('doubled', doubled, 'groups and records', null),
  ])
  if (lost + doubled > 0) process.exitCode = 1
} finally {
  await centre.stop()
}
