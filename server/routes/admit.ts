/** Lets a request in to its work, or answers 503 at once with a time at which to come again. */
import type { Context, MiddlewareHandler } from 'hono'
import type { Lane } from '#server/admission/admission.ts'
import { type AppDeps, addressOf } from './context.ts'
import { ProblemError } from './problem-answer.ts'

interface Ask {
  readonly lane: Lane
  /** Whose turn it is. */
  readonly key: string
}

export async function admit<T>(
  { admission }: Pick<AppDeps, 'admission'>,
  { lane, key }: Ask,
  work: () => Promise<T>,
): Promise<T> {
  if (admission === undefined) return work()
  const passage = await admission.run(lane, key, work)
  if (passage.kind === 'busy') throw new ProblemError('unavailable', passage.retryAfter)
  return passage.value
}

/** What cannot wait, and what lets itself in once it knows the commune. */
const open = /^\/api\/(health|openapi\.json|docs(\/.*)?|batches|feed\/.*)$/
const ofTablets = /^\/api\/(state|recovery-uses)$/
/** Where a password or a code is looked at. */
const signIn = /^(POST \/api\/(sign-in|second-factor|password|devices))$/

function askOf(deps: AppDeps, c: Context): Ask {
  const { path, method } = c.req
  // a campaign's receipts are read for it: it waits behind what tablets cannot do without
  if (path === '/api/ledger') return { lane: 'long-read', key: c.req.header('authorization') ?? '' }
  if (ofTablets.test(path)) return { lane: 'read', key: c.req.header('authorization') ?? '' }
  if (signIn.test(`${method} ${path}`)) return { lane: 'sign-in', key: addressOf(deps, c) }
  return { lane: 'desk', key: c.req.header('cookie') ?? '' }
}

export const admitted =
  (deps: AppDeps): MiddlewareHandler =>
  async (c, next) => {
    if (open.test(c.req.path)) await next()
    else await admit(deps, askOf(deps, c), next)
  }
