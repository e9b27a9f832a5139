/** The networks that officers really have, as what they do to a connection between tablet and centre. */
import type net from 'node:net'
import { Transform } from 'node:stream'
import type { Fault } from './proxy.ts'

const page = (title: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`

function respond(status: string, body: string, headers: readonly string[] = []): string {
  const length = Buffer.byteLength(body)
  const head = [`HTTP/1.1 ${status}`, 'content-type: text/html; charset=utf-8', `content-length: ${length}`]
  return [...head, ...headers, 'connection: close', '', body].join('\r\n')
}

/** Somebody else answers, whatever was asked. */
const answersItself =
  (response: string): Fault =>
  (tablet) => {
    tablet.once('data', () => tablet.end(response))
  }

/** Resets at the first word, so that it is known what was asked for. */
const resets: Fault = (tablet) => void tablet.once('data', () => tablet.resetAndDestroy())
/** Takes everything and says nothing. */
const stalls: Fault = (tablet) => void tablet.resume()

/** Passes everything so much later, in its order. */
const lateBy = (ms: number): Transform =>
  new Transform({
    transform(chunk, _, done) {
      setTimeout(() => this.push(chunk), ms)
      done()
    },
    flush: (done) => void setTimeout(done, ms),
  })

/** A tenth of a second's worth at a time. */
const atRate = (bytesPerSecond: number): Transform =>
  new Transform({
    transform(chunk: Buffer, _, done) {
      const most = Math.ceil(bytesPerSecond / 10)
      const pass = (from: number): void => {
        if (from >= chunk.length) {
          done()
          return
        }
        const part = chunk.subarray(from, from + most)
        this.push(part)
        setTimeout(() => pass(from + most), (part.length / bytesPerSecond) * 1000)
      }
      pass(0)
    },
  })

const endOfHead = '\r\n\r\n'

const headers = /\r\n(?:content-length|transfer-encoding|connection|keep-alive):[^\r]*/gi

/** Half of an answer, which looks whole: its length is not said, and its end, if it comes, is the end of the connection. */
function halfOf(ends: boolean): Transform {
  let left: number | undefined
  return new Transform({
    transform(chunk: Buffer, _, done) {
      let body = chunk
      if (left === undefined) {
        const end = chunk.indexOf(endOfHead)
        const head = chunk.toString('latin1', 0, end)
        body = chunk.subarray(end + endOfHead.length)
        left = Math.floor(Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? body.length) / 2)
        this.push(`${head.replaceAll(headers, '')}\r\nconnection: close${endOfHead}`, 'latin1')
      }
      const isLast = left >= 0 && left <= body.length
      if (left > 0) this.push(body.subarray(0, left))
      left -= body.length + (isLast ? 1 : 0)
      if (isLast && ends) this.push(null)
      done()
    },
  })
}

function through(up: () => Transform, down: () => Transform): Fault {
  return (tablet, dial) => {
    const centre: net.Socket = dial()
    tablet.pipe(up()).pipe(centre)
    centre.pipe(down()).pipe(tablet)
  }
}

const asItIs = (): Transform => new Transform({ transform: (chunk, _, done) => done(null, chunk) })

/** Nothing comes through. */
export const deadNetworks: Readonly<Record<string, Fault>> = {
  'a cut network': resets,
  'a network that stalls': stalls,
  'answers that end half way': through(asItIs, () => halfOf(true)),
  'answers that stop half way': through(asItIs, () => halfOf(false)),
  'a proxy that says 502 in HTML': answersItself(respond('502 Bad Gateway', page('502 Bad Gateway'))),
  'a captive portal': answersItself(respond('200 OK', page('Đăng nhập Wi-Fi miễn phí'))),
  'a captive portal that leads away': answersItself(
    respond('302 Found', page('Found'), ['location: http://127.0.0.1:9/dang-nhap']),
  ),
  'a gateway’s sign-in page': answersItself(
    respond('401 Unauthorized', page('Đăng nhập'), ['www-authenticate: Basic realm="gateway"']),
  ),
  'a network that wants a sign-in': answersItself(
    respond('511 Network Authentication Required', page('Network Authentication Required')),
  ),
}

/** Slow, and good enough: everything comes through. */
export const slowNetworks: Readonly<Record<string, Fault>> = {
  'a delay of 600 ms': through(asItIs, () => lateBy(600)),
  'a network of 20 kB/s': through(
    () => atRate(20_000),
    () => atRate(20_000),
  ),
}
