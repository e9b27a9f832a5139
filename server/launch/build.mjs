// Builds the app and the server when their sources are not those of the last build. Contents decide, not times: a
// clone, a checkout and a restored backup all lie about times.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { runProgram } from './run-program.mjs'

const common = ['shared', 'package.json', 'package-lock.json', 'tsconfig.base.json']
const parts = [
  { name: 'client', sources: ['client', 'server/areas', 'vite.config.ts', ...common], build: buildClient },
  { name: 'server', sources: ['server', ...common], build: buildServer },
]

function* sourceFiles(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  if (stat?.isFile() && !/\.test\.tsx?$/.test(file)) yield file
  if (!stat?.isDirectory()) return
  for (const name of fs.readdirSync(file).sort()) yield* sourceFiles(path.join(file, name))
}

function hashSources(root, sources) {
  const hash = createHash('sha256').update(process.version)
  for (const source of sources) {
    for (const file of sourceFiles(path.join(root, source))) {
      hash.update(`\0${path.relative(root, file)}\0`).update(fs.readFileSync(file))
    }
  }
  return hash.digest('hex')
}

function buildClient(root) {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  return runProgram(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
    cwd: root,
    env: { NODE_ENV: 'production' },
  })
}

async function buildServer(root) {
  const { build, stop } = await import('esbuild')
  await build({
    absWorkingDir: root,
    entryPoints: { main: 'server/main.ts' },
    outdir: 'dist/server',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
  await stop()
}

/** @returns {Promise<string[]>} the parts that were stale and are built now */
export async function ensureBuilt(root, log) {
  const built = []
  for (const { name, sources, build } of parts) {
    const stamp = path.join(root, 'dist', `${name}.sources`)
    const hash = hashSources(root, sources)
    if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) continue
    log(`building the ${name}`)
    fs.rmSync(stamp, { force: true })
    await build(root)
    fs.writeFileSync(stamp, hash)
    built.push(name)
  }
  return built
}
