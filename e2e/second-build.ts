/** Another version of the app, built from the same sources and brought out in place of the first. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Centre } from './centre.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')

async function build(version: string, folder: string): Promise<void> {
  const child = spawn(
    process.execPath,
    [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production', APP_VERSION: version },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let complaints = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error(`vite ended with ${code}:\n${complaints}`)
}

/** The files of the first version are gone from the centre, as after an upgrade. */
export async function bringOut(centre: Centre, version: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-build-'))
  try {
    await build(version, folder)
    for (const name of readdirSync(centre.appFolder)) {
      rmSync(path.join(centre.appFolder, name), { recursive: true, force: true })
    }
    cpSync(folder, centre.appFolder, { recursive: true })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
