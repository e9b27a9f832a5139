/** `may`, the HTTP answer and a plain query behind row-level security say the same of 20,000 actors, actions and places. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { newId, type TestTablet } from '#server/testing/world.ts'
import { type Actor, type Area, type Role, roles } from '#shared/access/actor.ts'
import { type Action, isInAreas, may, type Place } from '#shared/access/may.ts'
import { communeCode } from '#shared/ids.ts'
import { createChange, editChange, household } from '#shared/testing/builders.ts'

const triples = 20_000
const tree: readonly (Place & { readonly commune: string })[] = [
  ...['22915', '22918'].map((commune) => ({ commune, district: '593', province: '60' })),
  ...['22960', '22963'].map((commune) => ({ commune, district: '597', province: '60' })),
  ...['22738', '22741'].map((commune) => ({ commune, district: '582', province: '58' })),
]
const nowhere = { commune: '99999', district: null, province: null }
const areaLists: readonly (readonly Area[])[] = [
  [],
  [{ level: 'commune', code: '22915' }],
  [{ level: 'district', code: '593' }],
  [{ level: 'province', code: '60' }],
  [{ level: 'country', code: 'VN' }],
  [
    { level: 'commune', code: '22960' },
    { level: 'district', code: '582' },
  ],
]
const actions = [
  'collect',
  'read-coverage',
  'read-record',
  'settle-held',
  'decide',
] as const satisfies readonly Action[]

interface Person extends Actor {
  readonly cookie: string
  /** Of an officer's tablet. */
  readonly token: string
}

let api: RunningApi
let tablet: TestTablet
let epochGroup: (place: string) => unknown
const people: Person[] = []

async function makePerson(role: Role, areas: readonly Area[], at: number): Promise<Person> {
  const username = `${role}-${at}`
  const account = await api.makeAccount({ username, role, areas })
  const enrolled = await api.world.enrol(`tablet-of-${username}`, [])
  await api.world.db.owner.query('update device set account = $1 where id = $2', [account, enrolled.deviceId])
  return { account, username, role, areas, cookie: await api.signIn(username), token: enrolled.token }
}

beforeAll(async () => {
  api = await openRunningApi()
  const { owner } = api.world.db
  const areas = tree.flatMap(({ commune, district, province }) => [
    [province, 'province', null],
    [district, 'district', province],
    [commune, 'commune', district],
  ])
  for (const area of areas) {
    await owner.query(
      `insert into area (code, valid_from, level, parent, name) values ($1, '2004-01-01', $2, $3, $1) on conflict do nothing`,
      area,
    )
  }
  tablet = await api.world.enrol(
    'seed',
    tree.map(({ commune }) => communeCode(commune)),
  )
  for (const { commune } of tree) {
    const home = newId()
    const group = tablet.group([createChange('household', home, household())])
    await tablet.send([group], { commune: communeCode(commune) })
  }
  const edit = { ...editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } }), reason: 'thử' }
  epochGroup = () => ({ group: tablet.group([edit]), flags: {} })
  for (const role of roles) {
    for (const [at, list] of areaLists.entries()) people.push(await makePerson(role, list, at))
  }
}, 120_000)
afterAll(() => api.close())

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
    decide: () => api.post(`/api/communes/${commune}/decisions`, epochGroup(commune), { cookie }),
  }
  const response = await answers[action]()
  await response.arrayBuffer()
  expect([200, 403, 404]).toContain(response.status)
  return response.status !== 403
}

/** As the role that serves: how many households of the commune a scope of these areas shows. */
async function seen({ account }: Person, commune: string): Promise<boolean> {
  const client = await api.world.db.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('dancu.scope', array_to_string(communes_of($1), ','), true)`, [
      account,
    ])
    const found = await client.query('select from household where commune = $1', [commune])
    await client.query('rollback')
    return (found.rowCount ?? 0) > 0
  } finally {
    client.release()
  }
}

test('20,000 random triples: may, HTTP and row-level security agree', async () => {
  const answers = new Map<string, Promise<{ http: boolean; rows: boolean }>>()
  const triple = fc.record({
    person: fc.constantFrom(...people),
    action: fc.constantFrom(...actions),
    place: fc.constantFrom(...tree, nowhere),
  })
  await fc.assert(
    fc.asyncProperty(triple, async ({ person, action, place }) => {
      const key = `${person.username} ${action} ${place.commune}`
      const known =
        answers.get(key) ??
        Promise.all([asked(person, action, place.commune), seen(person, place.commune)]).then(
          ([http, rows]) => ({
            http,
            rows,
          }),
        )
      answers.set(key, known)
      const { http, rows } = await known
      const exists = place !== nowhere
      expect(http).toBe(exists && may(person, action, { place }))
      expect(rows).toBe(exists && isInAreas(person, place))
    }),
    { numRuns: triples },
  )
  // every one that there is was asked over HTTP
  expect(answers.size).toBe(people.length * actions.length * (tree.length + 1))
}, 120_000)
