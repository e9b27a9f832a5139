/** Wire shapes of the administrator's rules: which of them ask nobody in a unit for some days, and the last look of a night. */
import { z } from 'zod'
import { checkCodes } from '../checks/check-list.ts'
import { mayBecome, softerSeverities } from '../checks/softening.ts'

const day = z.iso.date()

export const softeningSchema = z
  .strictObject({
    /** Made by whoever asks: the same request again makes no second one. */
    id: z.uuid(),
    rule: z.enum(checkCodes),
    level: z.enum(['country', 'province', 'district', 'commune']),
    code: z.string().min(1).max(10),
    severity: z.enum(softerSeverities),
    /** Days in Vietnam; both are among them, and without the last it goes on until it is ended. */
    from: day,
    until: day.nullable(),
    reason: z.string().trim().min(1).max(500),
  })
  .refine(({ rule, severity }) => mayBecome(rule, severity))
  .refine(({ from, until }) => until === null || from <= until)
export type Softening = z.infer<typeof softeningSchema>

export const softenedRuleSchema = z.object({
  id: z.uuid(),
  /** Perhaps one that only a newer centre knows. */
  rule: z.string(),
  level: z.enum(['country', 'province', 'district', 'commune']),
  code: z.string(),
  /** Of the unit. */
  name: z.string(),
  severity: z.enum(softerSeverities),
  from: day,
  until: day.nullable(),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
})
export type SoftenedRule = z.infer<typeof softenedRuleSchema>

/** A night's look at everything; `done` of `communes`. */
export const ruleRunSchema = z.object({
  day,
  startedAt: z.string(),
  endedAt: z.string().nullable(),
  communes: z.int(),
  done: z.int(),
  households: z.int(),
  raised: z.int(),
  cleared: z.int(),
})
export type RuleRun = z.infer<typeof ruleRunSchema>

export const ruleIdParamsSchema = z.object({ id: z.uuid() })
export const rulesSchema = z.object({
  /** Those that are over too; the newest first. */
  softened: z.array(softenedRuleSchema),
  /** The newest; `null` before the first night. */
  run: ruleRunSchema.nullable(),
})
export type Rules = z.infer<typeof rulesSchema>
