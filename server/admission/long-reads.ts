/**
 * Knows which page of a feed belongs to a long read: the first of all, and each that follows a page behind which there was
 * more. Remembered for the newest readers only; whoever is forgotten is let in as one who reads little.
 */
export interface LongReads {
  isLong(reader: string, cursor: number): boolean
  /** What a page told: where the reader goes on, or that nothing is left. */
  note(reader: string, page: { readonly more: boolean; readonly next: number }): void
}

export function createLongReads(most = 10_000): LongReads {
  /** Cursor of the next page by reader, the longest unheard first. */
  const cursors = new Map<string, number>()
  return {
    isLong: (reader, cursor) => cursor === 0 || cursors.get(reader) === cursor,
    note: (reader, { more, next }) => {
      cursors.delete(reader)
      if (more) cursors.set(reader, next)
      if (cursors.size <= most) return
      const [oldest] = cursors.keys()
      if (oldest !== undefined) cursors.delete(oldest)
    },
  }
}
