/** A record's history as one list: what was read of it so far, the newest first. Pure. */
import type { HistoryEntry, HistoryPage, UnreadableEntry } from '#shared/api/flags.ts'

export type HistoryLine =
  | { readonly kind: 'change'; readonly key: string; readonly entry: HistoryEntry }
  | { readonly kind: 'unreadable'; readonly key: string; readonly entry: UnreadableEntry }

export const entriesOf = (pages: readonly HistoryPage[]): readonly HistoryEntry[] =>
  pages.flatMap(({ entries }) => entries)

/** A save may change a record twice; one that cannot be read stands where it came. */
export function historyLines(pages: readonly HistoryPage[]): readonly HistoryLine[] {
  const changes = entriesOf(pages)
  const unreadable = pages.flatMap((page) => page.unreadable)
  return [
    ...changes.map((entry, at): HistoryLine => {
      const isSecond = changes[at - 1]?.groupId === entry.groupId
      return { kind: 'change', key: isSecond ? `${entry.groupId}-${at}` : entry.groupId, entry }
    }),
    ...unreadable.map((entry): HistoryLine => ({ kind: 'unreadable', key: entry.groupId, entry })),
  ].sort((a, b) => (a.entry.at < b.entry.at ? 1 : a.entry.at > b.entry.at ? -1 : 0))
}
