/**
 * The built PWA. Files with a hash in their name never change; everything else is asked for anew. A path that is no file
 * is a screen of the app.
 */
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'

const hashed = /^\/(assets|workers)\//

function cacheHeaders(c: Context): void {
  c.header('cache-control', hashed.test(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache')
}

export function staticFiles(clientDir: string): Hono {
  const root = path.relative(process.cwd(), path.resolve(clientDir)) || '.'
  const files = new Hono()
  files.use(compress())
  files.use('*', serveStatic({ root, onFound: (_file, c) => cacheHeaders(c) }))
  // a file that is gone (an old build's chunk) is not a screen
  files.get('/assets/*', (c) => c.notFound())
  files.get('/workers/*', (c) => c.notFound())
  files.get(
    '*',
    serveStatic({ root, path: 'index.html', onFound: (_file, c) => c.header('cache-control', 'no-cache') }),
  )
  return files
}
