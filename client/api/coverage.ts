/** What the desks ask about the coverage. */
import { arrivalsSchema, coverageSchema, type UnitLevel } from '#shared/api/coverage.ts'
import { ask, queryOf } from './ask.ts'

export interface UnitOfTree {
  readonly level: Exclude<UnitLevel, 'hamlet'>
  readonly code: string
}

/** Without a unit: one's own areas, summed. */
export const getCoverage = (unit?: UnitOfTree) =>
  ask(unit === undefined ? 'coverage' : `coverage?${queryOf({ ...unit })}`, coverageSchema)
export const getArrivals = () => ask('coverage/arrivals', arrivalsSchema)
