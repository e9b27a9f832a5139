/** The counts of the desks against a scan: whatever happens to records, flags and held groups, they are the same. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RecordId } from '#shared/ids.ts'
import type { Change } from '#shared/sync/change.ts'
import { createChange, editChange, household, removeChange, resident } from '#shared/testing/builders.ts'
import { muiNe, newId, openWorld, type TestTablet, type World } from '../testing/world.ts'
import { drainNumberChecks } from './check-numbers.ts'
import { dismissHeld, processHeld } from './process-held.ts'

let world: World
let tablets: TestTablet[]

beforeAll(async () => {
  world = await openWorld()
  tablets = [await world.enrol('lan'), await world.enrol('minh')]
})
afterAll(() => world.close())

const kept = `select hamlet, households, residents, left_residents from hamlet_count
  where commune = $1 and (households, residents, left_residents) <> (0, 0, 0) order by hamlet`
const scanned = `select hamlet, sum(households)::int as households, sum(residents)::int as residents,
    sum(gone)::int as left_residents
  from (
    select coalesce(hamlet, '') as hamlet, 1 as households, 0 as residents, 0 as gone
    from household where commune = $1 and removed_at is null
    union all
    select coalesce(h.hamlet, ''), 0, (num_nonnulls(r.left_why, r.left_on, r.left_to) = 0)::int,
      (num_nonnulls(r.left_why, r.left_on, r.left_to) > 0)::int
    from resident r left join household h on h.commune = r.commune and h.id = r.household
    where r.commune = $1 and r.removed_at is null) x group by hamlet order by hamlet`

async function expectCountsToHold(): Promise<void> {
  const { owner } = world.db
  expect((await owner.query(kept, [muiNe])).rows).toEqual((await owner.query(scanned, [muiNe])).rows)
  const counts = await owner.query(
    `select flags, held, (select sum(groups)::int from arrival_of_day where commune = $1) as groups
     from commune_count where commune = $1`,
    [muiNe],
  )
  expect(counts.rows).toEqual([
    {
      flags: await world.count(`flag where state = 'open' and commune = $1`, [muiNe]),
      held: await world.count(`held_group where state = 'held' and commune = $1`, [muiNe]),
      groups: await world.count(
        `change_group g join device d on d.id = g.device where commune = $1 and d.kind = 'tablet'`,
        [muiNe],
      ),
    },
  ])
}

const steps = [
  'add',
  'add',
  'move',
  'leave',
  'return',
  'remove',
  'clash',
  'number',
  'hold',
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
const pickFrom = <T>(list: readonly T[], { pick }: Step): T | undefined =>
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
  } else if (step.kind === 'drain') await drainNumberChecks(world.centre)
  else if (step.kind === 'process' || step.kind === 'dismiss') await settleHeld(step)
  else await change(step, known)
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
  const id = pickFrom(step.kind === 'move' ? known.homes : known.residents, step)
  const row =
    id === undefined ? undefined : await world.findRow(step.kind === 'move' ? 'household' : 'resident', id)
  if (id === undefined || row === undefined) return
  const edit = (unit: string, to: Change['wrote'], base = row.seq): Change =>
    editChange(id, { type: row.type, saw: { [unit]: row.units[unit] ?? null }, wrote: to, base })
  const left = { why: 'ND', on: null, to: null }
  const changes: Partial<Record<Step['kind'], Change>> = {
    move: edit('hamlet', { hamlet: hamlets[step.to] ?? null }),
    leave: edit('left', { left }),
    return: edit('left', { left: null }),
    number: edit('idNumber', { idNumber: numbers[step.to] ?? null }),
    remove: removeChange(row),
    clash: editChange(id, { saw: { name: 'nobody saw' }, wrote: { name: `B${step.pick}` } }),
    hold: editChange(newId(), { saw: { name: 'A' }, wrote: { name: 'B' } }),
  }
  const made = changes[step.kind]
  if (made !== undefined) await tablet.send([tablet.group([made])])
}

test('the counts of hamlets, flags, held groups and arrivals equal a scan after any history', async () => {
  const known: Known = { homes: [], residents: [] }
  // a commune that nothing was ever brought of has no row of counts
  await run({ kind: 'add', who: 0, pick: 0, to: 0 }, known)
  await fc.assert(
    fc.asyncProperty(history, async (all) => {
      for (const step of all) await run(step, known)
      await expectCountsToHold()
    }),
    { numRuns: 30 },
  )
})
