// Runs the programs of a step and counts what they say they tested. What they write is written on as it comes.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const tool = (file) => path.join(root, 'node_modules', file)
export const log = (line) => console.log(`[test] ${line}`)

/** A program that hangs is a failure, not a wait. */
const longestMs = 25 * 60_000
const killAfterMs = 20_000
/** Somebody whom it left behind may hold its output open. */
const lastWordsMs = 5_000

/** What a step counted; `names` are of what failed. */
export const asOne = (isGood) => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, names: [] })

function endInTime(child) {
  const ask = setTimeout(() => {
    log(`${child.spawnargs.join(' ')} hangs and is ended`)
    child.kill('SIGTERM')
  }, longestMs)
  const force = setTimeout(() => {
    child.kill('SIGKILL')
    child.stdout.destroy()
    child.stderr.destroy()
  }, longestMs + killAfterMs)
  child.once('exit', () => {
    clearTimeout(ask)
    clearTimeout(force)
  })
}

/** Its code, when all that it wrote has been read. */
function ended(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(-1))
    child.once('exit', (code) => setTimeout(resolve, lastWordsMs, code).unref())
    child.once('close', resolve)
  })
}

function start(args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.setEncoding('utf8').on('data', (part) => process.stdout.write(part))
  child.stderr.setEncoding('utf8').on('data', (part) => process.stderr.write(part))
  endInTime(child)
  return child
}

/** Whether a tool of node_modules ends well. */
export const run = async (file, args, env) => (await ended(start([tool(file), ...args], env))) === 0

/** Runs a program whose last line says how many passed and failed; another last line is a failure. */
export async function counting(args) {
  const child = start(args)
  let tail = ''
  child.stdout.on('data', (part) => {
    tail = `${tail}${part}`.slice(-1_000)
  })
  const code = await ended(child)
  const said = /(?:^|\n)(\d+) passed, (\d+) failed\n$/.exec(tail)
  const passed = Number(said?.[1] ?? 0)
  const failed = Math.max(Number(said?.[2] ?? 1), code === 0 ? 0 : 1)
  return { passed, failed, names: failed > 0 ? [`node ${args.join(' ')}`] : [] }
}

/** Runs a tool that writes a report, and counts in it; no report is a failure. */
export async function counted(work, count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dan-cu-report-'))
  const report = path.join(folder, 'report.json')
  try {
    const isGood = await work(report)
    const sum = fs.existsSync(report) ? count(JSON.parse(fs.readFileSync(report, 'utf8'))) : asOne(false)
    // A file that cannot be read has no tests that could fail.
    return { ...sum, failed: isGood ? sum.failed : Math.max(sum.failed, 1) }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
