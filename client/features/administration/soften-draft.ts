/** What is typed to soften a rule, and the request that it makes. Pure. */
import { today } from '#client/records/today.ts'
import type { Area } from '#shared/access/actor.ts'
import { type Softening, softeningSchema } from '#shared/api/rules.ts'
import { dateText, readTypedDate } from '#shared/text/date-text.ts'

export interface SoftenDraft {
  readonly id: string
  readonly rule: string | null
  /** One at most. */
  readonly areas: readonly Area[]
  readonly severity: string | null
  readonly from: string
  /** Empty: until somebody ends it. */
  readonly until: string
  readonly reason: string
}

export const emptySoftenDraft = (id: string, now: Date): SoftenDraft => ({
  id,
  rule: null,
  areas: [],
  severity: 'info',
  from: dateText(today(now)),
  until: '',
  reason: '',
})

function dayFrom(typed: string): string | undefined {
  const read = readTypedDate(typed)
  return read.kind === 'date' ? read.date : undefined
}

/** `undefined` while something is missing or cannot be. */
export function softeningFrom(draft: SoftenDraft): Softening | undefined {
  const { id, rule, areas, severity, reason } = draft
  const until = draft.until.trim() === '' ? null : dayFrom(draft.until)
  const wanted = { id, rule, severity, ...areas[0], from: dayFrom(draft.from), until, reason }
  const parsed = softeningSchema.safeParse(wanted)
  return parsed.success ? parsed.data : undefined
}
