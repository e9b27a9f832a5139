/** The counts of the desks against a scan: whatever happens to records, flags and held groups, they are the same. */
import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import type { Change } from '#shared/sync/change.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { closedHouseholds } from '../store/migrations/031-closed-households.ts'
import { hamTien, muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { drainNumberChecks } from './check-numbers.ts'
import { drainMoves } from './drain-moves.ts'
import { dismissHeld, processHeld } from './process-held.ts'

let world: World
let tablets: TestTablet[]
let beside: TestTablet

beforeAll(async () => {
  world = await openWorld()
  tablets = [await world.enrol('lan'), await world.enrol('minh')]
  beside = await world.enrol('hoa', [hamTien])
})
afterAll(() => world.close())

const kept = `select hamlet, households, residents, left_residents, flags, twice, held from hamlet_count
  where commune = $1 and (households, residents, left_residents, flags, twice, held) <> (0, 0, 0, 0, 0, 0)
  order by hamlet`
const scanned = `select hamlet, sum(households)::int as households, sum(residents)::int as residents,
    sum(gone)::int as left_residents, sum(flags)::int as flags, sum(twice)::int as twice, sum(held)::int as held
  from (
    select coalesce(hamlet, '') as hamlet, 1 as households, 0 as residents, 0 as gone, 0 as flags, 0 as twice, 0 as held
    from household where commune = $1 and removed_at is null and more::json -> 'closed' is null
    union all
    select coalesce(h.hamlet, ''), 0, (num_nonnulls(r.left_why, r.left_on, r.left_to) = 0)::int,
      (num_nonnulls(r.left_why, r.left_on, r.left_to) > 0)::int, 0, 0, 0
    from resident r left join household h on h.commune = r.commune and h.id = r.household
    where r.commune = $1 and r.removed_at is null
    union all
    select coalesce(h.hamlet, ''), 0, 0, 0, 1, (f.rule is not distinct from 'ARRIVED_ELSEWHERE')::int, 0
    from flag f left join resident r on f.type = 'resident' and r.commune = f.commune and r.id = f.record
    left join household h on h.commune = f.commune
      and h.id = case f.type when 'household' then f.record else r.household end
    where f.commune = $1 and f.state = 'open'
    union all
    select coalesce(h.hamlet, ''), 0, 0, 0, 0, 0, 1
    from held_group g left join household h on h.commune = g.commune and h.id = g.household
    where g.commune = $1 and g.state = 'held') x group by hamlet order by hamlet`

const keptOfCommune = `select flags, held, twice, last_arrival_at, (select json_build_object(
    'groups', sum(groups), 'changes', sum(changes)) from arrival_of_day where commune = $1) as brought
  from commune_count where commune = $1`

/** What tablets brought, out of the bytes of it. */
async function readBrought(commune: CommuneCode) {
  const { rows } = await world.db.owner.query<{ received_at: Date; bytes: Buffer }>(
    `select received_at, bytes from batch where commune = $1 and address is not null order by received_at`,
    [commune],
  )
  const groups = rows.flatMap(({ bytes }) => gunzipSync(bytes).toString().trim().split('\n').slice(1))
  const changes = groups.flatMap((line): unknown[] => JSON.parse(line).changes)
  return {
    last_arrival_at: rows.at(-1)?.received_at ?? null,
    brought: { groups: groups.length, changes: changes.length },
  }
}

async function expectCountsToHold(commune: CommuneCode): Promise<void> {
  const { owner } = world.db
  const asKept = (await owner.query(kept, [commune])).rows
  expect(asKept).toEqual((await owner.query(scanned, [commune])).rows)
  expect((await owner.query(keptOfCommune, [commune])).rows).toEqual([
    {
      flags: await world.count(`flag where state = 'open' and commune = $1`, [commune]),
      held: await world.count(`held_group where state = 'held' and commune = $1`, [commune]),
      twice: asKept.reduce((sum, { twice }) => sum + twice, 0),
      ...(await readBrought(commune)),
    },
  ])
  for (const count of ['flags', 'twice', 'held'] as const)
    if (asKept.some((line) => line[count] > 0)) seen.add(count)
}
/** Of what there was any at all. */
const seen = new Set<string>()

const steps = [
  'add',
  'add',
  'move',
  'close',
  'reopen',
  'rehome',
  'arrive',
  'leave',
  'return',
  'remove',
  'clash',
  'number',
  'hold',
  'outside',
  'process',
  'dismiss',
  'drain',
] as const
type Step = {
  readonly kind: (typeof steps)[number]
  readonly who: number
  readonly pick: number
  readonly to: number
}
const history = fc.array(
  fc.record({ kind: fc.constantFrom(...steps), who: fc.nat(1), pick: fc.nat(50), to: fc.nat(2) }),
  { minLength: 5, maxLength: 18 },
)
const hamlets = [null, 'Thôn 1', 'Thôn 2']
const numbers = ['060086001234', '0600', '060186001235']

interface Known {
  readonly homes: RecordId[]
  readonly residents: RecordId[]
}

const tabletOf = ({ who }: Step): TestTablet => tablets[who] ?? (tablets[0] as TestTablet)
const pickFrom = <T>(list: readonly T[], { pick }: Pick<Step, 'pick'>): T | undefined =>
  list[pick % Math.max(1, list.length)]

async function run(step: Step, known: Known): Promise<void> {
  const tablet = tabletOf(step)
  const send = (changes: readonly Change[]) => tablet.send([tablet.group(changes)])
  if (step.kind === 'add') {
    const [home, one] = [newId(), newId()]
    known.homes.push(home)
    known.residents.push(one)
    const born = resident({ household: home, name: 'AN', relation: step.to === 0 ? 'CH' : 'CON' })
    await send([
      createChange('household', home, household({ hamlet: hamlets[step.to] ?? null })),
      createChange('resident', one, born),
    ])
  } else if (step.kind === 'arrive') await arriveBeside(step)
  else if (step.kind === 'drain') {
    await drainMoves(world.centre)
    await drainNumberChecks(world.centre)
  } else if (step.kind === 'process' || step.kind === 'dismiss') await settleHeld(step)
  else await change(step, known)
}

/** Somebody of a number comes to the commune beside, from this one. */
async function arriveBeside({ to }: Step): Promise<void> {
  const [home, one] = [newId(), newId()]
  const movedFrom = { commune: muiNe, household: null, resident: null, on: '2021-03-01' }
  const came = resident({
    household: home,
    name: 'AN',
    relation: 'CH',
    movedFrom,
    idNumber: numbers[to] ?? null,
  })
  const changes = [createChange('household', home, household()), createChange('resident', one, came)]
  await beside.send([beside.group(changes)], { commune: hamTien })
}

async function settleHeld(step: Step): Promise<void> {
  const found = await world.db.owner.query(
    `select id from held_group where state = 'held' and commune = $1`,
    [muiNe],
  )
  const group = pickFrom(found.rows, step)
  if (group === undefined) return
  const ask = { commune: muiNe, groupId: group.id }
  if (step.kind === 'process') await processHeld(world.centre, ask)
  else await dismissHeld(world.centre, { ...ask, reason: 'thử', by: 'doi' })
}

async function change(step: Step, known: Known): Promise<void> {
  const tablet = tabletOf(step)
  const isHome = /move|close|reopen/.test(step.kind)
  const id = pickFrom(isHome ? known.homes : known.residents, step)
  const row = id === undefined ? undefined : await world.findRow(isHome ? 'household' : 'resident', id)
  if (id === undefined || row === undefined) return
  const edit = (unit: string, to: Change['wrote'], base = row.seq): Change =>
    editChange(id, { type: row.type, saw: { [unit]: row.units[unit] ?? null }, wrote: to, base })
  const left = { why: 'ND', on: null, to: null }
  const changes: Partial<Record<Step['kind'], Change>> = {
    move: edit('hamlet', { hamlet: hamlets[step.to] ?? null }),
    close: edit('closed', { closed: { why: 'moved', on: null, into: null } }),
    reopen: edit('closed', { closed: null }),
    leave: edit('left', { left }),
    return: edit('left', { left: null }),
    number: edit('idNumber', { idNumber: numbers[step.to] ?? null }),
    rehome: edit('household', {
      household: pickFrom(known.homes, { ...step, pick: step.pick + step.to }) ?? null,
    }),
    remove: removeChange(row),
    clash: editChange(id, { saw: { name: 'nobody saw' }, wrote: { name: `B${step.pick}` } }),
    hold: editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } }),
    outside: edit('name', { name: `C${step.pick}` }),
  }
  const made = changes[step.kind]
  const home = pickFrom(known.homes, step)
  // at some door, that goes to another hamlet later
  const given = /hold|outside/.test(step.kind) && home !== undefined ? { household: home } : {}
  if (made === undefined) return
  if (step.kind === 'outside') await world.setScope(tablet.username, [])
  await tablet.send([tablet.group([made], given)])
  await world.setScope(tablet.username, [muiNe])
}

test('the counts of hamlets, flags, held groups and arrivals equal a scan after any history', async () => {
  const known: Known = { homes: [], residents: [] }
  // a commune that nothing was ever brought of has no row of counts
  for (const kind of ['add', 'number', 'arrive', 'hold', 'outside', 'move', 'drain'] as const)
    await run({ kind, who: 0, pick: 0, to: kind === 'move' ? 1 : 0 }, known)
  await expectCountsToHold(muiNe)
  await fc.assert(
    fc.asyncProperty(history, async (all) => {
      for (const step of all) await run(step, known)
      for (const commune of [muiNe, hamTien]) await expectCountsToHold(commune)
    }),
    { numRuns: 30 },
  )
  expect([...seen].sort()).toEqual(['flags', 'held', 'twice'])
})

test('households that were closed while they still counted are taken out once', async () => {
  const [lan] = tablets
  if (lan === undefined) throw new Error('no tablet')
  const [open, closed, second] = [newId(), newId(), newId()]
  const hamlet = 'Thôn cũ'
  for (const id of [open, closed, second])
    await lan.sendOne(lan.group([createChange('household', id, household({ hamlet }))]))
  for (const id of [closed, second]) {
    const row = await world.findRow('household', id)
    const wrote = { closed: { why: 'moved', on: null, into: null } }
    await lan.sendOne(
      lan.group([editChange(id, { type: 'household', saw: { closed: null }, wrote, base: row?.seq ?? 0 })]),
    )
  }
  await expectCountsToHold(muiNe)
  // as before the count knew of closed ones
  await world.db.owner.query(
    `update hamlet_count set households = households + (
       select count(*) from household h where h.commune = hamlet_count.commune
         and coalesce(h.hamlet, '') = hamlet_count.hamlet and removed_at is null
         and more::json -> 'closed' is not null)`,
  )
  await world.db.owner.query(closedHouseholds)
  await expectCountsToHold(muiNe)
})
