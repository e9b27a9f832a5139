/** The journal is written anew from the database: its files were wiped, or it could not be written for a while. */

import type { JournalDisk } from '#client/journal/journal-disk.ts'
import type { CopiedLine } from '#client/journal/line.ts'
import type { StoreContext } from './context.ts'
import { findGroupContent, type OutboxGroup, rememberedOf } from './groups.ts'
import { findJournal, getRevision, putJournal } from './meta.ts'

const groupsOfFrame = 100

export interface Copying {
  readonly disk: JournalDisk
  /** Whether its files are gone: what was compared with them says nothing of those that follow, which have their names. */
  readonly isWiped: boolean
}

/**
 * Whole or not yet: the canary comes last, so that a start that finds none begins again. It is not whole where another
 * tab has saved something meanwhile that it could not journal.
 */
export async function copyToJournal(context: StoreContext, { disk, isWiped }: Copying): Promise<void> {
  const { database, sealer, ids, journal } = context
  const { meta, groups } = database
  const { known, revision, stored } = await database.write(async () => {
    const before = (await findJournal(meta)) ?? { canary: ids.page(), compared: {}, missed: 0 }
    const known = { ...before, ...(isWiped ? { compared: {} } : {}), isWhole: false }
    await putJournal(meta, known)
    const stored = await groups.orderBy('order').toArray()
    return { known, revision: await getRevision(meta), stored }
  })
  const living = stored.filter(({ state }) => state !== 'dropped')
  for (let at = 0; at < living.length; at += groupsOfFrame) {
    const some = living.slice(at, at + groupsOfFrame)
    const opened = await Promise.all(some.map((group) => findGroupContent(sealer, group)))
    await journal.append(opened.flatMap((group) => (group === undefined ? [] : copied(group, revision))))
  }
  if (journal.isMissing()) return
  await disk.writeCanary(known.canary)
  await database.write(async () => {
    const now = await findJournal(meta)
    if (now?.missed === known.missed) await putJournal(meta, { ...now, isWhole: true })
  })
}

function copied({ groupId, commune, content }: OutboxGroup, revision: number): CopiedLine {
  const { line, savedAt, receipt } = content
  const answered = receipt === null ? null : { receipt, ...rememberedOf(content) }
  return { kind: 'copied', revision, groupId, commune, line, savedAt, answered }
}
