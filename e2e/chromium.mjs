// A Chromium that starts on this machine: the one named, one that is installed, or the one that npm brought.
// The npm one is unpacked once per version and user below the temporary folder; where the system lacks its libraries
// (libnss3 in slim images) those that come with it are used.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const installed = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

async function starts({ executablePath, env }) {
  try {
    const browser = await chromium.launch({
      executablePath,
      env: { ...process.env, ...env },
      args: ['--no-sandbox'],
      timeout: 30_000,
    })
    const page = await browser.newPage()
    const title = await page.evaluate(() => document.compatMode)
    await browser.close()
    return title.length > 0
  } catch {
    return false
  }
}

async function firstThatStarts(candidates) {
  for (const candidate of candidates) if (await starts(candidate)) return candidate
  return undefined
}

function findOnPath(name) {
  if (path.isAbsolute(name)) return fs.existsSync(name) ? name : undefined
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file))
}

/** The package unpacks into the temporary folder, and its libraries only where it believes to be on Amazon's. */
function unpack(place, name) {
  const fresh = fs.mkdtempSync(path.join(place, `${name}.`))
  const script = "import('@sparticuz/chromium').then(({ default: c }) => c.executablePath())"
  const done = spawnSync(process.execPath, ['-e', script], {
    cwd: path.dirname(fileURLToPath(import.meta.url)),
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
    encoding: 'utf8',
  })
  if (done.status !== 0) throw new Error(`Chromium could not be unpacked: ${done.stderr}`)
  const folder = path.join(place, name)
  try {
    fs.renameSync(fresh, folder)
  } catch (error) {
    fs.rmSync(fresh, { recursive: true, force: true })
    if (!fs.existsSync(folder)) throw error
  }
  return folder
}

function isOurs(folder) {
  const stat = fs.lstatSync(folder, { throwIfNoEntry: false })
  return stat?.isDirectory() === true && stat.uid === process.getuid?.()
}

function packedVersion() {
  const entry = fileURLToPath(import.meta.resolve('@sparticuz/chromium'))
  const packed = createRequire(entry).resolve('../package.json')
  return JSON.parse(fs.readFileSync(packed, 'utf8')).version
}

async function findPacked() {
  const name = `dan-cu-chromium-${packedVersion()}-${process.getuid?.() ?? 'user'}`
  const cache = fileURLToPath(new URL('../.cache', import.meta.url))
  for (const place of [os.tmpdir(), cache]) {
    fs.mkdirSync(place, { recursive: true })
    const folder = path.join(place, name)
    if (fs.existsSync(folder) && !isOurs(folder)) continue
    if (!fs.existsSync(path.join(folder, 'chromium'))) unpack(place, name)
    const fonts = fs.existsSync('/etc/fonts/fonts.conf')
      ? {}
      : { FONTCONFIG_PATH: path.join(folder, 'fonts') }
    const executablePath = path.join(folder, 'chromium')
    const libraries = { LD_LIBRARY_PATH: path.join(folder, 'al2023', 'lib') }
    const starting = await firstThatStarts(
      [fonts, { ...fonts, ...libraries }].map((env) => ({ executablePath, env })),
    )
    if (starting) return starting
  }
  return undefined
}

async function find() {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named, env: {} }
  const files = installed.map(findOnPath).filter((file) => file !== undefined)
  const starting = await firstThatStarts(files.map((executablePath) => ({ executablePath, env: {} })))
  const found = starting ?? (await findPacked())
  if (!found) throw new Error('no Chromium starts here; install one, or name it in CHROMIUM_PATH')
  return found
}

let found

/**
 * @returns {Promise<{ executablePath: string, env: Record<string, string> }>} `env` is to be laid over the process's
 *   own. Rejects when no Chromium starts.
 */
export function findChromium() {
  found ??= find()
  return found
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await findChromium()))
