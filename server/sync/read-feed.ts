/** A commune's rows by `seq`, a page at a time, each page from one snapshot; and what a device may see at all. */
import { DatabaseUnavailable } from '#server/store/query.ts'
import type { FeedRead } from '#server/store/read-feed.ts'
import { hashOfToken } from '#server/store/token-hash.ts'
import type { ProblemCode } from '#shared/api/problem.ts'
import type { CommuneCode, Epoch } from '#shared/ids.ts'
import type { Mark } from '#shared/sync/batch.ts'
import { type FeedPage, noRows } from '#shared/sync/feed.ts'
import type { Centre } from './centre.ts'

export interface FeedAsk {
  readonly token: string
  readonly commune: CommuneCode
  readonly cursor: number
  /** The newest that the device was told. */
  readonly mark?: Mark | null
  readonly limit?: number
}

export type FeedOutcome =
  | { readonly kind: 'page'; readonly page: FeedPage }
  | { readonly kind: 'problem'; readonly code: ProblemCode }

const rowsOfPage = 2_000

/** Never tells whether a commune outside the device's scope exists. */
export async function readFeed(centre: Centre, ask: FeedAsk): Promise<FeedOutcome> {
  try {
    const { token, commune, cursor, mark = null, limit = rowsOfPage } = ask
    const tokenHash = hashOfToken(token)
    const read = await centre.store.readFeedPage({ tokenHash, commune, cursor, mark, limit })
    if (read === 'unknown-device') return { kind: 'problem', code: 'unknown-device' }
    if (read === 'out-of-scope') return { kind: 'problem', code: 'not-allowed' }
    return { kind: 'page', page: pageFrom(ask, read) }
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return { kind: 'problem', code: 'unavailable' }
    throw error
  }
}

function pageFrom({ commune, cursor }: FeedAsk, read: FeedRead): FeedPage {
  const ofAnotherLife = cursor > read.seq || !read.markKnown
  if (ofAnotherLife) return { ...emptyPage(commune, cursor, read), otherEpoch: true }
  return {
    ...emptyPage(commune, cursor, read),
    mark: read.chain === null ? null : { seq: read.seq, hash: read.chain },
    next: read.next,
    rows: read.rows,
    flags: [...read.flags],
    more: read.more,
    left: read.left,
  }
}

const emptyPage = (commune: CommuneCode, cursor: number, read: FeedRead): FeedPage => ({
  epoch: read.epoch,
  mark: null,
  scope: [...read.scope],
  commune,
  from: cursor,
  next: cursor,
  rows: noRows,
  flags: [],
  more: false,
  prunedBelow: read.prunedBelow,
  left: 0,
})

export interface DeviceState {
  readonly epoch: Epoch
  readonly scope: readonly CommuneCode[]
  /** The device was revoked or its account disabled: its scope is empty. */
  readonly revoked: boolean
}

/** Also for a tablet without any commune. `undefined` when no device has the token. */
export async function readState(
  centre: Centre,
  { token }: { readonly token: string },
): Promise<DeviceState | undefined> {
  const state = await centre.store.readDeviceState(hashOfToken(token))
  return state === undefined ? undefined : { epoch: state.epoch, scope: state.scope, revoked: !state.live }
}
