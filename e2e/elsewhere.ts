/** What the pages of a journey asked of another origin than their own: nobody's map, font or count is ever fetched. */
import type { BrowserContext } from '@playwright/test'

const asked: string[] = []

/** Names of this machine: a tablet's app lies behind a port of its own. */
const hosts = ['127.0.0.1', 'localhost']

/** From the opening of the browser on, what its service worker asks for as well. */
export function watchElsewhere(context: BrowserContext, port: number): void {
  const own = hosts.map((host) => `http://${host}:${port}`)
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^(http|ws)s?:$/.test(protocol) && !own.includes(origin)) asked.push(request.url())
  })
}

/** Since it was asked before. */
export const takeElsewhere = (): readonly string[] => asked.splice(0)
