/** What the district's desk asks about moves between communes. */
import { type Moves, movesSchema } from '#shared/api/moves.ts'
import { askAgain } from './ask.ts'

/** `before`: the answer that is on the screen. */
export const listMoves = (before?: Moves) => askAgain('moves', movesSchema, before)
