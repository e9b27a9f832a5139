/** The way of docs/operations.md when the only administrator has lost the authenticator. */
import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
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

function folder(): string {
  const made = makeFolder()
  folders.push(made)
  return made
}

function command(dataDir: string, ...asked: string[]): Promise<{ code: number; said: string }> {
  const { DATABASE_URL: _, ...inherited } = process.env
  return new Promise((resolve) => {
    const options = { cwd: root, env: { ...inherited, DATA_DIR: dataDir } }
    execFile('npm', ['run', '-s', 'lost-authenticator', '--', ...asked], options, (error, said, complaint) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: `${said}${complaint}` }),
    )
  })
}

async function signIn({ origin }: Launched, password: string): Promise<unknown> {
  const response = await fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'quan-tri', password }),
  })
  return response.ok ? ((await response.json()) as { stage: unknown }).stage : response.status
}

it('takes the second factor away while the centre runs and while it does not, and leaves it as it was', async () => {
  const dataDir = folder()
  running = await launch(dataDir)
  await running.untilHealthy()
  const { code, said } = await command(dataDir, 'quan-tri', '--password')
  expect(code, said).toBe(0)
  const [, password = ''] = /new password: (\S+)/.exec(said) ?? []
  expect(await signIn(running, 'dan-cu-thu-nghiem')).toBe(401)
  expect(await signIn(running, password)).toBe('second-factor-setup')
  expect(await command(dataDir, 'khong-co')).toMatchObject({ code: 1 })

  running.child.kill('SIGTERM')
  await running.ended()
  expect(await command(dataDir, 'doi.binh-thuan')).toMatchObject({ code: 0 })
  expect(processesIn(dataDir)).toEqual([])
}, 180_000)

it('says how it is used, and makes no database where there is none', async () => {
  const nowhere = path.join(folder(), 'nothing')
  expect(await command(nowhere)).toMatchObject({ code: 2 })
  expect(await command(nowhere, 'quan-tri')).toMatchObject({ code: 1 })
  expect(fs.existsSync(nowhere)).toBe(false)
}, 60_000)
