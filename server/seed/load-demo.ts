/**
 * Fills an empty database with the demo. Safe to begin again after a crash: the same people have the same ids, what has
 * arrived is recognised, and the administrator's account, made last, says that it is complete.
 */
import type pg from 'pg'
import { hasPassword, makeAccount, setPassword } from '#server/access/accounts.ts'
import type { Auth } from '#server/access/auth.ts'
import type { SecondFactors } from '#server/access/second-factor.ts'
import { findAccountByUsername } from '#server/store/accounts.ts'
import { type Centre, nowOf, vietnamDay } from '#server/sync/centre.ts'
import { drainNumberChecks } from '#server/sync/check-numbers.ts'
import { drainMoves } from '#server/sync/drain-moves.ts'
import { unitTreeFrom } from '#shared/areas/unit-tree.ts'
import { countText } from '#shared/text/number-text.ts'
import { type DemoAccount, demoAccounts, demoPassword } from './demo-accounts.ts'
import { demoPeople, readDemoCountry } from './demo-country.ts'
import { loadAreas, loadHamlets } from './load-areas.ts'
import { loadCommune } from './load-communes.ts'
import { findFirstSeedDay, seedUsername } from './seed-device.ts'
import type { SeededError } from './seeded-errors.ts'

export interface DemoLoad {
  /** As the owner, whom no policy stops. */
  readonly owner: pg.Pool
  /** As `dancu_app`. */
  readonly pool: pg.Pool
  readonly auth: Auth
  readonly secondFactors: SecondFactors
  readonly centre: Centre
  /** 0 < x ≤ 1 */
  readonly scale: number
  readonly say: (line: string) => void
}

/** Whether nobody has an account yet but those of a demo that was not finished. */
export async function isEmpty(owner: pg.Pool): Promise<boolean> {
  const unfinished = [...demoAccounts.slice(0, -1).map((account) => account.username), seedUsername]
  const last = demoAccounts.at(-1)?.username
  const found = await owner.query(
    `select from account a where username <> all($1::text[]) and (username <> $2
       or exists (select from sign_in_account s where s."userId" = a.id)) limit 1`,
    [unfinished, last],
  )
  return found.rowCount === 0
}

/** Returns the errors that were put in, for whoever wants to compare them with the flags. */
export async function loadDemo(load: DemoLoad): Promise<readonly SeededError[]> {
  const { owner, centre, scale, say } = load
  const started = performance.now()
  say('Nạp dữ liệu thử nghiệm: người, số và địa chỉ đều do máy tạo ra, không có thật.')
  const today = (await findFirstSeedDay(owner)) ?? vietnamDay(nowOf(centre))
  const country = readDemoCountry()
  const areas = [...country.tree.areasByCode.values()].flat()
  await loadAreas(owner, areas, country.targets)
  await loadHamlets(owner, country.hamletsByCommune)
  const errors: SeededError[] = []
  // the tree of which the demo is made, and no rule softened
  const rules = { tree: unitTreeFrom(areas), isSoftened: () => false }
  const intake = { ...centre, rules }
  let records = 0
  for (const commune of demoPeople(country, today, scale)) {
    await loadCommune({ owner, centre: intake, say }, commune, commune.name)
    errors.push(...commune.errors)
    records += commune.households.reduce((sum, household) => sum + 1 + household.residents.length, 0)
  }
  await drainMoves(intake)
  await drainNumberChecks(intake)
  for (const account of demoAccounts) await makeDemoAccount(load, account)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  say(`Đã nạp ${countText(records)} hồ sơ trong ${seconds} giây.`)
  return errors
}

async function makeDemoAccount({ auth, pool, secondFactors }: DemoLoad, account: DemoAccount): Promise<void> {
  await makeAccount({ auth, pool }, { ...account, password: demoPassword })
  const made = await findAccountByUsername(pool, account.username)
  if (made === undefined) throw new Error(`${account.username} was not made`)
  if (account.totpSecret !== undefined) await secondFactors.give(made.id, account.totpSecret)
  // made by a load that was killed before it had one
  if (!(await hasPassword({ auth }, made.id))) await setPassword({ auth }, made, demoPassword)
}
