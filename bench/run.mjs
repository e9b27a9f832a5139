// `npm run bench -- NAME|all [--scale X] [--json] [--record]`: installs the peers when they are missing, runs one
// benchmark or all of them one after the other, and with `--record` writes what they say into docs/performance.md.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { record } from './record.mjs'

const folder = fileURLToPath(new URL('.', import.meta.url))
const names = [
  ...['push', 'replay', 'pull', 'first-sync', 'tablet', 'wire', 'evening', 'growth', 'storage', 'bundle'],
  'desks',
]
const withPeers = ['push', 'pull', 'first-sync', 'wire', 'bundle']
const [asked, ...options] = process.argv.slice(2)
const isRecorded = options.includes('--record')

/** What an installer says goes to stderr: stdout holds figures only. */
function installPeers() {
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const has = (name) => fs.existsSync(path.join(folder, 'node_modules', name, 'package.json'))
  if (Object.keys(dependencies).every(has)) return
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status === 0) return
  console.error(stderr)
  process.exit(1)
}

function run(name) {
  if (withPeers.includes(name)) installPeers()
  const passed = options.filter((option) => option !== '--record')
  if (isRecorded && !passed.includes('--json')) passed.push('--json')
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(folder, name, `${name}.ts`), ...passed],
    {
      cwd: path.dirname(folder),
      encoding: 'utf8',
      stdio: ['ignore', isRecorded ? 'pipe' : 'inherit', 'inherit'],
    },
  )
  if (isRecorded) {
    process.stdout.write(stdout)
    if (!record(stdout)) return 1
  }
  return status ?? 1
}

if (asked !== 'all' && !names.includes(asked)) {
  console.error(
    `npm run bench -- NAME [--scale X] [--json] [--record], where NAME is all or one of ${names.join(', ')}`,
  )
  process.exit(2)
}
process.exitCode = Math.max(...(asked === 'all' ? names : [asked]).map(run))
