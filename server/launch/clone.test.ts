/** A clone starts wherever it lies and whoever starts it, and so does the one that is worked on. */
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { giveTo, listUsers, makeClone } from './testing/clone.ts'
import { type Launched, launch, makeFolder, processesIn } from './testing/launched.ts'

let folder: string
let running: Launched | undefined

beforeAll(() => {
  folder = makeFolder()
  fs.chmodSync(folder, 0o700)
  return () => fs.rmSync(folder, { recursive: true, force: true })
})

afterEach(async () => {
  running?.child.kill('SIGTERM')
  await running?.ended()
  running = undefined
})

const statusOf = async (address: string): Promise<number | undefined> =>
  (await fetch(address).catch(() => undefined))?.status

let clone: string | undefined

test.each(listUsers())('$name starts a clone that lies below a folder of mode 0700', async (user) => {
  clone ??= makeClone(folder)
  giveTo(user, folder, clone)
  expect(fs.statSync(folder).mode & 0o777).toBe(0o700)
  const dataDir = path.join(clone, `data-${user.name}`)
  running = await launch(dataDir, { clone, user })
  await running.untilHealthy()
  expect(await statusOf(`${running.origin}/`)).toBe(200)
  expect(running.output()).not.toContain('building')
  expect(fs.statSync(path.join(dataDir, 'postgres.json')).uid).toBe(user.uid)
})

/** Where Vite serves the app: at the port that it found free. */
async function addressOfVite({ output, child }: Launched): Promise<string> {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what a terminal takes for colours
  const colours = /\u001b\[[\d;]*m/g
  for (;;) {
    const [, address] = /Local:\s+(http:\/\/\S+?)\/?\s/.exec(output().replace(colours, '')) ?? []
    if (address !== undefined) return address
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}:\n${output()}`)
    await sleep(100)
  }
}

test('npm run dev serves the sources of the app, with the API behind them, and ends with all that it started', async () => {
  const { scripts } = JSON.parse(fs.readFileSync('package.json', 'utf8'))
  expect(scripts.dev).toBe('node server/launch/dev.mjs')
  const dataDir = path.join(folder, 'data-dev')
  const launched = await launch(dataDir, { script: 'dev' })
  running = launched
  const app = await addressOfVite(launched)
  await launched.untilHealthy()
  expect(await statusOf(`${app}/api/health`)).toBe(200)
  const page = await fetch(`${app}/`, { headers: { accept: 'text/html' } })
  expect(await page.text()).toContain('/@vite/client')
  const source = await fetch(`${app}/main.tsx`)
  expect(source.headers.get('content-type')).toContain('javascript')
  expect(processesIn(dataDir)).not.toEqual([])

  launched.child.kill('SIGTERM')
  expect(await launched.ended()).toBe(0)
  expect(processesIn(dataDir)).toEqual([])
  expect([await statusOf(`${app}/`), await statusOf(`${launched.origin}/api/health`)]).toEqual([
    undefined,
    undefined,
  ])
})
