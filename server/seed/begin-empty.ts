/**
 * Makes an empty database without the demo one that people can begin with: the tree of units, and a first administrator
 * whose password lies in a file that only the centre's own user reads. Safe to begin again after a crash.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type pg from 'pg'
import { makeAccount, setPassword } from '#server/access/accounts.ts'
import type { Auth } from '#server/access/auth.ts'
import { makePassword } from '#server/access/codes.ts'
import { findAccountByUsername } from '#server/store/accounts.ts'
import { readDemoCountry } from './demo-country.ts'
import { loadAreas } from './load-areas.ts'

export interface Beginning {
  /** As the owner, whom no policy stops. */
  readonly owner: pg.Pool
  /** As `dancu_app`. */
  readonly pool: pg.Pool
  readonly auth: Auth
  readonly dataDir: string
  readonly say: (line: string) => void
}

const first = { username: 'quan-tri', name: 'Quản trị', role: 'administrator', areas: [] } as const

export async function beginEmpty({ owner, pool, auth, dataDir, say }: Beginning): Promise<void> {
  // targets are a matter of the demo
  await loadAreas(owner, [...readDemoCountry().tree.areasByCode.values()].flat(), new Map())
  const password = makePassword()
  const file = path.resolve(dataDir, 'first-password')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  await makeAccount({ auth, pool }, { ...first, password })
  // it may be there without this password, from a start that was killed
  const made = await findAccountByUsername(pool, first.username)
  if (made === undefined) throw new Error('the first administrator was not made')
  await setPassword({ auth }, made, password)
  say(`Quản trị viên đầu tiên / the first administrator: ${first.username}, mật khẩu / password: ${file}`)
}
