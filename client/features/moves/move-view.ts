/** What of the moves is shown, and in which order; lives in the address. Pure. */
import type { Move } from '#shared/api/moves.ts'

export const sortNames = ['age', 'name', 'commune'] as const
export type SortName = (typeof sortNames)[number]

export interface MoveView {
  readonly sort: SortName
  readonly down: boolean
}

const dayMs = 24 * 3_600_000

/** Whole days since the centre learnt of it. */
export const ageOf = ({ notedAt }: Pick<Move, 'notedAt'>, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(notedAt)) / dayMs))

const collator = new Intl.Collator('vi')
const keyOf = (move: Move, sort: SortName): string => {
  if (sort === 'age') return move.notedAt
  return sort === 'name' ? (move.name ?? '') : move.commune.name
}

export function listSorted(moves: readonly Move[], { sort, down }: MoveView): readonly Move[] {
  const sign = down ? -1 : 1
  return [...moves].sort(
    (a, b) =>
      sign * collator.compare(keyOf(a, sort), keyOf(b, sort)) || collator.compare(a.notedAt, b.notedAt),
  )
}

/** The same head again turns the order round. */
export const sortedBy = (view: MoveView, key: string): MoveView => {
  const sort = sortNames.find((name) => name === key) ?? view.sort
  return { sort, down: sort === view.sort && !view.down }
}
