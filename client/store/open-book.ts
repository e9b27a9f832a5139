/**
 * The book of an open tablet, kept level with the database. Promise: the memory is only ever filled from what was
 * committed, by revision, so that two tabs, a save and a running sync never disagree for longer than a refresh.
 */
import { type CommuneCode, communeCode, type Epoch, type GroupId } from '#shared/ids.ts'
import { areasVersion, readAreas } from './areas.ts'
import { BookMemory } from './book-memory.ts'
import type { StoreContext } from './context.ts'
import type { StoredGroup, StoredPage } from './database.ts'
import { findGroupContent, liveStates, type OutboxGroup } from './groups.ts'
import { type Changing, createChanging } from './live.ts'
import { type DeviceMeta, getDevice, getRevision, lifeOfRows, listPresent, strangeDevice } from './meta.ts'
import { oneAtATime } from './one-at-a-time.ts'
import { findPageContent } from './page-content.ts'
import { listNoted } from './settlements.ts'
import type { Book, Owner } from './views.ts'

export interface OpenBook {
  readonly live: Changing<Book>
  readonly memory: BookMemory
  /** The revision of the database that the memory shows. */
  revision(): number
  /** Of the centre's rows at that revision. */
  epoch(): Epoch
  /** The life of the centre that a commune's rows belong to, at that revision. */
  life(commune: CommuneCode): number
  /** Takes what was committed since; nothing when `least` is taken already by the time its turn comes. */
  refresh(least?: number): Promise<void>
  /** Takes a save that was committed: it need not be read again, unless something else was committed before it. */
  takeSaved(saved: SavedRows): Promise<void>
  /** Stored pages, rows or groups that did not open or parse: they are kept, and not shown. */
  unreadable(): number
}

/** What a save has committed. */
export interface SavedRows {
  /** Of the database, with the save. */
  readonly revision: number
  /** As it stands now; itself nothing when it was dropped. */
  readonly group: { readonly groupId: GroupId; readonly group: OutboxGroup | undefined } | undefined
  /** Drafts that ended with it, by id. */
  readonly ended: readonly string[]
}

interface Fresh {
  readonly revision: number
  readonly device: DeviceMeta
  readonly scope: readonly CommuneCode[]
  readonly communes: readonly CommuneCode[]
  readonly pages: readonly StoredPage[]
  readonly groups: readonly StoredGroup[]
  readonly drafts: readonly string[]
  readonly noted: readonly string[]
  readonly areas: number
}

export async function openBook(context: StoreContext, owner: Owner): Promise<OpenBook> {
  const { database, sealer } = context
  let areas = { version: await areasVersion(database), names: await readAreas(database, sealer) }
  const memory = new BookMemory(owner, areas.names, [])
  const serial = oneAtATime()
  const live = createChanging<Book>(memory.snapshot())
  const communes = new Map<CommuneCode, number>()
  let revision = -1
  let lastPage = 0
  let device = strangeDevice
  let drafts: readonly string[] = []
  /** By commune, so that what left the tablet is no longer counted. */
  const unreadRows = new Map<string, number>()
  const unreadGroups = new Set<string>()

  const takePages = async (pages: readonly StoredPage[]): Promise<void> => {
    for (const page of pages) {
      lastPage = Math.max(lastPage, page.key ?? 0)
      const content = await openPage(context, page)
      const unread = content === undefined ? page.count : content.unreadable
      unreadRows.set(page.commune, (unreadRows.get(page.commune) ?? 0) + unread)
      if (content !== undefined) memory.takePage(communeCode(page.commune), content)
    }
  }
  const takeGroups = async (groups: readonly StoredGroup[]): Promise<void> => {
    for (const stored of groups) {
      const shown = liveStates.includes(stored.state)
      const group = shown ? await findGroupContent(sealer, stored) : undefined
      if (shown && group === undefined) unreadGroups.add(stored.groupId)
      else unreadGroups.delete(stored.groupId)
      memory.takeGroup(stored.groupId, group)
    }
  }
  /** What left the tablet, and what was read in another life of the centre than the rows that are here now. */
  const dropCommunes = (present: readonly CommuneCode[], now: DeviceMeta): void => {
    for (const [commune, life] of communes) {
      if (present.includes(commune) && lifeOfRows(now, commune) === life) continue
      memory.dropCommune(commune)
      unreadRows.delete(commune)
    }
    communes.clear()
    for (const commune of present) communes.set(commune, lifeOfRows(now, commune))
    memory.takeLives(new Map(communes))
  }
  const refresh = async (): Promise<void> => {
    const fresh = await readFresh(context, revision, lastPage)
    const before = memory.version
    dropCommunes(fresh.communes, fresh.device)
    await takePages(fresh.pages)
    await takeGroups(fresh.groups)
    drafts = fresh.drafts
    memory.takeDrafts(new Set(drafts))
    memory.takeNoted(new Set(fresh.noted))
    if (fresh.areas !== areas.version)
      areas = { version: fresh.areas, names: await readAreas(database, sealer) }
    memory.takeAreas(areas.names, fresh.scope)
    device = fresh.device
    revision = fresh.revision
    if (memory.version !== before) live.set(memory.snapshot())
  }
  const takeSaved = async (saved: SavedRows): Promise<void> => {
    if (revision >= saved.revision) return
    if (revision !== saved.revision - 1) return refresh()
    const before = memory.version
    if (saved.group !== undefined) memory.takeGroup(saved.group.groupId, saved.group.group)
    drafts = drafts.filter((id) => !saved.ended.includes(id))
    memory.takeDrafts(new Set(drafts))
    revision = saved.revision
    if (memory.version !== before) live.set(memory.snapshot())
  }

  await serial(refresh)
  return {
    live,
    memory,
    revision: () => revision,
    epoch: () => device.epoch,
    life: (commune) => lifeOfRows(device, commune),
    refresh: (least = Number.POSITIVE_INFINITY) =>
      serial(async () => {
        if (revision < least) await refresh()
      }),
    takeSaved: (saved) => serial(() => takeSaved(saved)),
    unreadable: () => [...unreadRows.values()].reduce((sum, count) => sum + count, unreadGroups.size),
  }
}

/** All in one transaction, so that a page and the group that it answers are seen together. */
function readFresh({ database }: StoreContext, revision: number, lastPage: number): Promise<Fresh> {
  const { pages, groups, drafts, meta } = database
  return database.read(async () => {
    const device = await getDevice(meta)
    const changed =
      revision < 0 ? groups.where('state').anyOf(liveStates) : groups.where('changed').above(revision)
    return {
      revision: await getRevision(meta),
      device,
      scope: device.scope,
      communes: await listPresent(database),
      pages: await pages.where('key').above(lastPage).toArray(),
      groups: await changed.toArray(),
      drafts: await drafts.toCollection().primaryKeys(),
      noted: await listNoted(database),
      areas: await areasVersion(database),
    }
  })
}

export const pageLabel = ({ id }: Pick<StoredPage, 'id'>) => ({ type: 'page', id, version: 1 }) as const

export async function openPage({ sealer }: StoreContext, page: StoredPage) {
  try {
    return findPageContent(await sealer.open(pageLabel(page), page.sealed))
  } catch {
    return undefined
  }
}
