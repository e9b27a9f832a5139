/** `may`, the HTTP answer and a plain query behind row-level security say the same of 20,000 actors, actions and places. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { newId, packBatch, type TestTablet } from '#server/testing/world.ts'
import { type Actor, type Area, type Role, roles } from '#shared/access/actor.ts'
import { type Action, actions, may, type Place } from '#shared/access/may.ts'
import { communeCode } from '#shared/ids.ts'
import { answerSchema, envelopeSchema } from '#shared/sync/batch.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { drainMoves } from '../sync/drain-moves.ts'

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
/** Doors in a commune. */
type AtDoor = 'collect' | 'read-coverage' | 'read-record' | 'settle-held' | 'decide'
/** Lists of everywhere, bounded when they are read. */
type InList = 'read-queue' | 'read-flags' | 'read-moves'
/** Nothing that is asked for: a tablet's save is taken, or held. */
type InSave = 'approve'
/** Opened by a secret, whatever the role: their own tests are with enrolling and signing in. */
type BySecret = 'enrol-own-tablet' | 'change-own-password'
/** About no place. */
type Anywhere = Exclude<Action, AtDoor | InList | InSave | BySecret>
type Asked = AtDoor | InList | InSave | Anywhere

/** Of each role one account that is signed in, bound to other areas again and again; an officer has a tablet too. */
interface Person {
  readonly account: string
  readonly role: Role
  readonly cookie: string
  readonly token: string
  readonly deviceId: string
}

let api: RunningApi
let tablet: TestTablet
let decision: () => unknown
const people: Person[] = []

async function makePerson(role: Role): Promise<Person> {
  const account = await api.makeAccount({ username: role, role, areas: [] })
  const enrolled = await api.world.enrol(`tablet-of-${role}`, [])
  await api.world.db.owner.query('update device set account = $1 where id = $2', [account, enrolled.deviceId])
  return { account, role, cookie: await api.signIn(role), token: enrolled.token, deviceId: enrolled.deviceId }
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
  tablet = await api.world.enrol('seed', communes)
  for (const commune of communes) {
    const home = newId()
    const wrong = resident({ household: home, name: 'NGUYỄN VĂN A', relation: 'CH', idNumber: '123' })
    const left = { why: 'moved', on: null, to: null }
    const gone = resident({ household: home, name: 'TRẦN THỊ B', relation: 'VO', left })
    const flagged = [
      createChange('household', home, household()),
      ...[wrong, gone].map((one) => createChange('resident', newId(), one)),
    ]
    const held = editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } })
    await tablet.send([tablet.group(flagged), tablet.group([held])], { commune })
  }
  await drainMoves(api.world.centre)
  const edit = { ...editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } }), reason: 'thử' }
  decision = () => ({ group: tablet.group([edit]), flags: {} })
  // whatever areas the others have, no commune of the tree is without a district
  await api.makeAccount({ username: 'doi', role: 'district', areas: [{ level: 'country', code: 'VN' }] })
  for (const role of roles) people.push(await makePerson(role))
}, 300_000)
afterAll(() => api.close())

async function bind({ account }: Person, areas: readonly Area[], approves: boolean): Promise<void> {
  await api.world.db.owner.query('update account set approves = $2 where id = $1', [account, approves])
  await api.world.db.owner.query('delete from account_area where account = $1', [account])
  for (const { level, code } of areas)
    await api.world.db.owner.query('insert into account_area values ($1, $2, $3)', [account, level, code])
}

const get = (path: string, { cookie }: Person) => api.ask(`/api/${path}`, { headers: { cookie } })
const post = (path: string, body: unknown, { cookie }: Person) => api.post(`/api/${path}`, body, { cookie })
const send = (method: string, path: string, { cookie }: Person) =>
  api.ask(`/api/${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(method === 'DELETE' ? {} : { body: '{}' }),
  })

const doors: Record<AtDoor, (person: Person, commune: string) => Promise<Response>> = {
  collect: ({ token }, commune) =>
    api.ask(`/api/feed/${commune}`, { headers: { authorization: `Bearer ${token}` } }),
  'read-coverage': (person, commune) => get(`coverage?level=commune&code=${commune}`, person),
  'read-record': (person, commune) => get(`communes/${commune}/households/${newId()}`, person),
  'settle-held': (person, commune) => get(`communes/${commune}/held/${newId()}`, person),
  decide: (person, commune) => post(`communes/${commune}/decisions`, decision(), person),
}

/** What they ask for is not there, or not right: that comes out behind the door only. */
const doorsAnywhere: Record<Anywhere, (person: Person) => Promise<Response>> = {
  'read-areas': (person) => get('areas', person),
  'set-sync-window': (person) => send('DELETE', 'areas/commune/99999/window', person),
  'list-accounts': (person) => get('accounts', person),
  'make-account': (person) =>
    post('accounts', { username: 'officer', name: 'x', role: 'officer', areas: [] }, person),
  'change-account': (person) => send('PATCH', 'accounts/nobody', person),
  'make-enrolment': (person) => post('enrolments', { username: 'nobody' }, person),
  'list-devices': (person) => get('devices', person),
  'revoke-device': (person) => post(`devices/${newId()}/revoke`, {}, person),
  'keep-recovery-key': (person) => post('recovery-keys', { publicKey: 'A'.repeat(400) }, person),
  'read-recovery-key': (person) => get('recovery-keys', person),
  'read-audit': (person) => get('audit', person),
  'read-rules': (person) => get('rules', person),
  'soften-rule': (person) => post(`rules/softened/${newId()}/end`, {}, person),
}

/** Each has something in every commune of the tree. */
const lists: Record<InList, (person: Person) => Promise<Response>> = {
  'read-queue': (person) => get('held', person),
  'read-flags': (person) => get('flags', person),
  'read-moves': (person) => get('moves', person),
}
const listSchema = z
  .object({ groups: z.unknown(), flags: z.unknown(), moves: z.unknown() })
  .partial()
  .transform(({ groups, flags, moves }) =>
    z
      .array(z.object({ commune: z.union([z.string(), z.object({ code: z.string() })]) }))
      .parse(groups ?? flags ?? moves),
  )

/** Signs a form as the one who may; the officer's own tablet or another role's. What is nowhere is held whoever it is. */
async function isApprovalTaken({ role, deviceId, token }: Person, commune: string): Promise<boolean> {
  if (commune === nowhere.commune) return false
  const [home, id] = [newId(), newId()]
  const approved = { on: '2021-03-04', by: role, contents: null }
  const made = [
    createChange('household', home, household()),
    createChange(
      'resident',
      id,
      resident({ household: home, name: 'NGUYỄN VĂN A', relation: 'CH', approved }),
    ),
  ]
  const group = tablet.group(made)
  const { world } = api
  const envelope = { deviceId, commune, epoch: world.epoch, mark: null, asking: [] }
  const bytes = packBatch(envelopeSchema.parse(envelope), [group])
  const answer = answerSchema.parse(await (await api.pushBytes(token, bytes)).json())
  return answer.receipts[0]?.outcome === 'applied'
}

/** Whether the door opens, whatever is found behind it; of a list, whether it shows the commune. */
type Opens = (commune: string) => Promise<boolean>

const isOpen = async (response: Response): Promise<boolean> => {
  await response.arrayBuffer()
  expect([200, 400, 403, 404, 409, 422]).toContain(response.status)
  return response.status !== 403
}

async function communesIn(response: Response): Promise<ReadonlySet<string>> {
  expect([200, 403]).toContain(response.status)
  if (response.status === 403) return new Set()
  const lines = listSchema.parse(await response.json())
  return new Set(lines.map(({ commune }) => (typeof commune === 'string' ? commune : commune.code)))
}

/** Asks over HTTP once for what is the same wherever it is asked about. */
function opener(person: Person, action: Asked): Opens {
  if (action === 'approve') return (commune) => isApprovalTaken(person, commune)
  if (isKeyOf(doors, action)) return async (commune) => isOpen(await doors[action](person, commune))
  if (isKeyOf(lists, action)) {
    let listed: Promise<ReadonlySet<string>> | undefined
    return async (commune) => {
      listed ??= lists[action](person).then(communesIn)
      return (await listed).has(commune)
    }
  }
  let opened: Promise<boolean> | undefined
  return () => {
    opened ??= doorsAnywhere[action](person).then(isOpen)
    return opened
  }
}

const isKeyOf = <T extends object>(record: T, key: PropertyKey): key is keyof T => Object.hasOwn(record, key)
const asked: readonly Asked[] = [...keysOf(doors), ...keysOf(lists), ...keysOf(doorsAnywhere), 'approve']
function keysOf<T extends object>(record: T): (keyof T & Asked)[] {
  return Object.keys(record) as (keyof T & Asked)[]
}

const tables = ['household', 'resident'] as const

/** As the role that serves: the communes of which the scope of an account shows records, by table. */
async function seen({ account }: Person): Promise<Set<string>> {
  const client = await api.world.db.pool.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('dancu.scope', array_to_string(communes_of($1), ','), true)`, [
      account,
    ])
    const found = await client.query<{ place: string }>(
      tables
        .map((table) => `select distinct '${table} ' || commune as place from ${table}`)
        .join(' union all '),
    )
    await client.query('rollback')
    return new Set(found.rows.map(({ place }) => place))
  } finally {
    client.release()
  }
}

const triple = fc.record({ action: fc.constantFrom(...asked), place: fc.constantFrom(...tree, nowhere) })
type Triple = { action: Asked; place: Place & { commune: string } }

/** What `may` says of the triple. Nobody is told whether a place exists. */
function allows(actor: Actor, { action, place }: Triple): boolean {
  if (isKeyOf(doorsAnywhere, action)) return may(actor, action)
  if (place !== nowhere) return may(actor, action, { place })
  return action === 'settle-held' && may(actor, action, { unwatched: true })
}

/** Of a place of the tree: who collects there, or reads it at a desk. */
const readsAt = (actor: Actor, place: Place): boolean =>
  place !== nowhere && (may(actor, 'collect', { place }) || may(actor, 'read-record', { place }))

/** All triples of one actor; the answers of HTTP. */
async function judge(
  person: Person,
  { areas, approves }: Pick<Actor, 'areas'> & { readonly approves: boolean },
  asks: readonly Triple[],
): Promise<boolean[]> {
  await bind(person, areas, approves)
  const rows = await seen(person)
  const actor: Actor = { account: person.account, username: person.role, role: person.role, areas, approves }
  const openers = new Map(asked.map((action) => [action, opener(person, action)]))
  const answers = new Map<string, boolean | undefined>()
  for (const ask of asks) {
    const { action, place } = ask
    const why = JSON.stringify({ seed, role: person.role, areas, approves, action, commune: place.commune })
    for (const table of tables)
      expect(rows.has(`${table} ${place.commune}`), `${table} ${why}`).toBe(readsAt(actor, place))
    const key = `${action} ${place.commune}`
    if (!answers.has(key)) answers.set(key, await openers.get(action)?.(place.commune))
    expect(answers.get(key), why).toBe(allows(actor, ask))
  }
  return [...answers.values()].filter((answer) => answer !== undefined)
}

test('every action is asked for, but those that a secret opens', () => {
  const bySecret: BySecret[] = ['enrol-own-tablet', 'change-own-password']
  expect([...asked, ...bySecret].toSorted()).toEqual(actions.toSorted())
})

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
      answers.push(...(await judge(person, { areas: lists[at] ?? [], approves: at % 3 === 0 }, own)))
    }
    return answers
  })
  const answers = (await Promise.all(lanes)).flat()
  expect(answers.length).toBeGreaterThan(1_500)
  // neither all doors open nor all shut
  for (const open of [true, false]) expect(answers.filter((one) => one === open).length).toBeGreaterThan(100)
}, 300_000)
