/** What of the moves is shown, in which order, and which is open; lives in the address. Pure. */
import type { AddressChange } from '#client/ui/use-address.ts'
import { type Move, moveSides } from '#shared/api/moves.ts'
import { type CommuneCode, communeCodeSchema } from '#shared/ids.ts'
import { fold, hasEveryWord } from '#shared/text/fold.ts'

export const sortNames = ['age', 'name', 'birth', 'side', 'commune', 'other', 'on'] as const
export type SortName = (typeof sortNames)[number]
export const sides = ['all', ...moveSides] as const
export type Side = (typeof sides)[number]

export interface MoveView {
  readonly sort: SortName
  readonly down: boolean
  readonly side: Side
  readonly commune: CommuneCode | undefined
  readonly text: string
  /** Key of the move whose panel is open. */
  readonly opened: string | undefined
}

export const keyOf = ({ commune, resident, side }: Move): string => `${side}.${commune.code}.${resident}`

/** By age the oldest come first, and the number of days goes down. */
const isDownFirst = (sort: string): boolean => sort === 'age'

export function readView(search: Readonly<Record<string, string>>): MoveView {
  const sort = sortNames.find((name) => name === search.xep) ?? 'age'
  return {
    sort,
    down: search.chieu === undefined ? isDownFirst(sort) : search.chieu === 'giam',
    side: sides.find((side) => side === search.ben) ?? 'all',
    commune: communeCodeSchema.safeParse(search.xa).data,
    text: search.tim ?? '',
    opened: search.nguoi === '' ? undefined : search.nguoi,
  }
}

/** The same head again turns the order round. */
export function sortChange(view: Pick<MoveView, 'sort' | 'down'>, sort: string): AddressChange {
  const down = view.sort === sort ? !view.down : isDownFirst(sort)
  const chosen = down ? 'giam' : 'tang'
  return { xep: sort === 'age' ? undefined : sort, chieu: down === isDownFirst(sort) ? undefined : chosen }
}

export const openChange = (key: string | undefined): AddressChange => ({ nguoi: key })

/** Everything is shown again. */
export const noFilter: AddressChange = { ben: undefined, xa: undefined, tim: undefined }

const dayMs = 24 * 3_600_000

/** Whole days since the centre learnt of it. */
export const ageOf = ({ notedAt }: Pick<Move, 'notedAt'>, now: number): number =>
  Math.max(0, Math.floor((now - Date.parse(notedAt)) / dayMs))

const collator = new Intl.Collator('vi')
const sortKeyOf = (move: Move, sort: SortName): string => {
  if (sort === 'age') return move.notedAt
  return sort === 'commune' ? move.commune.name : (move[sort] ?? '')
}

const isMeant = (move: Move, { side, commune, text }: Pick<MoveView, 'side' | 'commune' | 'text'>): boolean =>
  (side === 'all' || move.side === side) &&
  (commune === undefined || move.commune.code === commune) &&
  hasEveryWord(fold([move.name, move.birth, move.commune.name, move.other].join(' ')), text)

export function listShown(moves: readonly Move[], view: Omit<MoveView, 'opened'>): readonly Move[] {
  const { sort, down } = view
  // whoever is known longer was noted earlier
  const sign = down === isDownFirst(sort) ? 1 : -1
  return moves
    .filter((move) => isMeant(move, view))
    .sort(
      (a, b) =>
        sign * collator.compare(sortKeyOf(a, sort), sortKeyOf(b, sort)) ||
        collator.compare(a.notedAt, b.notedAt),
    )
}

/** Of each side, whichever of them is looked at. */
export const countSides = (moves: readonly Move[]): Readonly<Record<Side, number>> => {
  const left = moves.filter(({ side }) => side === 'left').length
  return { all: moves.length, left, arrived: moves.length - left }
}

/** Halves of the other side that bear the same name: the centre found no number and no birth that says that they are one. */
export const likelyHalves = (move: Move, moves: readonly Move[]): readonly Move[] =>
  moves.filter(
    (other) =>
      other.side !== move.side &&
      other.name !== null &&
      move.name !== null &&
      fold(other.name) === fold(move.name),
  )
