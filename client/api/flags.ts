/** What the supervisor's desk asks of the API. */
import {
  type DecisionRequest,
  decisionAnswerSchema,
  type FlagPage,
  flagPageSchema,
  flagViewSchema,
  historySchema,
  householdViewSchema,
} from '#shared/api/flags.ts'
import type { CommuneCode, FlagId, RecordId } from '#shared/ids.ts'
import { ask, askAgain, queryOf } from './ask.ts'

/** As the address of the screen has it; every part may be missing. */
export interface FlagFilter {
  readonly kind?: 'conflict' | 'check' | undefined
  readonly rule?: string | undefined
  readonly commune?: CommuneCode | undefined
  /** Opened more days ago. */
  readonly olderThan?: number | undefined
}

export const flagsPerPage = 200

/** `after`: `next` of the page before. `before`: the answer that is on the screen. */
export function listFlags(filter: FlagFilter, after: string | null, before?: FlagPage) {
  const query = new URLSearchParams({ limit: String(flagsPerPage) })
  for (const [name, value] of Object.entries({ ...filter, after: after ?? undefined })) {
    if (value !== undefined) query.set(name, String(value))
  }
  return askAgain(`flags?${query}`, flagPageSchema, before)
}

export const getFlag = (commune: CommuneCode, id: FlagId) =>
  ask(`communes/${commune}/flags/${id}`, flagViewSchema)
export const getHousehold = (commune: CommuneCode, id: RecordId) =>
  ask(`communes/${commune}/households/${id}`, householdViewSchema)
/** `after`: `next` of the page before. */
export const getHistory = (commune: CommuneCode, id: RecordId, after: string | null) =>
  ask(`communes/${commune}/records/${id}/history?${queryOf({ after: after ?? undefined })}`, historySchema)
export const decide = (commune: CommuneCode, body: DecisionRequest) =>
  ask(`communes/${commune}/decisions`, decisionAnswerSchema, { method: 'POST', body })
