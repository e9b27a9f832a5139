/**
 * What an administrator has made of a rule that asks too often, in a unit and for some days: a warning, or an info. The
 * centre asks nobody by such a rule; a form on the tablet is no stricter than the centre.
 */
import { z } from 'zod'
import { communeCodeSchema } from '../ids.ts'
import { type CheckCode, type Severity, severityOf } from './check-list.ts'

export const softerSeverities = ['warning', 'info'] as const
export type SofterSeverity = (typeof softerSeverities)[number]

/** Errors and questions become a warning or an info; a warning becomes an info. An info asks nobody already. */
const graver: Readonly<Record<SofterSeverity, readonly Severity[]>> = {
  warning: ['error', 'flag'],
  info: ['error', 'flag', 'warning'],
}
export const mayBecome = (rule: CheckCode, severity: SofterSeverity): boolean =>
  graver[severity].includes(severityOf(rule))

/** A rule softened in a commune. Both days are among them; without the last it goes on until somebody ends it. */
export const softenedInSchema = z.object({
  commune: communeCodeSchema,
  /** Perhaps one that only a newer centre knows. */
  rule: z.string(),
  severity: z.enum(softerSeverities),
  from: z.iso.date(),
  until: z.iso.date().nullable(),
})
export type SoftenedIn = z.infer<typeof softenedInSchema>

export const isOn = ({ from, until }: Pick<SoftenedIn, 'from' | 'until'>, day: string): boolean =>
  from <= day && (until === null || day <= until)

export interface Softened {
  readonly commune?: string | undefined
  /** `YYYY-MM-DD` */
  readonly today: string
  readonly softened?: readonly SoftenedIn[] | undefined
}

/** To what a rule is softened in a commune on a day, the softest where it is more than once; `null` where it is not. */
export function softenedTo(
  rule: CheckCode,
  { commune, today, softened = [] }: Softened,
): SofterSeverity | null {
  const here = softened.filter(
    (each) =>
      each.rule === rule && each.commune === commune && isOn(each, today) && mayBecome(rule, each.severity),
  )
  if (here.length === 0) return null
  return here.some(({ severity }) => severity === 'info') ? 'info' : 'warning'
}
