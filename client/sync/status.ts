/** What the sync is doing and what a person must know of it. */
import type { SoftenedIn } from '#shared/checks/softening.ts'

export interface SyncStatus {
  /** `elsewhere`: asked for by hand while another tab is at it; goes on by itself when that one is done. */
  readonly phase: 'idle' | 'sending' | 'reading' | 'waiting-to-retry' | 'elsewhere'
  readonly online: boolean
  /** Groups without a receipt. */
  readonly waiting: number
  readonly held: number
  readonly conflicts: number
  /** Groups that were received, ever, on this tablet. */
  readonly received: number
  /** ISO; `null` before the first contact. */
  readonly lastContact: string | null
  /** ISO of the next try, when `waiting-to-retry`. */
  readonly nextTry: string | null
  /** ISO of when the tablet next syncs by itself, where the centre lets it do so once a day. */
  readonly turn: string | null
  /** Of a read that takes more than a page: records taken and all that are to come. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** Some commune was never read to its end: what is shown is not all there is. */
  readonly incomplete: boolean
  /** The officer may approve forms, as the centre last said. */
  readonly approves: boolean
  /** Rules that are softened in the officer's communes, as the centre last said; the same list until it says else. */
  readonly softened: readonly SoftenedIn[]
  /** The browser had thrown the database away: what the journal gave back. `null` when that is not so, or was read. */
  readonly restored: { readonly at: string; readonly saves: number; readonly waiting: number } | null
  /** What a person must know: the centre was restored, the token was revoked, no commune is left, storage is low or full. */
  readonly notices: readonly SyncNotice[]
}
export type SyncNotice =
  | 'replaying'
  | 'revoked'
  | 'no-commune'
  | 'update-needed'
  | 'storage-full'
  | 'storage-low'
  | 'storage-not-persistent'
