/** What the desks ask about the coverage. */
import {
  type Arrivals,
  arrivalsSchema,
  type Coverage,
  coverageSchema,
  type UnitLevel,
} from '#shared/api/coverage.ts'
import { askAgain, queryOf } from './ask.ts'

export interface UnitOfTree {
  readonly level: Exclude<UnitLevel, 'hamlet'>
  readonly code: string
}

/** Without a unit: one's own areas, summed. `before`: the answer that is on the screen. */
export const getCoverage = (unit?: UnitOfTree, before?: Coverage) =>
  askAgain(unit === undefined ? 'coverage' : `coverage?${queryOf({ ...unit })}`, coverageSchema, before)
export const getArrivals = (before?: Arrivals) => askAgain('coverage/arrivals', arrivalsSchema, before)
