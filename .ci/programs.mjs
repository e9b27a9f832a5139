// Runs the programs of a step and counts what they say they tested. What a program writes goes where its step writes.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
const tool = (file) => path.join(root, 'node_modules', file)

/** A program that hangs is a failure, not a wait. */
const longestMs = 15 * 60_000
const killAfterMs = 20_000
/** Somebody whom it left behind may hold its output open. */
const lastWordsMs = 5_000
/** How far a step that gives way stands back behind one that waits for clocks. */
const standsBack = 9

export const asOne = (isGood) => ({ passed: isGood ? 1 : 0, failed: isGood ? 0 : 1 })

function endInTime(child, out) {
  const ask = setTimeout(() => {
    out.log(`${child.spawnargs.join(' ')} hangs and is ended`)
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

function start(out, args, env = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (out.givesWay && child.pid !== undefined)
    os.setPriority(child.pid, Math.min(19, os.getPriority() + standsBack))
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', out.write)
  endInTime(child, out)
  return child
}

/** Whether a tool of node_modules ends well. */
export const run = async (out, file, args, env) => (await ended(start(out, [tool(file), ...args], env))) === 0

/** Runs a program whose last line says how many passed and failed; another last line is a failure. */
export async function counting(out, args) {
  const child = start(out, args)
  let tail = ''
  child.stdout.on('data', (part) => {
    tail = `${tail}${part}`.slice(-1_000)
  })
  const code = await ended(child)
  const said = /(?:^|\n)(\d+) passed, (\d+) failed\n$/.exec(tail)
  const [passed, failed] = [Number(said?.[1] ?? 0), Number(said?.[2] ?? 1)]
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}

/** Runs a tool that writes a report, and counts in it; no report is a failure. */
export async function counted(work, count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dan-cu-report-'))
  const report = path.join(folder, 'report.json')
  try {
    const isGood = await work(report)
    const { passed, failed } = fs.existsSync(report)
      ? count(JSON.parse(fs.readFileSync(report, 'utf8')))
      : { passed: 0, failed: 1 }
    // A file that cannot be read has no tests that could fail.
    return { passed, failed: isGood ? failed : Math.max(failed, 1) }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
