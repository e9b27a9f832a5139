/**
 * A tablet whose data key is in memory: it syncs, and while the screen is open it has a book. Locking drops every
 * decrypted row and keeps the sync.
 */
import { compactPages } from '#client/store/compact.ts'
import type { StoreContext } from '#client/store/context.ts'
import type { TabletDatabase } from '#client/store/database.ts'
import { createDrafts } from '#client/store/drafts.ts'
import { createLedger, type Ledger, viewLedger } from '#client/store/ledger.ts'
import { findDevice, putDevice, strangeDevice } from '#client/store/meta.ts'
import { oneAtATime } from '#client/store/one-at-a-time.ts'
import { type OpenBook, openBook } from '#client/store/open-book.ts'
import { openJournal } from '#client/store/open-journal.ts'
import { acknowledge, listOutbox } from '#client/store/outbox.ts'
import { saveRecords, settleConflict } from '#client/store/record-change.ts'
import { noteRestored } from '#client/store/restore-from-journal.ts'
import { noteSettlement } from '#client/store/settlements.ts'
import { undoEvent } from '#client/store/undo-event.ts'
import { createSync, type Sync } from '#client/sync/sync-loop.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import type { DeviceId } from '#shared/ids.ts'
import type { Identity } from './identity.ts'
import type { TabletPorts } from './ports.ts'
import type { OpenTablet, SaveResult } from './tablet.ts'

export interface Session {
  readonly identity: Identity
  readonly sync: Sync
  readonly sealer: Sealer
  /** Reads the book and shows it. */
  openBook(): Promise<OpenTablet>
  /** Drops all decrypted rows. */
  dropBook(): void
  end(): void
}

export interface SessionInput {
  readonly ports: TabletPorts
  readonly store: StoreContext
  readonly identity: Identity
  readonly deviceId: DeviceId
}

/**
 * Database and journal, each made good from the other where the browser has wiped one. A tablet whose database was lost
 * knows neither epoch nor scope until the centre says them.
 */
export async function openStore(
  { clock, ids, tabs, journal }: Pick<TabletPorts, 'clock' | 'ids' | 'tabs' | 'journal'>,
  database: TabletDatabase,
  sealer: Sealer,
): Promise<StoreContext> {
  const { meta } = database
  const store = await openJournal({ database, sealer, clock, ids, tabs }, journal)
  if ((await findDevice(meta)) === undefined) await putDevice(meta, strangeDevice)
  return store
}

export function startSession({ ports, store, identity, deviceId }: SessionInput): Session {
  const { tabs } = ports
  const ledger = createLedger(store, ports.sha256)
  let book: OpenBook | undefined
  const follow = async (): Promise<void> => {
    await book?.refresh()
    await sync.refreshStatus()
  }
  const sync = createSync({
    context: {
      store,
      ledger,
      network: ports.network,
      gzip: ports.gzip,
      deviceId,
      token: identity.token,
      appVersion: ports.appVersion,
      written: follow,
    },
    locks: ports.locks,
    connection: ports.connection,
    disk: ports.disk,
    conflicts: () => book?.memory.countConflicts() ?? sync.status.get().conflicts,
    unreadable: () => book?.unreadable() ?? 0,
  })
  const stopListening = tabs.listen(() => {
    follow().catch(() => undefined)
  })
  let started = false
  return {
    identity,
    sync,
    sealer: store.sealer,
    openBook: async () => {
      await compactPages(store)
      const opened = await openBook(store, {
        username: identity.officer.username,
        since: identity.enrolledAt,
      })
      book = opened
      sync.refreshStatus().catch(() => undefined)
      // Not before: a sync and a book that is being read keep each other waiting.
      if (!started) sync.start()
      started = true
      warmSearch(ports, opened, () => book === opened)
      // Who fails here fails at the save, and is told there.
      store.journal.warm().catch(() => undefined)
      return openTabletFrom(
        { store, ledger, identity, deviceId, sync, follow },
        opened,
        () => book === opened,
      )
    },
    dropBook: () => {
      book = undefined
    },
    end: () => {
      book = undefined
      stopListening()
      sync.stop()
      store.journal.close()
    },
  }
}

interface Parts {
  readonly store: StoreContext
  readonly ledger: Ledger
  readonly identity: Identity
  readonly deviceId: DeviceId
  readonly sync: Sync
  follow(): Promise<void>
}

const locked: SaveResult = { kind: 'refused', why: 'locked' }

function openTabletFrom(
  { store, ledger, identity, deviceId, sync, follow }: Parts,
  book: OpenBook,
  isOpen: () => boolean,
): OpenTablet {
  const drafts = createDrafts(store, () => {
    follow().catch(() => undefined)
  })
  const serial = oneAtATime()
  const written = async (save: () => Promise<SaveResult>): Promise<SaveResult> => {
    if (!isOpen()) return locked
    const result = await serial(save).catch((error): SaveResult => {
      const why = store.database.whyFailed(error)
      if (why === 'broken') throw error
      return { kind: 'failed', why }
    })
    if (result.kind !== 'saved') {
      // a full disk is announced at once
      sync.refreshStatus().catch(() => undefined)
      return result
    }
    // "Saved" and the count of what waits are seen together; the rest is counted without keeping the officer.
    sync.syncSoon(book.memory.countWaiting())
    store.clock.after(0, () => {
      sync.refreshStatus().catch(() => undefined)
    })
    return result
  }
  const desk = { context: store, book }
  /** As they stand at the call. A failure of it is told by the save that waits for it. */
  const standing = (ids: readonly (string | undefined)[]) => {
    const found = drafts.standing(ids.flatMap((id) => id ?? []))
    found.catch(() => undefined)
    return found
  }
  return {
    officer: identity.officer,
    deviceId,
    book: book.live,
    sync: sync.status,
    newRecordId: () => store.ids.record(),
    save: (household, edits, commune) => {
      const ending = standing(edits.map(({ id }) => id))
      return written(() => saveRecords(desk, { household, edits, commune, drafts: ending }))
    },
    saveBeside: (household, edits, draft) => {
      const removed = edits.filter(({ kind }) => kind === 'remove').map(({ id }) => id)
      const ending = standing([...removed, draft])
      return written(() => saveRecords(desk, { household, edits, drafts: ending }))
    },
    tellEvent: (household, edits, { draft, ...event }) => {
      const ending = standing([draft])
      return written(() => saveRecords(desk, { household, edits, event, drafts: ending }))
    },
    undoEvent: (groupId) => written(() => undoEvent(desk, groupId)),
    settle: (conflict, chosen) => written(() => settleConflict(desk, conflict, chosen)),
    findDraft: async (id) => {
      const draft = await drafts.find(id)
      return draft === undefined || draft.type === 'telling' ? undefined : draft
    },
    keepDraft: async (draft) => {
      sync.letType()
      const kept = await drafts.keep(draft)
      if (kept === 'full') sync.refreshStatus().catch(() => undefined)
      return kept
    },
    dropDraft: (id) => drafts.drop(id),
    drafts: () => drafts.list(),
    outbox: () => listOutbox(store),
    ledger: () => viewLedger(store, ledger),
    acknowledge: async (groupId) => {
      await acknowledge(store, groupId)
      await follow()
    },
    noteSettlement: async (flagId) => {
      await noteSettlement(store, flagId)
      await follow()
    },
    noteRestored: async () => {
      await noteRestored(store)
      await follow()
    },
    syncNow: () => sync.syncNow(),
  }
}

/** A few texts at a time, so that no frame is late, and not before the list has been drawn. */
function warmSearch(
  { clock }: Pick<TabletPorts, 'clock'>,
  book: OpenBook,
  isOpen: () => boolean,
  wait = 300,
): void {
  clock.after(wait, () => {
    if (isOpen() && !book.memory.warmSearch(60)) warmSearch({ clock }, book, isOpen, 5)
  })
}
