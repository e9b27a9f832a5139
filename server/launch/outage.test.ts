/** The database stops or dies under pushes: a clear 503, recovery by itself, and nothing acknowledged is lost or doubled. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { packBatch } from '#server/testing/world.ts'
import { communeCode, deviceId, epoch, groupId, recordId } from '#shared/ids.ts'
import { type Answer, answerSchema } from '#shared/sync/batch.ts'
import { contractVersion, type Group } from '#shared/sync/change.ts'
import { feedPageSchema } from '#shared/sync/feed.ts'
import { demoPassword } from '../seed/demo-accounts.ts'
import { type Launched, launch, makeFolder, postmasterOf, processesIn } from './testing/launched.ts'

const commune = communeCode('22891')
const username = 'dao.ninh-thuan'
const token = randomBytes(32).toString('base64url')
const device = deviceId(v7())
let dataDir: string
let launched: Launched
let now: ReturnType<typeof epoch>

beforeAll(async () => {
  dataDir = makeFolder()
  launched = await launch(dataDir)
  await launched.untilHealthy()
  let code: string | undefined
  while (code === undefined) {
    code = new RegExp(`${username}.*code: (\\S+)`).exec(launched.output())?.[1]
    await sleep(50)
  }
  const enrolled = await fetch(`${launched.origin}/api/devices`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code, username, password: demoPassword, deviceId: device, token }),
  })
  expect(enrolled.status).toBe(200)
  now = epoch(((await enrolled.json()) as { epoch: string }).epoch)
})
afterAll(async () => {
  launched.child.kill('SIGTERM')
  await launched.ended()
  for (const pid of processesIn(dataDir)) process.kill(pid, 'SIGKILL')
  fs.rmSync(path.dirname(dataDir).includes('dan-cu-launch-') ? path.dirname(dataDir) : dataDir, {
    recursive: true,
    force: true,
  })
})

const newHousehold = (): Group => {
  const id = recordId(v7())
  const madeAt = new Date().toISOString()
  return {
    groupId: groupId(v7()),
    contractVersion,
    epoch: now,
    household: id,
    changes: [{ type: 'household', id, kind: 'create', wrote: { hamlet: 'Thôn thử nghiệm' }, madeAt }],
  }
}
const push = (group: Group) =>
  fetch(`${launched.origin}/api/batches`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-encoding': 'gzip',
      'content-type': 'application/x-ndjson',
    },
    body: Buffer.from(packBatch({ deviceId: device, commune, epoch: now, mark: null, asking: [] }, [group])),
  })
async function wanted(response: Response): Promise<Answer> {
  expect(response.status).toBe(200)
  return answerSchema.parse(await response.json())
}
async function householdsInFeed(): Promise<string[]> {
  const ids: string[] = []
  for (let cursor = 0, more = true; more; ) {
    const response = await fetch(`${launched.origin}/api/feed/${commune}?cursor=${cursor}`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const page = feedPageSchema.parse(await response.json())
    ids.push(...page.rows.household.id)
    cursor = page.next
    more = page.more
  }
  return ids
}
/** Until the same group is answered, as a tablet would. */
async function pushUntilAnswered(group: Group, withinMs: number): Promise<Answer> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const response = await push(group).catch(() => undefined)
    if (response?.status === 200) return wanted(response)
    if (performance.now() > deadline) throw new Error(`no answer within ${withinMs} ms`)
    await sleep(200)
  }
}

/** What a tablet is told while the database is away: when to come again, and that it may. */
async function expectAway(response: Response): Promise<void> {
  expect(response.status).toBe(503)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(await response.json()).toMatchObject({ code: 'unavailable', retryable: true })
}
const newHouseholds = (count: number): Group[] => Array.from({ length: count }, newHousehold)

async function expectEachOnce(groups: readonly Group[]): Promise<void> {
  const present = await householdsInFeed()
  for (const group of groups) expect(present.filter((id) => id === group.household)).toHaveLength(1)
}

it('while the database is stopped every push gets 503 with Retry-After, and each is taken once when it goes on', async () => {
  await wanted(await push(newHousehold()))
  const stopped = [postmasterOf(dataDir), ...processesIn(dataDir)].filter((pid) => pid !== undefined)
  expect(stopped.length).toBeGreaterThan(1)
  for (const pid of stopped) process.kill(pid, 'SIGSTOP')
  // more than the pool has connections
  const groups = newHouseholds(10)
  const responses = await Promise.all(groups.map(push)).finally(() => {
    for (const pid of stopped) process.kill(pid, 'SIGCONT')
  })
  for (const response of responses) await expectAway(response)
  for (const group of groups) {
    const answer = await pushUntilAnswered(group, 30_000)
    expect(answer.receipts).toMatchObject([{ groupId: group.groupId, outcome: 'applied' }])
  }
  await expectEachOnce(groups)
})

it('when the postmaster is killed under pushes nothing acknowledged is lost, nothing is there twice, and it recovers by itself', async () => {
  const acknowledged: Group[] = []
  const unanswered: Group[] = []
  const killedAt = 5
  for (let round = 0; round < 100 && (round <= killedAt || unanswered.length === 0); round += 1) {
    const groups = newHouseholds(4)
    const pushed = Promise.all(groups.map(push))
    if (round === killedAt) {
      const postmaster = postmasterOf(dataDir)
      if (postmaster === undefined) throw new Error('no postmaster to kill')
      process.kill(postmaster, 'SIGKILL')
    }
    for (const [index, response] of (await pushed).entries()) {
      const group = groups[index]
      if (group === undefined) throw new Error('more answers than groups')
      if (response.status === 200) acknowledged.push(group)
      else {
        await expectAway(response)
        unanswered.push(group)
      }
    }
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(4 * killedAt)
  expect(unanswered.length).toBeGreaterThan(0)
  for (const group of unanswered) await pushUntilAnswered(group, 60_000)
  await expectEachOnce([...acknowledged, ...unanswered])
})
