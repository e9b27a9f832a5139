import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { drainNumberChecks } from '../sync/check-numbers.ts'
import { hamTien, muiNe, newId, openWorld, type World } from '../testing/world.ts'

const fenced = [
  'household',
  'resident',
  'flag',
  'batch',
  'change_group',
  'arrival_of_day',
  'change_of_record',
  'commune_count',
  'hamlet_count',
  'held_group',
  'commune_counter',
  'id_number_use',
  'move',
  'move_queue',
  'check_queue',
  'likeness',
]

/** Not even with a scope: only the checks over the database look there. */
const unseen: readonly string[] = ['id_number_use', 'check_queue', 'likeness', 'move_queue']

let world: World
beforeAll(async () => {
  world = await openWorld()
  for (const commune of [muiNe, hamTien]) {
    const lan = await world.enrol(`lan-${commune}`, [commune])
    for (let n = 0; n < 2; n += 1) {
      const home = newId()
      const wrote = resident({ household: home, name: 'AN', idNumber: '060060000001', cmnd: '260123456' })
      const group = lan.group([
        createChange('household', home, household()),
        createChange('resident', newId(), wrote),
      ])
      await lan.send([group], { commune })
      const again = editChange(home, {
        type: 'household',
        saw: { hamlet: 'Khu phố 1' },
        wrote: { hamlet: 'Khu phố 2' },
      })
      await lan.send([lan.group([again])], { commune })
    }
    await lan.send(['broken'], { commune })
  }
  await drainNumberChecks(world.centre)
  await world.db.owner.query(
    `insert into check_queue select commune, 1, array_agg(id), array_agg(id_number) from resident group by 1`,
  )
  await world.db.owner.query(
    `insert into move_queue select commune, 1, array_agg(id) from resident group by 1`,
  )
  await world.db.owner.query(
    `insert into move (commune, resident, side, noted_at) select commune, id, 'left', now() from resident`,
  )
})
afterAll(() => world.close())

const countAs = async (
  table: string,
  settings: Readonly<Record<string, string>>,
): Promise<Record<string, number>> => {
  const client = await world.db.pool.connect()
  try {
    await client.query('begin')
    for (const [name, value] of Object.entries(settings))
      await client.query('select set_config($1, $2, true)', [name, value])
    const found = await client.query<{ commune: string; count: string }>(
      `select commune, count(*) from ${table} group by 1`,
    )
    return Object.fromEntries(found.rows.map((row) => [row.commune, Number(row.count)]))
  } finally {
    await client.query('rollback')
    client.release()
  }
}

describe('the role that serves', () => {
  test('owns nothing, bypasses nothing, and is what every connection of the pool is', async () => {
    const found = await world.db.pool.query(
      `select current_user as name, rolsuper, rolbypassrls, rolcanlogin,
         (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
       from pg_roles where rolname = current_user`,
    )
    expect(found.rows).toEqual([
      { name: 'dancu_app', rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0 },
    ])
  })

  test('every table with a commune has its fence forced, so that a new table cannot be forgotten', async () => {
    const found = await world.db.owner.query<{ table_name: string }>(
      `select c.relname as table_name from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'commune'
         and c.relname not in ('hamlet', 'audit') and c.relrowsecurity and c.relforcerowsecurity`,
    )
    expect(found.rows.map((row) => row.table_name).sort()).toEqual([...fenced].sort())
    const loose = await world.db.owner.query(
      `select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attname = 'commune'
         and not c.relforcerowsecurity`,
    )
    expect(loose.rows.map((row) => row.relname).sort()).toEqual(['audit', 'hamlet'])
  })
})

// a country is ten thousand communes with counts each: gone through as a list, its coverage takes six seconds
test.each(['hamlet_count', 'commune_count', 'arrival_of_day'])(
  'whether a row of %s lies in the scope is looked up, however many communes are in it',
  async (table) => {
    const plan = await world.db.pool.query(`explain select * from ${table}`)
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(text).toMatch(/Filter: .*hashed SubPlan/)
    expect(text).not.toContain('ANY (string_to_array')
  },
)

describe.each(fenced)('%s', (table) => {
  test('has rows of both communes, and shows none of them to a statement without a scope', async () => {
    const all = await world.db.owner.query<{ commune: string }>(
      `select distinct commune from ${table} order by 1`,
    )
    expect(all.rows.map((row) => row.commune)).toEqual([muiNe, hamTien])
    expect(await countAs(table, {})).toEqual({})
    expect(await countAs(table, { 'dancu.scope': '' })).toEqual({})
  })

  test('shows nothing of another commune', async () => {
    const seen = await countAs(table, { 'dancu.scope': muiNe, 'dancu.intake': muiNe })
    expect(Object.keys(seen)).toEqual(unseen.includes(table) ? [] : [muiNe])
  })

  test('forgets the scope when the statement is over', async () => {
    await world.db.pool.query(`select set_config('dancu.scope', $1, true)`, [muiNe])
    const left = await Promise.all(
      Array.from({ length: 4 }, () => world.db.pool.query(`select count(*)::int as n from ${table}`)),
    )
    expect(left.map((result) => result.rows[0].n)).toEqual([0, 0, 0, 0])
  })
})

test('a batch leaves no scope behind on a connection of the pool', async () => {
  const lan = await world.enrol('lan-after', [muiNe])
  const home = newId()
  await Promise.all(
    [1, 2, 3].map(() => lan.send([lan.group([createChange('household', newId(), household())])])),
  )
  await lan.send([lan.group([createChange('household', home, household())])])
  await lan.feed(0)
  const counts = await Promise.all(
    Array.from({ length: 4 }, () =>
      world.db.pool.query('select count(*)::int as n, pg_sleep(0.05) from household'),
    ),
  )
  expect(counts.map((result) => result.rows[0].n)).toEqual([0, 0, 0, 0])
})

test('what is taken in outside of the scope opens the log of that commune and no record', async () => {
  const intake = { 'dancu.intake': hamTien }
  expect(Object.keys(await countAs('change_group', intake))).toEqual([hamTien])
  expect(await countAs('resident', intake)).toEqual({})
  expect(await countAs('flag', intake)).toEqual({})
})

test('a row cannot be written into a commune outside of the scope, nor moved there', async () => {
  const client = await world.db.pool.connect()
  try {
    for (const statement of [
      `insert into household (commune, id, seq, created_at, updated_at, updated_by) values ('${hamTien}', gen_random_uuid(), 1, now(), now(), 'x')`,
      `update resident set commune = '${hamTien}'`,
    ]) {
      await client.query('begin')
      await client.query(`select set_config('dancu.scope', $1, true)`, [muiNe])
      await expect(client.query(statement)).rejects.toThrow('row-level security')
      await client.query('rollback')
    }
  } finally {
    client.release()
  }
})

test.each([
  'delete from batch',
  `update batch set bytes = ''`,
  'delete from change_group',
  'delete from held_group',
  'delete from resident',
  'delete from flag',
  'update centre set epoch = 1',
  'delete from audit',
  'truncate household',
  'alter table resident disable row level security',
  'drop table resident',
  'create table mine (id int)',
])('the role that serves may not: %s', async (statement) => {
  await expect(world.db.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/)
})
