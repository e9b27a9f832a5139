/** `may`, the HTTP answer and a plain query behind row-level security say the same of 20,000 actors, actions and places. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { newId } from '#server/testing/world.ts'
import { type Actor, type Area, type Role, roles } from '#shared/access/actor.ts'
import { type Action, isInAreas, may, type Place } from '#shared/access/may.ts'
import { communeCode } from '#shared/ids.ts'
import { createChange, editChange, household } from '#shared/testing/builders.ts'

const triples = 20_000
/** Each a role with areas of its own; a triple that comes again for the same actor is asked over HTTP once. */
const actors = 100
const seed = Number(process.env.TRIPLES_SEED ?? Date.now() % 1_000_000)
const tree: readonly (Place & { readonly commune: string })[] = [
  ...['22915', '22918'].map((commune) => ({ commune, district: '593', province: '60' })),
  ...['22960', '22963'].map((commune) => ({ commune, district: '597', province: '60' })),
  ...['22738', '22741'].map((commune) => ({ commune, district: '582', province: '58' })),
]
const nowhere = { commune: '99999', district: null, province: null }
const units: readonly Area[] = [
  ...tree.map(({ commune }) => ({ level: 'commune' as const, code: commune })),
  ...['593', '597', '582'].map((code) => ({ level: 'district' as const, code })),
  ...['60', '58'].map((code) => ({ level: 'province' as const, code })),
  { level: 'country', code: 'VN' },
  // of no unit, and of one at another level
  { level: 'commune', code: '99998' },
  { level: 'province', code: '593' },
]
const actions = [
  'collect',
  'read-coverage',
  'read-record',
  'settle-held',
  'decide',
] as const satisfies readonly Action[]

/** Of each role one account that is signed in, bound to other areas again and again; an officer has a tablet too. */
interface Person {
  readonly account: string
  readonly role: Role
  readonly cookie: string
  readonly token: string
}

let api: RunningApi
let decision: () => unknown
const people: Person[] = []

async function makePerson(role: Role): Promise<Person> {
  const account = await api.makeAccount({ username: role, role, areas: [] })
  const enrolled = await api.world.enrol(`tablet-of-${role}`, [])
  await api.world.db.owner.query('update device set account = $1 where id = $2', [account, enrolled.deviceId])
  return { account, role, cookie: await api.signIn(role), token: enrolled.token }
}

async function makeTree(): Promise<void> {
  const areas = tree.flatMap(({ commune, district, province }) => [
    [province, 'province', null],
    [district, 'district', province],
    [commune, 'commune', district],
  ])
  for (const area of areas) {
    await api.world.db.owner.query(
      `insert into area (code, valid_from, level, parent, name) values ($1, '2004-01-01', $2, $3, $1) on conflict do nothing`,
      area,
    )
  }
}

beforeAll(async () => {
  api = await openRunningApi()
  await makeTree()
  const communes = tree.map(({ commune }) => communeCode(commune))
  const tablet = await api.world.enrol('seed', communes)
  for (const commune of communes) {
    const group = tablet.group([createChange('household', newId(), household())])
    await tablet.send([group], { commune })
  }
  const edit = { ...editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } }), reason: 'thử' }
  decision = () => ({ group: tablet.group([edit]), flags: {} })
  // whatever areas the others have, no commune of the tree is without a district
  await api.makeAccount({ username: 'doi', role: 'district', areas: [{ level: 'country', code: 'VN' }] })
  for (const role of roles) people.push(await makePerson(role))
}, 120_000)
afterAll(() => api.close())

async function bind({ account }: Person, areas: readonly Area[]): Promise<void> {
  await api.world.db.owner.query('delete from account_area where account = $1', [account])
  for (const { level, code } of areas)
    await api.world.db.owner.query('insert into account_area values ($1, $2, $3)', [account, level, code])
}

/** Whether the door opens: whatever is found behind it. */
async function asked(
  { cookie, token }: Person,
  action: (typeof actions)[number],
  commune: string,
): Promise<boolean> {
  const get = (path: string) => api.ask(`/api/${path}`, { headers: { cookie } })
  const answers: Record<(typeof actions)[number], () => Promise<Response>> = {
    collect: () => api.ask(`/api/feed/${commune}`, { headers: { authorization: `Bearer ${token}` } }),
    'read-coverage': () => get(`coverage?level=commune&code=${commune}`),
    'read-record': () => get(`communes/${commune}/households/${newId()}`),
    'settle-held': () => get(`communes/${commune}/held/${newId()}`),
    decide: () => api.post(`/api/communes/${commune}/decisions`, decision(), { cookie }),
  }
  const response = await answers[action]()
  await response.arrayBuffer()
  expect([200, 403, 404]).toContain(response.status)
  return response.status !== 403
}

/** As the role that serves: the communes of which a scope of these areas shows households. */
async function seen({ account }: Person): Promise<Set<string>> {
  const client = await api.world.db.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('dancu.scope', array_to_string(communes_of($1), ','), true)`, [
      account,
    ])
    const found = await client.query<{ commune: string }>('select distinct commune from household')
    await client.query('rollback')
    return new Set(found.rows.map(({ commune }) => commune))
  } finally {
    client.release()
  }
}

const triple = fc.record({ action: fc.constantFrom(...actions), place: fc.constantFrom(...tree, nowhere) })
type Triple = { action: (typeof actions)[number]; place: Place & { commune: string } }

/** All triples of one actor; the answers of HTTP. */
async function judge(person: Person, areas: readonly Area[], asks: readonly Triple[]): Promise<boolean[]> {
  await bind(person, areas)
  const rows = await seen(person)
  const answers = new Map<string, boolean>()
  for (const { action, place } of asks) {
    const actor: Actor = { account: person.account, username: person.role, role: person.role, areas }
    const why = JSON.stringify({ seed, role: person.role, areas, action, commune: place.commune })
    const exists = place !== nowhere
    const allowed = exists
      ? may(actor, action, { place })
      : action === 'settle-held' && may(actor, action, { unwatched: true })
    expect(rows.has(place.commune), why).toBe(exists && isInAreas(actor, place))
    const key = `${action} ${place.commune}`
    if (!answers.has(key)) answers.set(key, await asked(person, action, place.commune))
    expect(answers.get(key), why).toBe(allowed)
  }
  return [...answers.values()]
}

test(`${triples.toLocaleString('en')} random triples: may, HTTP and row-level security agree (seed ${seed})`, async () => {
  const lists = fc.sample(fc.uniqueArray(fc.constantFrom(...units), { maxLength: 3 }), {
    numRuns: actors,
    seed,
  })
  const asks = fc.sample(triple, { numRuns: triples, seed })
  const each = triples / actors
  // a lane for each role, since its account is bound anew for each actor
  const lanes = people.map(async (person, lane) => {
    const answers: boolean[] = []
    for (let at = lane; at < actors; at += people.length) {
      const own = asks.slice(at * each, (at + 1) * each)
      answers.push(...(await judge(person, lists[at] ?? [], own)))
    }
    return answers
  })
  const answers = (await Promise.all(lanes)).flat()
  expect(answers.length).toBeGreaterThan(1_500)
  // neither all doors open nor all shut
  for (const open of [true, false]) expect(answers.filter((one) => one === open).length).toBeGreaterThan(100)
}, 120_000)
