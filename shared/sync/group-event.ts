/** What happened in a household, where a group of changes is the record of one event; its evidence is a paper's name. */
import { z } from 'zod'
import { eventKindCodes } from '../codes/event-kinds.ts'
import { codeCell, dateCell, textCell } from '../records/cells.ts'
import { type Cell, cellFault } from '../records/unit.ts'

export const evidenceCell = textCell(200)
const kindCell = codeCell(eventKindCodes)

const fitting = (cell: Cell) => z.string().refine((text) => cellFault(cell, text) === null)

export const eventSchema = z.strictObject({
  kind: z.enum(eventKindCodes),
  /** A partial date. */
  on: fitting(dateCell),
  evidence: fitting(evidenceCell).nullable(),
})
export type GroupEvent = z.infer<typeof eventSchema>

const eventFields = ['kind', 'on', 'evidence']

/** As the schema, in a tenth of the time. */
export function isSoundEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields: [string, unknown][] = Object.entries(value)
  if (fields.length !== eventFields.length) return false
  return fields.every(([name, text]) => {
    if (name === 'kind') return text !== null && cellFault(kindCell, text) === null
    if (name === 'on') return text !== null && cellFault(dateCell, text) === null
    return name === 'evidence' && cellFault(evidenceCell, text) === null
  })
}
