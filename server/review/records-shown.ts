/** Which records an answer has shown, each once: the audit log is asked for any of them. */
import { z } from 'zod'
import type { FlagView, HouseholdView } from '#shared/api/flags.ts'
import type { EventStory, HeldContent } from '#shared/api/queue.ts'

interface Identified {
  readonly id: string
}
const idsOf = (all: readonly Identified[]): string[] => all.map(({ id }) => id)
const isId = (text: string): boolean => z.uuid().safeParse(text).success
/** What a tablet sent as an id may be anything. */
const unique = (ids: readonly string[]): string[] => [...new Set(ids)].filter(isId)

const changedIn = (events: readonly EventStory[]): string[] => events.flatMap(({ changes }) => idsOf(changes))

export const shownInHousehold = ({ household, residents, flags }: HouseholdView): string[] =>
  unique([
    ...(household === null ? [] : [household.id]),
    ...idsOf(residents),
    ...flags.map(({ recordId }) => recordId),
  ])

/** Of the flag's own commune; each neighbour is in one of its own. */
export const shownWithFlag = ({ flag, record, view, events }: Omit<FlagView, 'neighbours'>): string[] =>
  unique([
    ...[flag.recordId, ...(record === null ? [] : [record.id])],
    ...shownInHousehold(view),
    ...changedIn(events),
  ])

export const shownInHeld = ({ changes, rows, events }: HeldContent): string[] =>
  unique([...idsOf(changes ?? []), ...idsOf(rows), ...changedIn(events)])

interface DecisionShown {
  readonly rows: readonly Identified[]
  readonly flags: readonly { readonly recordId: string }[]
}

/** Rows, and what the flags that were to be closed are about. */
export const shownInDecision = ({ rows, flags }: DecisionShown): string[] =>
  unique([...idsOf(rows), ...flags.map(({ recordId }) => recordId)])
