/**
 * What the journal has and the database lacks although neither was wiped was never shown as saved: it is struck, so that
 * no later restore brings it. Another tab may be about to commit just that. So the revision is raised first: who planned
 * at the one before finds another, and plans and journals anew.
 */
import type { SavedLine } from '#client/journal/line.ts'
import type { Place } from '#client/journal/read-journal.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { again, type StoreContext, untilWritten, writeRevision } from './context.ts'
import type { StoredGroup, TabletDatabase } from './database.ts'
import { findGroupContent } from './groups.ts'
import { findJournal, getRevision, type JournalMeta, putJournal } from './meta.ts'
import { listSaves, type SaveOfJournal } from './saves-of-journal.ts'

export async function strikeUnsaved(context: StoreContext, known: JournalMeta): Promise<void> {
  const { journal, database } = context
  const { frames, upTo } = await journal.read(known.compared)
  if (frames.length === 0) return
  const saves = listSaves(frames)
  const unsaved = await untilWritten(async () => {
    const { revision, missing } = await findMissing(context, saves)
    if (missing.length === 0) return missing
    return writeRevision(context, async ({ standing }) => (standing === revision ? missing : again))
  })
  for (const place of unsaved) journal.strike(place)
  await journal.settle()
  await noteCompared(database, upTo)
}

interface Missing {
  readonly revision: number
  readonly missing: readonly Place[]
}

async function findMissing(
  { database, sealer }: StoreContext,
  saves: readonly SaveOfJournal[],
): Promise<Missing> {
  const { groups, meta } = database
  const ids = [...new Set(saves.map(({ line }) => line.groupId))]
  const { revision, stored } = await database.read(async () => ({
    revision: await getRevision(meta),
    stored: await groups.where('groupId').anyOf(ids).toArray(),
  }))
  const missing: Place[] = []
  for (const id of ids) {
    const own = saves.filter(({ line }) => line.groupId === id)
    const found = stored.find(({ groupId }) => groupId === id)
    const text = found === undefined ? null : await textInDatabase(sealer, found)
    if (text !== undefined) missing.push(...listMissing(own, text))
  }
  return { revision, missing }
}

/** The line of a stored group; `undefined` of one that does not open, of which nothing can be said. */
async function textInDatabase(sealer: Sealer, stored: StoredGroup): Promise<string | undefined> {
  if (stored.state === 'dropped') return dropped
  return (await findGroupContent(sealer, stored))?.content.line
}

/** The saves of a group behind the one that the database has, and those that lost their place to it. */
function listMissing(own: readonly SaveOfJournal[], text: string | null): Place[] {
  const at = own.findLastIndex(({ line }) => textOf(line) === text)
  const standing = own[at]?.line.revision
  return own.flatMap(({ line, place }, index) =>
    index > at || (line.revision === standing && textOf(line) !== text) ? [place] : [],
  )
}

const dropped = 'dropped'
const textOf = (line: SavedLine): string => (line.kind === 'dropped' ? dropped : line.line)

async function noteCompared(database: TabletDatabase, compared: JournalMeta['compared']): Promise<void> {
  await database.write(async () => {
    const known = await findJournal(database.meta)
    if (known !== undefined) await putJournal(database.meta, { ...known, compared })
  })
}
