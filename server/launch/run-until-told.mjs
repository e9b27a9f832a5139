// The life of a launcher: one per data folder, ended within 5 s by TERM, Ctrl-C or the death of npm before it, and
// the database with it.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { lockFolder } from './lock-folder.mjs'
import { endPrograms } from './run-program.mjs'

const ALL_WITHIN_MS = 4_700
const SERVER_WITHIN_MS = 1_200
const FAILED = 1
const DATA_FOLDER_IN_USE = 3

const root = fileURLToPath(new URL('../..', import.meta.url))
const log = (line) => console.log(`[dan-cu] ${line}`)

async function settle(work, ms) {
  const late = new Promise((resolve) => setTimeout(resolve, ms))
  await Promise.race([work().catch((error) => log(error.message)), late])
}

/** Those who use the database are ended first, together; then the database, the lock and the process. */
function createEnding(lock) {
  const users = []
  let database = async () => undefined
  let begun = false
  return {
    user: (stop) => users.push(stop),
    database: (stop) => {
      database = stop
    },
    hasBegun: () => begun,
    async now(code) {
      if (begun) return
      begun = true
      setTimeout(() => process.exit(FAILED), ALL_WITHIN_MS)
      lock.markEnding()
      endPrograms()
      await settle(() => Promise.all(users.map((stop) => stop())), SERVER_WITHIN_MS)
      await settle(database, ALL_WITHIN_MS)
      lock.release()
      process.exit(code)
    },
  }
}

/** Name and parent of a process; undefined where the system does not tell. */
function findParent(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    return { name, parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }
  } catch {
    return undefined
  }
}

/** npm's process: our parent, or the parent of the shell between it and us. */
function npmBefore() {
  const above = findParent(process.ppid)
  const isShell = above && ['sh', 'dash', 'bash', 'ash', 'busybox'].includes(above.name)
  return `${process.ppid} ${isShell ? above.parent : ''}`
}

/** npm that was killed leaves its script behind as an orphan, which would hold the data folder for ever. */
function endWithNpm(ending) {
  if (!process.env.npm_lifecycle_event) return
  const npm = npmBefore()
  setInterval(() => {
    if (npmBefore() !== npm) void ending.now(FAILED)
  }, 250).unref()
}

/** The environment in which the server finds its database: the one named, or the one of the data folder. */
async function openDatabase(dataDir, ending) {
  if (process.env.DATABASE_URL) return { ...process.env, DATA_DIR: dataDir }
  const { startCluster } = await import('./cluster.mjs')
  const opening = startCluster({ dataDir, supervise: true, log })
  ending.database(async () => (await opening).stop())
  const cluster = await opening
  return { ...process.env, DATA_DIR: dataDir, DATABASE_URL: cluster.url, DEMO: process.env.DEMO ?? '1' }
}

/**
 * Runs `begin` under the lock of the data folder. Exit codes: 0 told to end, 1 failed, 3 the data folder is in use.
 * `ending.user` takes what stops a user of the database.
 */
export async function runUntilTold(begin) {
  const dataDir = path.resolve(root, process.env.DATA_DIR || 'data')
  const lock = await lockFolder(dataDir)
  if (lock.kind === 'busy') {
    log(`the data folder ${dataDir} is in use by process ${lock.pid}: it is running already`)
    process.exit(DATA_FOLDER_IN_USE)
  }
  const ending = createEnding(lock)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => void ending.now(0))
  endWithNpm(ending)
  try {
    await begin({ root, log, ending, openDatabase: () => openDatabase(dataDir, ending) })
  } catch (error) {
    if (ending.hasBegun()) return
    console.error(error)
    await ending.now(FAILED)
  }
}
