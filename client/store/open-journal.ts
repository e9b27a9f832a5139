/**
 * The journal beside the database, looked at before anything else at every start. A canary in each tells whether the
 * browser has wiped one of the two: then it is made good from the other. Where neither was wiped, what the journal has
 * and the database lacks was never shown as saved, and is struck.
 */
import { createJournal, noJournal } from '#client/journal/journal.ts'
import type { JournalDisk } from '#client/journal/journal-disk.ts'
import { isFull } from './connections.ts'
import type { StoreContext } from './context.ts'
import { copyToJournal } from './copy-to-journal.ts'
import type { TabletDatabase } from './database.ts'
import { findJournal, putJournal } from './meta.ts'
import { restoreFromJournal } from './restore-from-journal.ts'
import { strikeUnsaved } from './strike-unsaved.ts'

type Parts = Omit<StoreContext, 'journal'>

export async function openJournal(parts: Parts, disk: JournalDisk): Promise<StoreContext> {
  const { database, sealer, clock } = parts
  const givenUp = () => noteMissing(database)
  const canary = await disk.readCanary().catch(() => undefined)
  if (canary === undefined) {
    await givenUp()
    return { ...parts, journal: noJournal }
  }
  const journal = createJournal({ disk, sealer, clock, isFull, givenUp })
  const context = { ...parts, journal }
  try {
    await makeGood(context, disk, canary)
  } catch (error) {
    // Without room nothing new is saved either, and the next start tries again.
    if (isFull(error)) return context
    journal.close()
    await givenUp()
    return { ...parts, journal: noJournal }
  }
  return context
}

async function makeGood(context: StoreContext, disk: JournalDisk, canary: string | null): Promise<void> {
  const known = await findJournal(context.database.meta)
  if (canary !== null && known?.canary !== canary) await restoreFromJournal(context, canary)
  else if (known === undefined && (await hasFrames(disk))) await restoreWithout(context, disk)
  else if (canary === null || !known?.isWhole)
    await copyToJournal(context, { disk, isWiped: canary === null })
  else await strikeUnsaved(context, known)
}

const hasFrames = async (disk: JournalDisk): Promise<boolean> =>
  (await disk.list()).some(({ size }) => size > 0)

/** A disk that was full when the tablet began had no room for a canary, and later for saves. */
async function restoreWithout(context: StoreContext, disk: JournalDisk): Promise<void> {
  await restoreFromJournal(context, null)
  const known = await findJournal(context.database.meta)
  if (known !== undefined) await disk.writeCanary(known.canary)
}

/** What is saved from now on is here alone, until a start finds a place for the journal again. */
async function noteMissing(database: TabletDatabase): Promise<void> {
  await database.write(async () => {
    const known = await findJournal(database.meta)
    if (known?.isWhole) await putJournal(database.meta, { ...known, isWhole: false })
  })
}
