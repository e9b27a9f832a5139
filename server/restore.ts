/**
 * `npm run restore -- begin [--unsure]|status|end`: on the centre's own machine, after a backup was put in its place and before
 * tablets reach it. On DATABASE_URL (as its owner) or the database of the data folder, running or not.
 */
import { hostname, userInfo } from 'node:os'
import path from 'node:path'
import { serverActor } from '#shared/api/audit.ts'
import { findDatabase } from './find-database.ts'
import { readSettings } from './settings.ts'
import type { AuditAct } from './store/audit.ts'
import { migrate } from './store/migrate.ts'
import { createOwnerPool, endPools } from './store/pool.ts'
import { beginLife, endRecovery, readRecovery } from './store/recovery.ts'

const usage = `npm run restore -- begin [--unsure] | status | end

  begin    the database was restored from a backup: tablets and desks hear of it, tablets send again what it lacks, and
           the recovery lasts until it is ended
  --unsure since the backup that this restore is from, or before it, the database may have been restored without a
           word: numbers of two pasts cannot be told apart, so every save that comes back asks a person wherever values
           differ
  status   since when a recovery goes on, and how many tablets have called
  end      all tablets that are still to be had have called: from now on a late one asks a person wherever values differ

On DATABASE_URL (as its owner), or else the database under DATA_DIR (default ./data), running or not.
`

type Owner = ReturnType<typeof createOwnerPool>

const say = (line: string) => process.stdout.write(`${line}\n`)

/** By whom the log says that it was done. */
const actBy = (action: string): AuditAct => ({
  actor: serverActor,
  action,
  address: `${userInfo().username}@${hostname()}`,
})

async function begin(owner: Owner, isUnsure: boolean): Promise<number> {
  await migrate(owner)
  const begun = await beginLife(owner, new Date(), [actBy('begin-recovery')])
  if (begun === undefined) {
    say(
      'Đồng hồ máy chủ chậm hơn dữ liệu; hãy chỉnh giờ rồi chạy lại. / The clock is behind the data; set it first.',
    )
    return 1
  }
  say(
    `Đã bắt đầu khôi phục ${begun.communes} xã; máy tính bảng sẽ tự gửi lại. / ` +
      `The recovery of ${begun.communes} communes has begun; tablets send again by themselves.`,
  )
  if (isUnsure) tellEnd(await endRecovery(owner))
  return 0
}

async function status(owner: Owner): Promise<number> {
  const { since, tablets, back } = await readRecovery(owner)
  say(
    since === null
      ? 'Không có khôi phục nào đang diễn ra. / No recovery goes on.'
      : `${since.toISOString()}: ${back}/${tablets} máy đã liên lạc / tablets have called`,
  )
  return 0
}

const end = async (owner: Owner): Promise<number> =>
  tellEnd(await endRecovery(owner, [actBy('end-recovery')]))

function tellEnd(ended: boolean): number {
  say(
    ended
      ? 'Đã kết thúc khôi phục. / The recovery is ended.'
      : 'Không có khôi phục nào đang diễn ra. / No recovery goes on.',
  )
  return ended ? 0 : 1
}

const acts: Readonly<Record<string, (owner: Owner) => Promise<number>>> = {
  begin: (owner) => begin(owner, false),
  'begin --unsure': (owner) => begin(owner, true),
  status,
  end,
}

async function run(): Promise<number> {
  const name = process.argv.slice(2).join(' ')
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (act === undefined) {
    process.stderr.write(usage)
    return 2
  }
  const settings = readSettings(process.env)
  const database = await findDatabase(settings)
  if (database === undefined) {
    process.stderr.write(`${path.resolve(settings.dataDir)} không có cơ sở dữ liệu / has no database\n`)
    return 1
  }
  const owner = createOwnerPool(database.url)
  try {
    return await act(owner)
  } finally {
    await endPools(owner)
    await database.leave()
  }
}

process.exitCode = await run()
