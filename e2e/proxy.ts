/**
 * The network between one browser and the centre: a TCP proxy that can be cut. Promises: while cut nothing passes, also
 * of connections that were open; it keeps its port for as long as it lives, since the port is the app's origin.
 */
import net from 'node:net'

/** What a bad network does with a tablet's connection; `dial` opens one to the centre. */
export type Fault = (tablet: net.Socket, dial: () => net.Socket) => void

export interface NetworkProxy {
  readonly port: number
  /** Of the app as the tablet sees it. */
  readonly origin: string
  /** Kills every connection and resets new ones, as a network that is not there. */
  cut(): void
  /** Nothing passes and nothing breaks: whoever asks waits, and is answered after `restore`. */
  stall(): void
  restore(): void
  /** From now on every connection is treated so, until `restore`; those that are open end. */
  suffer(fault: Fault): void
  /** The next connection is led to another centre; those that are open end. */
  leadTo(target: number): void
  /**
   * Lets the next request that contains `request` through and kills its connection when the answer's head has passed:
   * the centre has done its work, the tablet does not learn of it. Resolves when that has happened.
   */
  dropNextAnswer(request: string): Promise<void>
  /** Resolves when the next request that begins with `start` arrives; rejects when none comes in a minute. */
  nextRequest(start: string): Promise<void>
  /** Cuts the network after so many more bytes of answers. Resolves when that has happened. */
  cutAfter(bytes: number): Promise<void>
  /** What was asked for and let through, in order, such as `POST /api/batches`. */
  readonly requests: readonly string[]
  close(): Promise<void>
}

interface Drop {
  readonly request: string
  readonly done: () => void
}
interface Watch {
  readonly start: string
  readonly seen: () => void
}
interface Allowance {
  left: number
  readonly done: () => void
}
interface State {
  target: number
  isCut: boolean
  fault: Fault | undefined
  isStalled: boolean
  readonly sockets: Set<net.Socket>
  readonly drops: Drop[]
  readonly requests: string[]
  watches: readonly Watch[]
  allowance: Allowance | undefined
}

const patienceMs = 60_000
const requestLine = /^(?:GET|POST|PUT|DELETE|HEAD) \S+/
const endOfHead = '\r\n\r\n'

function cut(state: State): void {
  state.isCut = true
  for (const socket of state.sockets) socket.resetAndDestroy()
}

function tellWatches(state: State, line: string): void {
  state.requests.push(line)
  for (const { start, seen } of state.watches) if (line.startsWith(start)) seen()
  state.watches = state.watches.filter(({ start }) => !line.startsWith(start))
}

/** A request begins a chunk: browsers do not send the next before the answer to the last. */
function noteRequest(state: State, chunk: Buffer): Drop | undefined {
  const head = chunk.toString('latin1', 0, 4096)
  const line = requestLine.exec(head)?.[0]
  if (line !== undefined) tellWatches(state, line)
  const at = line === undefined ? -1 : state.drops.findIndex(({ request }) => head.includes(request))
  return at < 0 ? undefined : state.drops.splice(at, 1)[0]
}

function passAnswer(state: State, chunk: Buffer, tablet: net.Socket): void {
  const { allowance } = state
  if (allowance === undefined || chunk.length <= allowance.left) {
    if (allowance !== undefined) allowance.left -= chunk.length
    tablet.write(chunk)
    return
  }
  state.allowance = undefined
  tablet.write(chunk.subarray(0, allowance.left), () => {
    cut(state)
    allowance.done()
  })
}

function dropAnswer(drop: Drop, chunk: Buffer, tablet: net.Socket, centre: net.Socket): void {
  const end = chunk.indexOf(endOfHead)
  centre.removeAllListeners('data')
  // The head passes: without it a browser sends the request again by itself, and the tablet would be spared.
  tablet.write(chunk.subarray(0, end < 0 ? chunk.length : end + endOfHead.length), () => {
    tablet.destroy()
    centre.destroy()
    drop.done()
  })
}

function keep(state: State, socket: net.Socket): net.Socket {
  state.sockets.add(socket)
  if (state.isStalled) socket.pause()
  socket.setNoDelay(true)
  socket.on('error', () => socket.destroy())
  socket.on('close', () => state.sockets.delete(socket))
  return socket
}

function endTogether(...sockets: readonly net.Socket[]): void {
  for (const socket of sockets)
    socket.on('close', () => {
      for (const other of sockets) other.destroy()
    })
}

const dial = (state: State): net.Socket => keep(state, net.connect(state.target, '127.0.0.1'))

function connect(state: State, tablet: net.Socket): void {
  if (state.isCut) {
    tablet.resetAndDestroy()
    return
  }
  keep(state, tablet)
  if (state.fault === undefined) {
    join(state, tablet)
    return
  }
  tablet.on('data', (chunk: Buffer) => void noteRequest(state, chunk))
  state.fault(tablet, () => {
    const centre = dial(state)
    endTogether(tablet, centre)
    return centre
  })
}

function join(state: State, tablet: net.Socket): void {
  const centre = dial(state)
  let drop: Drop | undefined
  endTogether(tablet, centre)
  tablet.on('data', (chunk: Buffer) => {
    drop = noteRequest(state, chunk) ?? drop
    centre.write(chunk)
  })
  centre.on('data', (chunk: Buffer) => {
    if (drop === undefined) passAnswer(state, chunk, tablet)
    else dropAnswer(drop, chunk, tablet, centre)
  })
  tablet.on('end', () => centre.end())
  centre.on('end', () => tablet.end())
}

const listening = (server: net.Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the proxy has no port'))
      else resolve(address.port)
    })
  })

/** @param target the centre's port on this machine */
export async function startProxy(target: number): Promise<NetworkProxy> {
  const state: State = {
    target,
    isCut: false,
    fault: undefined,
    isStalled: false,
    sockets: new Set(),
    drops: [],
    requests: [],
    watches: [],
    allowance: undefined,
  }
  const server = net.createServer((socket) => connect(state, socket))
  const port = await listening(server)
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    cut: () => cut(state),
    stall: () => {
      state.isStalled = true
      for (const socket of state.sockets) socket.pause()
    },
    restore: () => {
      state.isCut = false
      state.isStalled = false
      for (const socket of state.sockets) socket.resume()
      if (state.fault === undefined) return
      state.fault = undefined
      for (const socket of state.sockets) socket.destroy()
    },
    suffer: (fault) => {
      state.fault = fault
      for (const socket of state.sockets) socket.destroy()
    },
    leadTo: (next) => {
      state.target = next
      for (const socket of state.sockets) socket.destroy()
    },
    dropNextAnswer: (request) =>
      new Promise((resolve) => {
        state.drops.push({ request, done: resolve })
      }),
    nextRequest: (start) => {
      const asked = new Promise<void>((resolve, reject) => {
        const tooLate = setTimeout(() => reject(new Error(`nobody asked for ${start}`)), patienceMs)
        const seen = (): void => {
          clearTimeout(tooLate)
          resolve()
        }
        state.watches = [...state.watches, { start, seen }]
      })
      // Who had no time to wait for it has failed with something else.
      asked.catch(() => undefined)
      return asked
    },
    cutAfter: (bytes) =>
      new Promise((resolve) => {
        state.allowance = { left: bytes, done: resolve }
      }),
    requests: state.requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of state.sockets) socket.destroy()
      }),
  }
}
