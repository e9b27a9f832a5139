/** What is planted in a centre at rest is seen: a checker that sees nothing would pass every kill. */
import pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { randomFromSeed } from '#server/seed/random.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { communeCode } from '#shared/ids.ts'
import type { ChaosCentre } from '../centre/chaos-centre.ts'
import { enrolTablet, openNodeTablet } from '../tablet/node-tablet.ts'
import { createOfficer, type Officer, toldTo } from '../tablet/officer.ts'
import { checkAtRest, checkFromTheFirst } from './check-at-rest.ts'
import { newLog } from './read-log.ts'

const commune = communeCode('22915')
let api: RunningApi
let officers: readonly Officer[]

beforeEach(async () => {
  api = await openRunningApi()
  officers = await Promise.all(['một', 'hai'].map(newOfficer))
  for (const officer of [...officers, ...officers, ...officers]) {
    await officer.saveOne()
    await officer.tablet.drained(20_000)
  }
  for (const { tablet } of officers) await tablet.drained(20_000)
})
afterEach(async () => {
  for (const { tablet } of officers) tablet.end()
  await api.close()
})

async function newOfficer(seed: string): Promise<Officer> {
  const enrolled = await enrolTablet(api.world.db.owner, commune)
  // no tablet comes by itself meanwhile: it would ask for what is gone, and put it right
  const options = { origin: api.url, enrolled, speed: 1, timeoutMs: 10_000, chance: () => 0.5 }
  return createOfficer(await openNodeTablet(options), randomFromSeed(seed))
}

const look: ChaosCentre['look'] = async (work) => {
  const owner = new pg.Pool({ connectionString: api.world.db.url, max: 1 })
  // it has ended before its connection is closed: the drop of the database may be what closes it
  owner.on('error', () => undefined)
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
const faults = async (): Promise<string> =>
  (await checkAtRest({ look, origin: api.url }, [newLog(commune)], officers)).faults.join('\n')
/** As of tablets that were laid aside. */
const faultsLater = async (): Promise<string> =>
  (await checkFromTheFirst({ look, origin: api.url }, officers.map(toldTo))).join('\n')

it('a centre that has everything once, and whose feed and chain are whole, is without fault', async () => {
  expect(await faults()).toBe('')
  expect(await faultsLater()).toBe('')
  expect(officers.flatMap(({ saved }) => saved).length).toBeGreaterThan(3)
})

const first = '(select id from change_group order by batch, line limit 1)'
const anybody = '(select id from resident order by seq limit 1)'
it.each([
  ['a group that was acknowledged and is gone', `delete from change_group where id = ${first}`, 'is missing'],
  ['a batch that is gone', `delete from batch where seq = (select min(seq) from batch)`, 'is gone'],
  [
    'a batch whose bytes are others',
    `update batch set bytes = (select bytes from batch order by seq desc limit 1)`,
    'is not what came',
  ],
  ['a link of the chain that is another', `update batch set chain = sha256(chain)`, 'the chain breaks'],
  ['a counter that went back', 'update commune_counter set seq = seq - 1', 'the counter of'],
  ['a row that is gone', `delete from resident where id = ${anybody}`, 'rows'],
  [
    'a value that nobody wrote',
    `update resident set mother_name = 'AI ĐÓ' where id = ${anybody}`,
    'has "AI ĐÓ"',
  ],
  ['a row at an older number', `update resident set seq = seq - 1 where id = ${anybody}`, 'stands at'],
  [
    'a row that nobody sent',
    `insert into household select (h).* from (select h from household h limit 1) x on conflict do nothing; update household set id = gen_random_uuid() where id = (select id from household limit 1)`,
    'is not in the log',
  ],
  [
    'a group that is there twice',
    `insert into change_group (commune, id, hash, batch, line, device, outcome, seqs, judged) select commune, id, sha256(hash), batch, line, device, outcome, seqs, judged from change_group where id = ${first}`,
    'is not what came',
  ],
  ['a group that was counted twice', 'update arrival_of_day set groups = groups + 1', 'groups that came'],
  [
    'a household that was counted twice',
    'update hamlet_count set households = households + 1',
    'households and has',
  ],
])('%s is seen, also when its tablets were laid aside', async (_, planted, words) => {
  await api.world.db.owner.query(planted)
  expect(await faults()).toContain(words)
  expect(await faultsLater()).toContain(words)
})

it('a save that was shown and never came is seen', async () => {
  const [officer] = officers
  const record = officer?.saved[0]?.record
  if (officer === undefined || record === undefined) throw new Error('nothing was saved')
  Object.assign(officer, { saved: [...officer.saved, { record, unit: 'motherName', value: 'CHƯA BAO GIỜ' }] })
  const words = 'saw "CHƯA BAO GIỜ" saved, and it never came'
  expect(await faults()).toContain(words)
  expect(await faultsLater()).toContain(words)
})
