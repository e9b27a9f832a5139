/** What a form finds while it is filled in, for those who do not see it appear beside its field. Pure. */

export interface Findings {
  /** Of a field: its name and what is said at it. */
  readonly lines: readonly string[]
  /** How many there are, as the save bar says it; empty where nothing is to mend. */
  readonly count: string
}

/** More at once are not read one by one: the first of them is gone to, and says its own. */
const mostLines = 2

/** What is new since it was last said, and then how many there are; nothing where neither is another. */
export function newsOf(before: Findings, now: Findings): string {
  const fresh = now.lines.filter((line) => !before.lines.includes(line))
  const count = now.count === before.count && fresh.length === 0 ? '' : now.count
  return [...(fresh.length > mostLines ? [] : fresh), count].filter((text) => text !== '').join(' ')
}
