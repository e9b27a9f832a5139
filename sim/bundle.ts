/** The simulator's worker as one file, with the sources as they are, or with one line of them broken on purpose. */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Plugin } from 'esbuild'

export interface Break {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly replace: string
}

const root = fileURLToPath(new URL('..', import.meta.url))

/** A row whose text is not there exactly once breaks nothing any more. */
export const fits = ({ file, find }: Break): boolean =>
  fs.readFileSync(path.join(root, file), 'utf8').split(find).length === 2

const breaking = ({ file, find, replace }: Break): Plugin => ({
  name: 'break',
  setup: (bundler) => {
    bundler.onLoad({ filter: /\.ts$/ }, (loaded) => {
      if (loaded.path !== path.join(root, file)) return undefined
      const source = fs.readFileSync(loaded.path, 'utf8')
      return { contents: source.replace(find, () => replace), loader: 'ts' }
    })
  },
})

/** Path of the bundle. Nothing on the disk but that is written. */
export async function bundleWorker(broken?: Break): Promise<string> {
  const name = broken === undefined ? 'worker' : broken.name.replaceAll(/[^a-z0-9]+/gi, '-')
  const outfile = path.join(root, '.cache', 'sim', `${name}-${process.pid}.mjs`)
  await build({
    entryPoints: [path.join(root, 'sim', 'worker.ts')],
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: broken === undefined ? [] : [breaking(broken)],
  })
  return outfile
}

export const dropBundle = (file: string): void => fs.rmSync(file, { force: true })
