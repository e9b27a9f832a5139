/** Promises of the screen: what every open tab shows is the newest of the disk, with the officer's own words over it. */
import { recordId } from '#shared/ids.ts'
import { baseOf, type Change } from '#shared/sync/change.ts'
import { decisionIn } from '../oracle/replayed.ts'
import { isSame } from '../oracle/values.ts'
import { type DiskContent, type DiskGroup, type DiskRow, unitOf } from '../tablet/read-disk.ts'
import type { SimTablet } from '../tablet/sim-tablet.ts'
import { type Look, ofEach } from './of-each.ts'

type View = NonNullable<ReturnType<typeof findView>>

function findView(tab: SimTablet['tabs'][number], id: string) {
  return tab.open?.book.get().findRecord(recordId(id))
}

/** A tab that died before it could tell another leaves that one behind until its next sync. */
const ofEachThatKeepsUp = (look: Look) =>
  ofEach((sight, tablet) => (tablet.mayLag ? undefined : look(sight, tablet)))

/** Of what is on the disk, every tab shows the newest. */
export const screensShowTheNewest = ofEachThatKeepsUp(({ disk }, tablet) => {
  const { rows } = disk(tablet)
  for (const tab of tablet.tabs)
    for (const [id, { seq }] of tab.open === undefined ? [] : rows) {
      const view = findView(tab, id)
      // No group touches every unit: the others stand as in the row.
      const newest = Math.max(0, ...Object.values(view?.base ?? {}))
      if (view !== undefined && newest < seq) return `${id.slice(-4)} is shown as of ${newest}, not of ${seq}`
    }
  return undefined
})

const lying = new Set(['open', 'sent', 'held', 'parked', 'applied'])

interface Word {
  readonly group: DiskGroup
  readonly change: Change
}

/** In the record's row already; it lies there for the sake of another record of its group. */
function isInRow({ rows, replaying, life }: Rows, group: DiskGroup, id: string): boolean {
  const row = rows.get(id)
  const seq = group.state === 'applied' ? group.seqs[id] : undefined
  if (row === undefined || seq === undefined || seq > row.seq) return false
  return group.life === (replaying.get(row.commune) ?? life)
}

type Rows = Pick<DiskContent, 'rows' | 'replaying' | 'life'>

/** What the officer has written and is not in the rows yet, by record, oldest first. */
function wordsOver(content: DiskContent): Map<string, Word[]> {
  const words = new Map<string, Word[]>()
  const over = content.groups.filter(({ state }) => lying.has(state)).sort((a, b) => a.order - b.order)
  for (const group of over)
    for (const change of group.group.changes)
      if (!isInRow(content, group, change.id))
        words.set(change.id, [...(words.get(change.id) ?? []), { group, change }])
  return words
}

/** What a row contains is shown as the row has it, whatever the group still waits for. */
export const rowsAreNotCovered = ofEachThatKeepsUp(({ disk }, tablet) => {
  const content = disk(tablet)
  const over = wordsOver(content)
  for (const group of content.groups)
    for (const { id, wrote } of group.group.changes) {
      const row = content.rows.get(id)
      if (row === undefined || !isInRow(content, group, id)) continue
      const written = new Set(over.get(id)?.flatMap(({ change }) => Object.keys(change.wrote ?? {})))
      for (const tab of tablet.tabs) {
        const view = findView(tab, id)
        const unit = Object.keys(wrote ?? {}).find(
          (each) => view !== undefined && !written.has(each) && !isSame(view.units[each], unitOf(row, each)),
        )
        if (unit !== undefined) return `${unit} of ${id.slice(-4)} is shown as before ${row.seq}`
      }
    }
  return undefined
})

/** The last word of an officer on a unit is what they see, until the centre's rows contain it. */
export const ownWordsAreShown = ofEachThatKeepsUp(({ disk }, tablet) => {
  const content = disk(tablet)
  for (const [id, words] of wordsOver(content)) {
    const isGone =
      content.rows.get(id)?.isRemoved === true || words.some(({ change }) => change.kind === 'remove')
    const isMade = words.some(({ change }) => change.kind === 'create')
    for (const tab of tablet.tabs) {
      const view = findView(tab, id)
      if (tab.open !== undefined && view === undefined && isMade && !isGone)
        return `${id.slice(-4)} was made here and is not shown`
      const wrong = view === undefined ? undefined : wrongWord(view, words)
      if (wrong !== undefined) return wrong
    }
  }
  return undefined
})

function wrongWord(view: View, words: readonly Word[]): string | undefined {
  const last = new Map(words.flatMap(({ change }) => Object.entries(change.wrote ?? {})))
  for (const [unit, wrote] of last)
    if (!isSame(view.units[unit], wrote))
      return `${unit} of ${view.id.slice(-4)} shows ${JSON.stringify(view.units[unit])}, not ${JSON.stringify(wrote)}`
  return undefined
}

/** What can be known before sending is asked before sending. */
export const whatWillConflictIsAsked = ofEachThatKeepsUp(({ disk }, tablet) => {
  const content = disk(tablet)
  for (const [id, words] of wordsOver(content)) {
    const row = content.rows.get(id)
    const units = row === undefined || row.isRemoved ? [] : conflictingUnits(row, words)
    for (const tab of tablet.tabs) {
      const view = findView(tab, id)
      const asked = new Set(view?.conflicts.map(({ unit }) => unit))
      const missing = view === undefined ? undefined : units.find((unit) => !asked.has(unit))
      if (missing !== undefined) return `${missing} of ${id.slice(-4)} will conflict, and nobody is asked`
    }
  }
  return undefined
})

/** Of the first word on a unit: what later ones meet is one's own. */
function conflictingUnits(row: DiskRow, words: readonly Word[]): string[] {
  const seen = new Set<string>()
  const found: string[] = []
  for (const { group, change } of words)
    for (const [unit, wrote] of Object.entries(change.wrote ?? {})) {
      if (seen.has(unit)) continue
      seen.add(unit)
      const now = unitOf(row, unit)
      const isSeen =
        isSame(now, change.saw?.[unit]) && decisionIn(row.decided[unit] ?? 0) <= baseOf(change, unit)
      if (group.state === 'open' && !isSame(now, wrote) && !isSeen) found.push(unit)
    }
  return found
}
