// `npm run bench -- NAME [--json]`: installs the peers when they are missing and runs one benchmark.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.', import.meta.url))
const names = [
  'push',
  'replay',
  'pull',
  'first-sync',
  'tablet',
  'wire',
  'evening',
  'growth',
  'storage',
  'bundle',
  'desks',
]
const withPeers = ['push', 'pull', 'first-sync', 'wire', 'bundle']
const [name, ...options] = process.argv.slice(2)

function run(program, args, cwd) {
  const { status } = spawnSync(program, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) process.exit(status ?? 1)
}

/** What an installer says goes to stderr: stdout holds figures only. */
function installPeers() {
  if (fs.existsSync(path.join(folder, 'node_modules', 'express-pouchdb', 'package.json'))) return
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status === 0) return
  console.error(stderr)
  process.exit(1)
}

if (!names.includes(name)) {
  console.error(`npm run bench -- NAME [--json], where NAME is one of ${names.join(', ')}`)
  process.exit(2)
}
if (withPeers.includes(name)) installPeers()
run(
  process.execPath,
  ['--import', 'tsx', path.join(folder, name, `${name}.ts`), ...options],
  path.dirname(folder),
)
