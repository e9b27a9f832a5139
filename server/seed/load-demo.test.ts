import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findAccountBySignIn } from '#server/access/accounts.ts'
import { createAuth } from '#server/access/auth.ts'
import { createSecondFactors } from '#server/access/second-factor.ts'
import { storeOnPostgres } from '#server/store/centre-store.ts'
import { createAppPool } from '#server/store/pool.ts'
import { type Centre, vietnamDay } from '#server/sync/centre.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/database.ts'
import { codeAt } from '#server/testing/totp.ts'
import { raisesFlag } from '#shared/checks/check-list.ts'
import { eventKindCodes } from '#shared/codes/event-kinds.ts'
import { demoLines } from './announce.ts'
import { demoAccounts, demoPassword, demoSecret } from './demo-accounts.ts'
import { demoPeople, readDemoCountry } from './demo-country.ts'
import { isEmpty, loadDemo } from './load-demo.ts'
import { seedUsername } from './seed-device.ts'
import type { SeededError } from './seeded-errors.ts'

const scale = 0.15
let database: TestDatabase
let authPool: ReturnType<typeof createAppPool>
let errors: readonly SeededError[]
let wasEmpty: boolean
const said: string[] = []

async function rows<T extends object>(text: string): Promise<T[]> {
  return (await database.owner.query<T>(text)).rows
}
const countOf = async (text: string): Promise<number> =>
  Number((await rows<{ count: string }>(`select count(*) from ${text}`))[0]?.count)

function demoLoad() {
  const centre: Centre = {
    store: storeOnPostgres(database.pool),
    report: (error) => said.push(String(error)),
  }
  const auth = createAuth({
    pool: authPool,
    secret: 'x'.repeat(32),
    secureCookies: false,
    baseURL: 'http://127.0.0.1',
  })
  return {
    owner: database.owner,
    pool: database.pool,
    auth,
    secondFactors: createSecondFactors({ pool: authPool, secret: 'x'.repeat(32) }),
    centre,
    scale,
    say: (line: string) => said.push(line),
  }
}

beforeAll(async () => {
  database = await openTestDatabase()
  authPool = createAppPool({ url: database.url, max: 2, role: 'dancu_auth' })
  wasEmpty = await isEmpty(database.owner)
  errors = await loadDemo(demoLoad())
}, 60_000)
afterAll(async () => {
  await authPool?.end()
  await database?.close()
})

describe('the demo', () => {
  test('is loaded into an empty database only', async () => {
    expect(wasEmpty).toBe(true)
    expect(await isEmpty(database.owner)).toBe(false)
  })

  test('has authenticators that open with the secret of the centre, and with no other', async () => {
    expect(await createSecondFactors({ pool: authPool, secret: 'x'.repeat(32) }).areReadable()).toBe(true)
    expect(await createSecondFactors({ pool: authPool, secret: 'y'.repeat(32) }).areReadable()).toBe(false)
  })

  test('says at once that nobody in it is real', () => expect(said[0]).toContain('không có thật'))

  test('went through the intake: every household, event and signature has its group, and all were applied', async () => {
    expect(await countOf('household')).toBeGreaterThan(400)
    const communes = [...demoPeople(readDemoCountry(), vietnamDay(new Date().toISOString()), scale)]
    const groups = communes.reduce((sum, { households, saves }) => sum + households.length + saves.length, 0)
    expect(await countOf(`change_group where outcome = 'applied'`)).toBe(groups)
    expect(await countOf(`change_group where outcome <> 'applied'`)).toBe(0)
    expect(await countOf('held_group')).toBe(0)
    expect(await countOf('batch where device is not null')).toBeGreaterThan(3)
  })

  test('what was seeded is what was flagged, rule by rule and record by record', async () => {
    const flags = await rows<{ rule: string; record: string; commune: string }>(
      `select rule, record, commune from flag where state = 'open' and kind = 'check'`,
    )
    const line = (each: { rule: string; record: string; commune: string }) =>
      `${each.rule} ${each.commune} ${each.record}`
    const asked = errors.filter(({ rule }) => raisesFlag(rule))
    expect(flags.map(line).sort()).toEqual(asked.map(line).sort())
    expect(await countOf(`flag where kind <> 'check' or state <> 'open'`)).toBe(0)
  })

  test('each of the 16 events lies in the log, and what it did stands in the tables', async () => {
    const batches = await rows<{ bytes: Buffer }>('select bytes from batch where device is not null')
    const told = batches
      .flatMap(({ bytes }) => gunzipSync(bytes).toString('utf8').split('\n').slice(1))
      .flatMap((line) => (JSON.parse(line) as { event?: { kind: string } }).event?.kind ?? [])
    expect([...new Set(told)].sort()).toEqual([...eventKindCodes].sort())
    const has = (unit: string) => `more::jsonb -> '${unit}' is not null`
    expect(await countOf(`household where ${has('closed')}`)).toBeGreaterThan(0)
    expect(await countOf(`household where ${has('splitFrom')}`)).toBeGreaterThan(0)
    expect(await countOf(`resident where ${has('formerNumbers')}`)).toBeGreaterThan(0)
    for (const step of ['declared', 'confirmed', 'approved'])
      expect(await countOf(`resident where ${has(step)}`), step).toBeGreaterThan(0)
  })

  test('who moved between two of its communes was met, and who was not seen to leave is asked about and counted once', async () => {
    const met = await rows<{ from: string; to: string }>(
      `select l.commune as from, a.commune as to from move l join move a
         on a.resident = l.other_resident and a.commune = l.other_commune and a.side = 'arrived'
       where l.side = 'left' and l.commune <> a.commune`,
    )
    expect(met.length).toBeGreaterThan(0)
    const standing = errors.filter(({ rule }) => rule === 'ARRIVED_ELSEWHERE').length
    expect(standing).toBeGreaterThan(0)
    expect(await rows(`select sum(twice)::integer as twice from commune_count`)).toEqual([
      { twice: standing },
    ])
  })

  test('about 3 % of the records are wrong', async () => {
    const records = (await countOf('household')) + (await countOf('resident'))
    expect(Math.abs(errors.length / records - 0.03)).toBeLessThan(0.004)
  })

  test('one who has a number of somebody in another commune is told that, and no more', async () => {
    const found = await rows<{ found: object }>(`select found from flag where rule = 'ID_DUP'`)
    expect(found.map((flag) => flag.found)).toContainEqual({ elsewhere: 'other-commune' })
  })

  test('the 124 communes of Bình Thuận have 1,408,997 residents to collect', async () => {
    const [targets] = await rows<{ communes: string; residents: string }>(
      `select count(target) as communes, sum(target) as residents from area`,
    )
    expect(targets).toEqual({ communes: '124', residents: '1408997' })
    expect(await countOf(`area where level = 'commune'`)).toBe(10_599)
  })

  test('every hamlet in which somebody lives is in the list of its commune', async () => {
    const unknown = await countOf(
      `household h where not exists (select from hamlet l where l.commune = h.commune and l.name = h.hamlet)`,
    )
    expect(unknown).toBe(0)
  })

  test('every account can sign in, and works where it should', async () => {
    const { auth, pool } = demoLoad()
    for (const { username, role, areas } of demoAccounts) {
      const account = await findAccountBySignIn({ auth, pool }, { username, password: demoPassword })
      expect(account).toMatchObject({ username, role })
      expect(account?.areas).toHaveLength(areas.length)
    }
    const scopes = await rows<{ username: string; communes: number }>(
      `select username, cardinality(communes_of(id)) as communes from account`,
    )
    const sizes = new Map(scopes.map((scope) => [scope.username, scope.communes]))
    expect([sizes.get('lan.mui-ne'), sizes.get('hoa.ham-thuan-bac'), sizes.get('doi.binh-thuan')]).toEqual([
      1, 2, 124,
    ])
  })

  test('what it was loaded with cannot be used by anybody afterwards', async () => {
    const { auth, pool } = demoLoad()
    expect(await countOf(`device where kind = 'seed' and revoked_at is null`)).toBe(0)
    for (const password of [demoPassword, '', seedUsername]) {
      expect(await findAccountBySignIn({ auth, pool }, { username: seedUsername, password })).toBeUndefined()
    }
  })

  test('the start prints each account, and a code for each officer, another each time', async () => {
    const [first, second] = [await demoLines(database.pool), await demoLines(database.pool)]
    for (const { username } of demoAccounts) expect(first.some((line) => line.includes(username))).toBe(true)
    const codes = [...first, ...second].flatMap(
      (line) => /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(line) ?? [],
    )
    expect(codes).toHaveLength(8)
    expect(new Set(codes).size).toBe(8)
  })

  test('each desk has an authenticator that is printed, and its six digits open a session', async () => {
    const { auth, secondFactors, pool } = demoLoad()
    const lines = await demoLines(pool)
    for (const { username, totpSecret } of demoAccounts) {
      if (totpSecret === undefined) continue
      expect(lines.find((line) => line.includes(`  ${username} `))).toContain(totpSecret)
      await auth.api.signInUsername({ body: { username, password: demoPassword } })
      const [made] = await rows<{ session: string; account: string }>(
        `select s.id as session, a.id as account from sign_in_session s join account a on a.id = s."userId"
         where a.username = '${username}'`,
      )
      const ask = { account: made?.account ?? '', session: made?.session ?? '' }
      const code = codeAt(totpSecret, Date.now())
      expect(await secondFactors.open({ ...ask, code })).toEqual({ kind: 'open' })
    }
    expect(demoAccounts.filter((account) => account.totpSecret !== undefined)).toHaveLength(3)
  })

  test('an authenticator that was taken away is not printed as if it were there', async () => {
    await database.owner.query(
      `delete from second_factor where account = (select id from account where username = 'doi.binh-thuan')`,
    )
    const line = (await demoLines(database.pool)).find((each) => each.includes('doi.binh-thuan'))
    expect(line).not.toContain(demoSecret('doi.binh-thuan'))
  })

  test('an account that a killed load left without a password gets it when it is begun again', async () => {
    await database.owner.query(`delete from sign_in_user where username = 'quan-tri'`)
    expect(await isEmpty(database.owner)).toBe(true)
    await loadDemo(demoLoad())
    const { auth, pool } = demoLoad()
    const signIn = { username: 'quan-tri', password: demoPassword }
    expect(await findAccountBySignIn({ auth, pool }, signIn)).toMatchObject({ username: 'quan-tri' })
    expect(await isEmpty(database.owner)).toBe(false)
  }, 60_000)

  test('begun again after a crash adds nobody and changes nothing', async () => {
    const before = await rows(`select commune, id, seq from resident order by id`)
    await database.owner.query(
      `delete from account_area where account in (select id from account where role <> 'officer')`,
    )
    await database.owner.query(`delete from enrolment`)
    await database.owner.query(`delete from account where role = 'administrator'`)
    await database.owner.query(`delete from sign_in_account where "userId" in (
      select id from sign_in_user where username = 'quan-tri')`)
    await database.owner.query(`delete from sign_in_user where username = 'quan-tri'`)
    expect(await isEmpty(database.owner)).toBe(true)
    expect(await loadDemo(demoLoad())).toEqual(errors)
    expect(await rows(`select commune, id, seq from resident order by id`)).toEqual(before)
    expect(await countOf('held_group')).toBe(0)
    expect(await isEmpty(database.owner)).toBe(false)
  }, 60_000)
})
