/** A plain TCP balancer: one node after the other, those that refuse left out. It knows nothing of what passes. */
import { once } from 'node:events'
import net from 'node:net'

export interface Balancer {
  readonly port: number
  /** How many connections each node was given. */
  readonly given: readonly number[]
  close(): Promise<void>
}

export async function startBalancer(ports: readonly number[]): Promise<Balancer> {
  const given = ports.map(() => 0)
  const sockets = new Set<net.Socket>()
  let turn = 0
  const keep = (socket: net.Socket): net.Socket => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    return socket
  }
  const lead = (tablet: net.Socket, first: number, tried: number): void => {
    const place = (first + tried) % ports.length
    const port = ports[place]
    if (port === undefined || tried === ports.length) {
      tablet.destroy()
      return
    }
    const node = keep(net.connect(port, '127.0.0.1'))
    const refused = (): void => lead(tablet, first, tried + 1)
    node.once('error', refused)
    node.once('connect', () => {
      node.off('error', refused)
      given[place] = (given[place] ?? 0) + 1
      join(tablet, node)
    })
  }
  const server = net.createServer({ pauseOnConnect: true }, (tablet) => {
    turn += 1
    lead(keep(tablet), turn, 0)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the balancer has no port')
  return {
    port: address.port,
    given,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}

function join(one: net.Socket, other: net.Socket): void {
  one.on('close', () => other.destroy())
  other.on('close', () => one.destroy())
  one.pipe(other)
  other.pipe(one)
  one.resume()
}
