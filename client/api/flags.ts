/** What the supervisor's desk asks of the API. */
import {
  type DecisionRequest,
  decisionAnswerSchema,
  flagPageSchema,
  flagViewSchema,
  historySchema,
  householdViewSchema,
} from '#shared/api/flags.ts'
import type { CommuneCode, FlagId, RecordId } from '#shared/ids.ts'
import { ask } from './ask.ts'

/** As the address of the screen has it; every part may be missing. */
export interface FlagFilter {
  readonly kind?: 'conflict' | 'check' | undefined
  readonly rule?: string | undefined
  readonly commune?: CommuneCode | undefined
  /** Opened more days ago. */
  readonly olderThan?: number | undefined
}

export const flagsPerPage = 200

/** `after`: `next` of the page before. */
export function listFlags(filter: FlagFilter, after: string | null) {
  const query = new URLSearchParams({ limit: String(flagsPerPage) })
  for (const [name, value] of Object.entries({ ...filter, after: after ?? undefined })) {
    if (value !== undefined) query.set(name, String(value))
  }
  return ask(`flags?${query}`, flagPageSchema)
}

export const getFlag = (commune: CommuneCode, id: FlagId) =>
  ask(`communes/${commune}/flags/${id}`, flagViewSchema)
export const getHousehold = (commune: CommuneCode, id: RecordId) =>
  ask(`communes/${commune}/households/${id}`, householdViewSchema)
export const getHistory = (commune: CommuneCode, id: RecordId) =>
  ask(`communes/${commune}/records/${id}/history`, historySchema)
export const decide = (commune: CommuneCode, body: DecisionRequest) =>
  ask(`communes/${commune}/decisions`, decisionAnswerSchema, { method: 'POST', body })
