/** The way of docs/operations.md: stop, copy the data folder, and start on the copy when the machine is gone. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { demoPassword, demoSecret } from '#server/seed/demo-accounts.ts'
import { codeAt } from '#server/testing/totp.ts'
import { type Coverage, coverageSchema } from '#shared/api/coverage.ts'
import { type Launched, launch, makeFolder, processesIn } from './testing/launched.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders: string[] = []
let running: Launched | undefined

afterEach(async () => {
  running?.child.kill('SIGTERM')
  await running?.ended()
  for (const folder of folders.splice(0)) {
    for (const pid of processesIn(folder)) process.kill(pid, 'SIGKILL')
    fs.rmSync(folder, { recursive: true, force: true })
  }
})

async function begin(dataDir: string): Promise<Launched> {
  running = await launch(dataDir)
  await running.untilHealthy()
  return running
}

/** `npm run restore`, running or not; throws when it fails. */
function restore(dataDir: string, act: string): string {
  const { DATABASE_URL: _, ...inherited } = process.env
  const options = { cwd: root, env: { ...inherited, DATA_DIR: dataDir }, encoding: 'utf8' } as const
  return execFileSync('npm', ['run', '-s', 'restore', '--', act], options)
}

async function end(launched: Launched): Promise<void> {
  launched.child.kill('SIGTERM')
  await launched.ended()
}

/** With password and six digits; then what the person's areas come to. */
async function countAs({ origin }: Launched, username: string): Promise<Coverage> {
  const ask = async (path: string, cookie: string, body?: object) => {
    const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }
    const headers = { 'content-type': 'application/json', origin, cookie }
    const response = await fetch(`${origin}/api/${path}`, { headers, ...sent })
    expect(response.status, path).toBe(200)
    return response
  }
  const opened = await ask('sign-in', '', { username, password: demoPassword })
  const cookie = opened.headers.getSetCookie().map((each) => each.split(';')[0])
  const code = codeAt(demoSecret(username), Date.now())
  await ask('second-factor', cookie.join('; '), { code })
  return coverageSchema.parse(await (await ask('coverage', cookie.join('; '))).json())
}

it('a copy of the stopped data folder starts elsewhere with everything in it: records, accounts, authenticators', async () => {
  const [first, copies] = [makeFolder(), makeFolder()]
  folders.push(first, copies)
  const before = await begin(first)
  const counted = await countAs(before, 'doi.binh-thuan')
  expect(counted.whole.collected).toBeGreaterThan(0)
  await end(before)

  const copy = path.join(copies, 'data')
  execFileSync('cp', ['-a', first, copy])
  fs.rmSync(first, { recursive: true, force: true })
  expect(restore(copy, 'status')).toContain('No recovery goes on')
  expect(restore(copy, 'begin')).toContain('communes has begun')
  const after = await begin(copy)
  expect(restore(copy, 'status')).toMatch(/0\/\d+ máy/)
  // the demo is not loaded again into a database that has it
  expect(after.output()).not.toMatch(/nạp|loading/i)
  // of another person: six digits are good once
  expect(await countAs(after, 'giam-sat.binh-thuan')).toEqual(counted)
  expect(restore(copy, 'end')).toContain('The recovery is ended')
  // there may have been a restore that nobody announced: another life, and no recovery in which numbers are believed
  expect(restore(copy, 'begin --unsure')).toMatch(/communes has begun.*\n.*recovery is ended/)
  expect(restore(copy, 'status')).toContain('No recovery goes on')
}, 240_000)
