/**
 * An API node's program and all its libraries as one file: it is up in a third of the time, so that a thousand kills fit
 * in an hour. That the road of `npm start` itself comes back after SIGKILL is tried in `server/launch`.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Libraries that are of CommonJS ask for Node's own by `require`, which a module has not. */
const requireOfNode =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url)"

/** Path of the bundle, as deep below the project as the sources whose places it reckons from its own. */
export async function bundleNode(): Promise<string> {
  const outfile = path.join(root, '.cache', 'chaos', `node-${process.pid}.mjs`)
  await build({
    entryPoints: [path.join(root, 'chaos', 'centre', 'node-program.ts')],
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    // a binary, and one that pg asks for in vain
    external: ['@node-rs/argon2', 'pg-native'],
    banner: { js: requireOfNode },
    logLevel: 'error',
  })
  return outfile
}
