/** Names of the events in a household's life, in the person's language. */
import { type EventKind, eventKinds } from '#shared/codes/event-kinds.ts'
import type { GroupEvent } from '#shared/sync/group-event.ts'
import { dateText } from '#shared/text/date-text.ts'
import { useLanguage } from './problem-text.ts'

export function useEventText() {
  const language = useLanguage()
  const nameOf = (kind: EventKind): string => eventKinds.find(({ code }) => code === kind)?.[language] ?? kind
  return {
    nameOf,
    /** `Chết, 01/03/2021 · Trích lục 12/2021` */
    of: ({ kind, on, evidence }: GroupEvent): string =>
      [`${nameOf(kind)}, ${dateText(on)}`, evidence].filter(Boolean).join(' · '),
  }
}
