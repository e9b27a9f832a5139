/** The way of docs/operations.md: stop, copy the data folder, and start on the copy when the machine is gone. */
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { demoPassword } from '#server/seed/demo-accounts.ts'
import { type Launched, launch, makeFolder, processesIn } from './testing/launched.ts'

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

async function end(launched: Launched): Promise<void> {
  launched.child.kill('SIGTERM')
  await launched.ended()
}

const signIn = ({ origin }: Launched) =>
  fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ username: 'quan-tri', password: demoPassword }),
  })

it('a copy of the stopped data folder starts elsewhere with everything in it: records, accounts, authenticators', async () => {
  const [first, copies] = [makeFolder(), makeFolder()]
  folders.push(first, copies)
  const before = await begin(first)
  const stageBefore = await (await signIn(before)).json()
  await end(before)

  const copy = path.join(copies, 'data')
  execFileSync('cp', ['-a', first, copy])
  fs.rmSync(first, { recursive: true, force: true })
  const after = await begin(copy)
  // the demo is not loaded again into a database that has it
  expect(after.output()).not.toMatch(/nạp|loading/i)
  const answer = await signIn(after)
  expect(answer.status).toBe(200)
  // an authenticator that was set up is asked for: its secret opens with the secret that was copied along
  expect(await answer.json()).toEqual(stageBefore)
}, 240_000)
