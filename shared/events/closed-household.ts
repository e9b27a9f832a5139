/** A household that is no more, and in which somebody stands all the same: two tablets told of it without each other. */
import type { EventKind } from '../codes/event-kinds.ts'
import { presentOf, type StandingHousehold, unitOf } from './standing.ts'

export const isClosed = (household: StandingHousehold): boolean => unitOf(household, 'closed') !== null

export const isLivedInThoughClosed = (household: StandingHousehold): boolean =>
  isClosed(household) && presentOf(household).length > 0

/** By which whoever is there gets out of it. */
const leadsOut = new Set<EventKind>(['merge', 'move-out', 'death', 'missing', 'emigration'])

/** In a closed household nothing happens but that the last ones leave it. */
export const mayHappen = (kind: EventKind, household: StandingHousehold): boolean =>
  !isClosed(household) || (isLivedInThoughClosed(household) && leadsOut.has(kind))
