import { gunzipSync, gzipSync } from 'node:zlib'
import type { Device } from './device.ts'

/** A client that sends letters where digits belong: what it has typed is altered on its way out. */
export async function alter({ context }: Device, typed: string, sent: string): Promise<void> {
  await context.route('**/api/batches', async (route) => {
    const body = gunzipSync(route.request().postDataBuffer() ?? Buffer.alloc(0)).toString('utf8')
    await route.continue({ postData: gzipSync(body.replaceAll(typed, sent)) })
  })
}
