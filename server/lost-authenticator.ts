/**
 * `npm run lost-authenticator -- NAME [--password]`: on the centre's own machine, running or not, on DATABASE_URL or the
 * database of the data folder.
 */
import { randomBytes } from 'node:crypto'
import { hostname, userInfo } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { createAuth } from './access/auth.ts'
import { type TakenAway, takeSecondFactor } from './access/lost-authenticator.ts'
import { findDatabase } from './find-database.ts'
import { readSettings } from './settings.ts'
import { createAppPool, endPools } from './store/pool.ts'

const usage = `npm run lost-authenticator -- NAME [--password]

  NAME         the account whose authenticator is lost, such as quan-tri
  --password   also make a new password, and print it once

Takes the second factor of the account away, and ends its sessions: the next sign-in sets up a new one.
On DATABASE_URL (as its owner), or else the database under DATA_DIR (default ./data), running or not.
It is written to the audit log.
`

function readArguments(): { username: string; newPassword: boolean } | undefined {
  try {
    const { values, positionals } = parseArgs({
      options: { password: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    const [username, ...more] = positionals
    if (username === undefined || more.length > 0) return undefined
    return { username, newPassword: values.password }
  } catch {
    return undefined
  }
}

async function take(url: string, asked: { username: string; newPassword: boolean }): Promise<TakenAway> {
  const [pool, authPool] = [
    createAppPool({ url, max: 1 }),
    createAppPool({ url, max: 1, role: 'dancu_auth' }),
  ]
  // makes no session, so it signs none
  const secret = randomBytes(32).toString('hex')
  const auth = createAuth({ pool: authPool, secret, secureCookies: false, baseURL: 'http://localhost' })
  try {
    return await takeSecondFactor(
      { auth, pool, authPool },
      { ...asked, from: `${userInfo().username}@${hostname()}` },
    )
  } finally {
    await endPools(pool, authPool)
  }
}

function tell(username: string, outcome: TakenAway): number {
  const say = (line: string) => process.stdout.write(`${line}\n`)
  if (outcome.kind === 'unknown') say(`Không có tài khoản ${username}. / There is no account ${username}.`)
  if (outcome.kind === 'none-needed')
    say(
      `${username} là cán bộ, không dùng mã xác thực. / ${username} is an officer, who has no second factor.`,
    )
  if (outcome.kind !== 'taken') return 1
  say(
    `Đã xóa mã xác thực của ${username}; lần đăng nhập tới sẽ lập mã mới. / ` +
      `The second factor of ${username} is taken away; the next sign-in sets up a new one.`,
  )
  if (outcome.password !== undefined) say(`Mật khẩu mới / new password: ${outcome.password}`)
  if (outcome.disabled)
    say(
      'Tài khoản này đang ngừng dùng, chưa đăng nhập được. / The account is disabled, and cannot sign in yet.',
    )
  return 0
}

async function run(): Promise<number> {
  const asked = readArguments()
  if (asked === undefined) {
    process.stderr.write(usage)
    return 2
  }
  const settings = readSettings(process.env)
  const database = await findDatabase(settings)
  if (database === undefined) {
    process.stderr.write(`${path.resolve(settings.dataDir)} không có cơ sở dữ liệu / has no database\n`)
    return 1
  }
  try {
    return tell(asked.username, await take(database.url, asked))
  } finally {
    await database.leave()
  }
}

process.exitCode = await run()
