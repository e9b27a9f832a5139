/** A wire that counts what goes over it, in bytes of TCP payload: heads and bodies, as they travel. */
import { once } from 'node:events'
import net from 'node:net'

export interface Meter {
  readonly origin: string
  /** Since it was asked last. */
  read(): { readonly up: number; readonly down: number }
  close(): void
}

export async function startMeter(port: number): Promise<Meter> {
  let counted = { up: 0, down: 0 }
  const sockets = new Set<net.Socket>()
  const server = net.createServer((tablet) => {
    const centre = net.connect(port, '127.0.0.1')
    for (const socket of [tablet, centre]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    tablet.on('data', (chunk) => {
      counted.up += chunk.length
    })
    centre.on('data', (chunk) => {
      counted.down += chunk.length
    })
    tablet.pipe(centre)
    centre.pipe(tablet)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the meter has no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    read: () => {
      const last = counted
      counted = { up: 0, down: 0 }
      return last
    },
    close: () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
