// What can be known of the postmaster of a data folder without being it.
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'

/** Pid and port of the postmaster that the data folder names; undefined when none is named. */
export function readPostmaster(data) {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Math.abs(Number(lines[0])), port: Number(lines[3]) }
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** After a reboot the number in postmaster.pid may belong to a stranger, which would keep PostgreSQL from starting. */
export function isStranger(data, pid) {
  if (process.platform !== 'linux') return false
  try {
    return fs.readlinkSync(`/proc/${pid}/cwd`) !== fs.realpathSync(data)
  } catch (error) {
    return error.code === 'EACCES' || error.code === 'EPERM'
  }
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
