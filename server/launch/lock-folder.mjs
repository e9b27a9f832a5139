// One launcher per data folder. The lock is a file that names its holder; a holder that was killed is recognised by
// its process number and start, so that a number used again by a stranger does not count.
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const PATIENCE_MS = 2_000
const PATIENCE_WITH_ENDING_MS = 8_000

/** Clock ticks since boot at which the process began; empty where the system does not tell. */
function startOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return ''
  }
}

function isAlive(holder) {
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return false
  }
  return startOf(holder.pid) === holder.start
}

function readHolder(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    // An unreadable lock is half written by one who died: a living one links it into place whole.
    if (error instanceof SyntaxError) return { pid: 0, start: '', ending: false }
    throw error
  }
}

function tryToTake(file, mine) {
  const own = `${file}.${process.pid}`
  fs.writeFileSync(own, JSON.stringify(mine))
  try {
    fs.linkSync(own, file)
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  } finally {
    fs.rmSync(own, { force: true })
  }
}

/** Of two who find the same dead lock one may already have replaced it: what was moved away is looked at again. */
function clearDead(file) {
  const away = `${file}.dead.${process.pid}`
  try {
    fs.renameSync(file, away)
    const moved = readHolder(away)
    if (moved && moved.pid > 0 && isAlive(moved)) fs.linkSync(away, file)
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(away, { force: true })
  }
}

/**
 * @param {string} dataDir made when missing
 * @returns {Promise<{ kind: 'taken', markEnding(): void, release(): void } | { kind: 'busy', pid: number }>}
 */
export async function lockFolder(dataDir) {
  fs.mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'launcher.lock')
  const mine = { pid: process.pid, start: startOf(process.pid), ending: false }
  const began = Date.now()
  while (!tryToTake(file, mine)) {
    const holder = readHolder(file)
    if (!holder) continue
    if (holder.pid === 0 || !isAlive(holder)) {
      clearDead(file)
      continue
    }
    const patience = holder.ending ? PATIENCE_WITH_ENDING_MS : PATIENCE_MS
    if (Date.now() - began > patience) return { kind: 'busy', pid: holder.pid }
    await sleep(100)
  }
  return {
    kind: 'taken',
    markEnding: () => {
      fs.writeFileSync(`${file}.ending`, JSON.stringify({ ...mine, ending: true }))
      fs.renameSync(`${file}.ending`, file)
    },
    release: () => fs.rmSync(file, { force: true }),
  }
}
