/** `/api/docs/`: the description of the API as a page. Its script and style come with npm and are served by us. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag } from 'hono/etag'

const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Dân Cư: API</title>
  <link rel="icon" href="favicon-32x32.png">
  <link rel="stylesheet" href="swagger-ui.css">
  <div id="api"></div>
  <script src="swagger-ui-bundle.js"></script>
  <script src="show.js"></script>
</html>
`
/**
 * It shows and sends nothing: whoever reads it may be signed in. Without `validatorUrl` it would ask another host whether
 * the description is sound.
 */
const script = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  validatorUrl: null,
  supportedSubmitMethods: [],
  docExpansion: 'list',
  deepLinking: true,
})
`
const texts = new Map([
  ['index.html', page],
  ['show.js', script],
])
const files = new Set(['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png'])
const types = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.png', 'image/png'],
])
const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))

async function find(name: string): Promise<string | Uint8Array<ArrayBuffer> | undefined> {
  return (
    texts.get(name) ?? (files.has(name) ? new Uint8Array(await readFile(path.join(folder, name))) : undefined)
  )
}

async function answer(c: Context, name: string): Promise<Response> {
  const body = await find(name)
  const type = types.get(path.extname(name))
  if (body === undefined || type === undefined) return c.notFound()
  return c.body(body, 200, { 'content-type': type, 'cache-control': 'no-cache' })
}

export function docsPage(): Hono {
  const docs = new Hono()
  docs.use('/api/docs/*', compress(), etag())
  // what the page names lies beside it, so the slash matters
  docs.get('/api/docs', (c) => c.redirect('/api/docs/'))
  docs.get('/api/docs/', (c) => answer(c, 'index.html'))
  docs.get('/api/docs/:name', (c) => answer(c, c.req.param('name')))
  return docs
}
