import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Device } from './device.ts'

const hashOf = (line: string): string => createHash('sha256').update(line).digest('hex')

/**
 * A client that sends letters where digits belong: what it has typed is altered on its way out. What it asks for
 * afterwards, by the hash of a line, is the line that went.
 */
export async function alter({ context }: Device, typed: string, sent: string): Promise<void> {
  const hashes = new Map<string, string>()
  await context.route('**/api/batches', async (route) => {
    const body = gunzipSync(route.request().postDataBuffer() ?? Buffer.alloc(0)).toString('utf8')
    const lines = body.split('\n').map((line) => {
      const altered = line.replaceAll(typed, sent)
      if (altered !== line) hashes.set(hashOf(line), hashOf(altered))
      return altered
    })
    const text = [...hashes].reduce((all, [own, altered]) => all.replaceAll(own, altered), lines.join('\n'))
    await route.continue({ postData: gzipSync(text) })
  })
}
