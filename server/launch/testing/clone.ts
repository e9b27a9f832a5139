/** The project as somebody has cloned, installed and built it, below a folder that nobody else may enter. */
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** What a clone does not bring, and what is linked. */
const left = new Set(['.git', '.cache', 'data', 'node_modules', 'test-results'])

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) })

/** What a start asks for: neither what tests and builds need nor 18,000 pictures. */
function listModules(): readonly string[] {
  const { packages } = lockSchema.parse(
    JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')),
  )
  return Object.entries(packages)
    .filter(([name, { dev }]) => /^node_modules\/(?!@tabler\/)[^/]+(\/[^/]+)?$/.test(name) && dev !== true)
    .map(([name]) => name)
    .filter((name) => fs.existsSync(path.join(root, name)))
}

/** Links the files where that can be; otherwise they are copied. */
function copyModules(clone: string): void {
  const names = ['node_modules/.package-lock.json', ...listModules()]
  if (spawnSync('cp', ['-al', '--parents', ...names, clone], { cwd: root }).status === 0) return
  for (const name of names)
    fs.cpSync(path.join(root, name), path.join(clone, name), { recursive: true, verbatimSymlinks: true })
}

/** @param closed of mode 0700 */
export function makeClone(closed: string): string {
  const clone = path.join(closed, 'dan-cu')
  fs.mkdirSync(clone)
  for (const name of fs.readdirSync(root)) {
    if (left.has(name)) continue
    const filter = (file: string): boolean => path.basename(file) !== 'node_modules'
    fs.cpSync(path.join(root, name), path.join(clone, name), { recursive: true, filter })
  }
  copyModules(clone)
  return clone
}

export interface User {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/** Whoever runs the tests; beside root an ordinary user, who has no more rights than any. */
export function listUsers(): readonly User[] {
  const users = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
  const own = { name: 'oneself', uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 }
  const ordinary =
    users.find(({ name, uid }) => name === 'nobody' && uid > 0) ?? users.find(({ uid }) => uid > 0)
  return own.uid === 0 && ordinary !== undefined ? [own, ordinary] : [own]
}

/** What lies in `node_modules` is linked, and stays its owner's. */
export function giveTo({ uid, gid }: User, closed: string, clone: string): void {
  fs.chownSync(closed, uid, gid)
  fs.chownSync(clone, uid, gid)
  for (const name of fs.readdirSync(clone)) {
    if (name !== 'node_modules') spawnSync('chown', ['-R', `${uid}:${gid}`, path.join(clone, name)])
  }
}
