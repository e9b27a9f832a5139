/** The launcher's tests start the real product: it is built before they begin, so that no test waits for a build. */
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../build.mjs'

// biome-ignore lint/style/noDefaultExport: vitest asks for it
export default async function buildOnce(): Promise<void> {
  await ensureBuilt(fileURLToPath(new URL('../../..', import.meta.url)), () => undefined)
}
