import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findAccountBySignIn } from '#server/access/accounts.ts'
import { createAuth } from '#server/access/auth.ts'
import { createAppPool } from '#server/store/pool.ts'
import { openTestDatabase, type TestDatabase } from '#server/testing/database.ts'
import { beginEmpty } from './begin-empty.ts'
import { isEmpty } from './load-demo.ts'

let database: TestDatabase
let authPool: ReturnType<typeof createAppPool>
let dataDir: string
const said: string[] = []
beforeAll(async () => {
  database = await openTestDatabase()
  authPool = createAppPool({ url: database.url, max: 2, role: 'dancu_auth' })
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'dan-cu-empty-'))
})
afterAll(async () => {
  await authPool.end()
  await database.close()
  rmSync(dataDir, { recursive: true })
})

const auth = () =>
  createAuth({
    pool: authPool,
    secret: 'x'.repeat(32),
    secureCookies: false,
    baseURL: 'http://127.0.0.1',
  })
const begin = () =>
  beginEmpty({
    owner: database.owner,
    pool: database.pool,
    auth: auth(),
    dataDir,
    say: (line) => said.push(line),
  })
const file = () => path.join(dataDir, 'first-password')
const signIn = (password: string) =>
  findAccountBySignIn({ auth: auth(), pool: database.pool }, { username: 'quan-tri', password })

test('a centre without the demo begins with the tree of units and an administrator who can sign in, and nobody else', async () => {
  await begin()
  const account = await signIn(readFileSync(file(), 'utf8').trim())
  expect(account).toMatchObject({ role: 'administrator', disabled: false, secondFactor: false })
  expect(await signIn('dan-cu-thu-nghiem')).toBeUndefined()
  const { rows } = await database.owner.query(
    `select (select count(*)::int from area where level = 'commune') as communes,
       (select count(*)::int from account) as accounts, (select count(*)::int from resident) as residents`,
  )
  expect(rows).toEqual([{ communes: expect.any(Number), accounts: 1, residents: 0 }])
  expect(rows[0].communes).toBeGreaterThan(10_000)
  expect(await isEmpty(database.owner)).toBe(false)
})

test('the password is in no log, and in a file that only its owner reads', () => {
  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(said.join('\n')).not.toContain(readFileSync(file(), 'utf8').trim())
})

test('a start that was killed before the password was set is made good by the next', async () => {
  await database.owner.query('delete from sign_in_account')
  expect(await isEmpty(database.owner)).toBe(true)
  await begin()
  expect(await signIn(readFileSync(file(), 'utf8').trim())).toBeDefined()
})
