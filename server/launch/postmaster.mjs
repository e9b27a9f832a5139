// What can be known of the postmaster of a data folder without being it.
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** Pid and port of the postmaster that the data folder names; undefined when none is named. */
function readPostmaster(data) {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) }
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A dead process that nobody has asked for still has its number; in a container without an init it keeps it. */
function isZombie(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
}

/**
 * Whether a number that is alive is no longer the postmaster: after a reboot it may belong to a stranger, and a killed
 * postmaster may stay as a zombie. PostgreSQL itself would take either for a postmaster and not start.
 */
function isStranger(data, pid) {
  if (process.platform !== 'linux') return false
  try {
    return isZombie(pid) || fs.readlinkSync(`/proc/${pid}/cwd`) !== fs.realpathSync(data)
  } catch (error) {
    return error.code === 'EACCES' || error.code === 'EPERM'
  }
}

/** The postmaster that runs on the data folder now. */
export function findPostmaster(data) {
  const named = readPostmaster(data)
  return named && isAlive(named.pid) && !isStranger(data, named.pid) ? named : undefined
}

/** A dead postmaster's file stays: by it PostgreSQL finds out whether backends of the dead one still run. */
export function dropStrangersNumber(data) {
  const named = readPostmaster(data)
  if (named && isAlive(named.pid)) fs.rmSync(path.join(data, 'postmaster.pid'), { force: true })
}

export async function answers(url) {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
