/** Reads a commune's feed to its end, from where the tablet stands. A cut loses nothing: the next read goes on there. */
import { findMark, getDevice, getFeed } from '#client/store/meta.ts'
import { takePage } from '#client/store/take-page.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { done, type Step, type SyncContext, stepFromReply } from './sync-context.ts'

export interface ReadProgress {
  readonly done: number
  readonly total: number
}

export async function pullFeed(
  context: SyncContext,
  commune: CommuneCode,
  progressed: (progress: ReadProgress) => void,
): Promise<Step> {
  const { meta } = context.store.database
  let read = 0
  for (;;) {
    const { scope, life } = await getDevice(meta)
    if (!scope.includes(commune)) return done
    const { cursor } = await getFeed(meta, commune)
    // also at the first page: an answer may have told of what this centre does not have
    const mark = (await findMark(meta, commune)) ?? null
    const reply = await context.network.getFeed(context.token, commune, { cursor, mark })
    if (reply.kind !== 'answer') return stepFromReply(reply)
    const page = reply.value
    if (page.commune !== commune) return { kind: 'unreadable' }
    const taken = await takePage(context.store, { page, text: reply.text, life })
    if (taken === 'other-epoch') return { kind: 'other-epoch' }
    if (taken === 'stale') continue
    await context.written()
    if (taken === 'afresh') {
      read = 0
      continue
    }
    if (!page.more) return done
    if (page.next <= page.from) return { kind: 'unreadable' }
    read += page.rows.household.id.length + page.rows.resident.id.length
    progressed({ done: read, total: read + page.left })
  }
}
