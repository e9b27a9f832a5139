/**
 * What the browser may do with our pages: nothing from elsewhere, no inline or evaluated script. The component library
 * sets styles inline. Workers have a policy of their own: WebAssembly (Argon2id) runs only there.
 */
import type { Context, MiddlewareHandler } from 'hono'

const policy = (entries: Readonly<Record<string, string>>): string =>
  Object.entries(entries)
    .map(([name, value]) => `${name} ${value}`)
    .join('; ')

export const pagePolicy = policy({
  'default-src': "'none'",
  'script-src': "'self'",
  'worker-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'font-src': "'self'",
  'img-src': "'self' data: blob:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
})
export const workerPolicy = policy({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
})

export function securityHeaders(trustProxy: boolean): MiddlewareHandler {
  return async (c: Context, next) => {
    await next()
    // set on the response itself: `c.header` would build it anew around a stream of its body
    const { headers } = c.res
    headers.set('content-security-policy', c.req.path.startsWith('/workers/') ? workerPolicy : pagePolicy)
    headers.set('x-content-type-options', 'nosniff')
    headers.set('referrer-policy', 'no-referrer')
    headers.set('cross-origin-opener-policy', 'same-origin')
    headers.set('cross-origin-resource-policy', 'same-origin')
    headers.set('permissions-policy', 'geolocation=(), microphone=(), payment=()')
    // the last one is the word of our own proxy
    const protocol = c.req.header('x-forwarded-proto')?.split(',').at(-1)?.trim()
    if (trustProxy && protocol === 'https') {
      headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
    }
  }
}
