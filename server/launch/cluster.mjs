// The PostgreSQL that comes with the clone: made, started, adopted and stopped.
// Promises: fsync stays on; it listens on this machine only, behind a password that lies in the data folder; a
// postmaster that outlived us is adopted; after SIGKILL of anything the next start works.
// Never: two postmasters on one data folder, or a stop that waits longer than 4 s.
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findPostgres } from './postgres-binaries.mjs'
import { answers, dropStrangersNumber, findPostmaster } from './postmaster.mjs'

const RETRY_FOR_MS = 10_000
const LOOK_EVERY_MS = 500
const LARGE_LOG_BYTES = 8 * 1024 * 1024
const serverSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '50',
  password_encryption: 'scram-sha-256',
  // what a statement failed on may be a name: errors reach our own log without their words
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

function isFree(port) {
  return new Promise((resolve) => {
    const probe = net.createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function placesOf(dataDir) {
  const root = path.resolve(dataDir)
  return { root, data: path.join(root, 'postgres'), note: path.join(root, 'postgres.json') }
}

function readNote(places) {
  return JSON.parse(fs.readFileSync(places.note, 'utf8'))
}

function writeNote(places, note) {
  const fresh = `${places.note}.new`
  fs.writeFileSync(fresh, `${JSON.stringify(note)}\n`, { mode: 0o600 })
  fs.renameSync(fresh, places.note)
}

/**
 * The data folder as PostgreSQL is to call it. The user that root lends may be unable to walk the path to it, but
 * stands in it all the same: its working directory was entered before the privileges were dropped.
 */
function nameOfData(places, who) {
  return process.platform === 'linux' && who.uid !== undefined ? '/proc/self/cwd' : places.data
}

function giveTo(who, file) {
  if (who.uid !== undefined) fs.chownSync(file, who.uid, who.gid)
}

async function makeData(postgres, places, password) {
  const fresh = `${places.data}.new`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { mode: 0o700 })
  giveTo(postgres.who, fresh)
  const secret = fs.mkdtempSync(path.join(os.tmpdir(), 'dan-cu-secret-'))
  try {
    const file = path.join(secret, 'password')
    fs.writeFileSync(file, password, { mode: 0o600 })
    giveTo(postgres.who, file)
    giveTo(postgres.who, secret)
    const words =
      '--username=postgres --encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8'
    const locked = ['--auth=scram-sha-256', `--pwfile=${file}`]
    const name = nameOfData({ ...places, data: fresh }, postgres.who)
    await postgres.run('initdb', ['-D', name, ...words.split(' '), ...locked], { cwd: fresh })
  } finally {
    fs.rmSync(secret, { recursive: true, force: true })
  }
  fs.renameSync(fresh, places.data)
}

function urlOf(port, password) {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

/** The address of the postmaster that runs there already, if one does and answers before the deadline. */
async function adopt(places, note, deadline) {
  for (;;) {
    const postmaster = findPostmaster(places.data)
    if (!postmaster) {
      dropStrangersNumber(places.data)
      return undefined
    }
    const url = urlOf(postmaster.port, note.password)
    if (postmaster.port > 0 && (await answers(url))) return url
    if (Date.now() > deadline) return undefined
    await sleep(200)
  }
}

function trimLog(places) {
  const log = path.join(places.data, 'server.log')
  const stat = fs.statSync(log, { throwIfNoEntry: false })
  if (stat && stat.size > LARGE_LOG_BYTES) fs.truncateSync(log)
}

async function launch(postgres, places, note, settings) {
  trimLog(places)
  const given = Object.entries({ ...serverSettings, ...settings, port: String(note.port) })
  const options = given.map(([name, value]) => `-c ${name}='${value}'`).join(' ')
  const args = [
    'start',
    '-D',
    nameOfData(places, postgres.who),
    '-w',
    '-t',
    '60',
    '-l',
    'server.log',
    '-o',
    options,
  ]
  await postgres.run('pg_ctl', args, { cwd: places.data })
  return urlOf(note.port, note.password)
}

/** @param choosePort true while nobody has been told the address yet */
async function startAgain({ postgres, places, settings, choosePort }) {
  const deadline = Date.now() + RETRY_FOR_MS
  for (;;) {
    const note = readNote(places)
    const adoptedUrl = await adopt(places, note, deadline)
    if (adoptedUrl) return { url: adoptedUrl, adopted: true }
    try {
      if (choosePort && !(note.port > 0 && (await isFree(note.port)))) {
        note.port = await freePort()
        writeNote(places, note)
      }
      return { url: await launch(postgres, places, note, settings), adopted: false }
    } catch (error) {
      // Backends of a killed postmaster hold its shared memory for a moment.
      if (Date.now() > deadline) throw error
      await sleep(500)
    }
  }
}

async function stop(postgres, places) {
  const pid = findPostmaster(places.data)?.pid
  if (pid === undefined) return
  const name = nameOfData(places, postgres.who)
  const end = (mode, seconds) =>
    postgres.run('pg_ctl', ['stop', '-D', name, '-w', '-m', mode, '-t', seconds], { cwd: places.data })
  try {
    await end('fast', '2')
  } catch {
    await end('immediate', '1').catch(() => process.kill(pid, 'SIGKILL'))
  }
}

/** Starts a postmaster that died again, at the address that its users know, until told to end. */
async function keepAlive(start, places, { log, signal }) {
  while (!signal.aborted) {
    await sleep(LOOK_EVERY_MS, undefined, { ref: false })
    if (signal.aborted || findPostmaster(places.data)) continue
    log('the database ended by itself; starting it again')
    await start()
  }
}

async function makeWhatIsMissing(postgres, places, log) {
  fs.mkdirSync(places.root, { recursive: true })
  if (!fs.existsSync(places.note))
    writeNote(places, { port: 0, password: randomBytes(24).toString('base64url') })
  if (fs.existsSync(places.data)) return
  log('making the database folder')
  await makeData(postgres, places, readNote(places).password)
}

/** Starts, or adopts, the cluster of a data folder. See cluster.d.mts. */
export async function startCluster({ dataDir, settings = {}, supervise = false, log = () => undefined }) {
  const places = placesOf(dataDir)
  const postgres = findPostgres()
  await makeWhatIsMissing(postgres, places, log)
  const { url, adopted } = await startAgain({ postgres, places, settings, choosePort: true })
  log(adopted ? 'found the database running' : 'started the database')
  const ended = new AbortController()
  let restarting = Promise.resolve()
  const again = () => {
    restarting = startAgain({ postgres, places, settings, choosePort: false }).catch((error) =>
      log(`the database does not start: ${error.message}`),
    )
    return restarting
  }
  if (supervise) void keepAlive(again, places, { log, signal: ended.signal })
  let ending
  return {
    url,
    adopted,
    stop() {
      ended.abort()
      ending ??= Promise.race([restarting, sleep(1_000)]).then(() => stop(postgres, places))
      return ending
    },
  }
}
