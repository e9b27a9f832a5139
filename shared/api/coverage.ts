/** Wire shapes of the coverage: how much of what is registered was collected, by unit of the tree. */
import { z } from 'zod'

export const unitLevels = ['country', 'province', 'district', 'commune', 'hamlet'] as const
export type UnitLevel = (typeof unitLevels)[number]

/** Counts kept with the writes. No register says how many live in a hamlet: its target is `null`. */
export const coverageUnitSchema = z.object({
  level: z.enum(unitLevels),
  /** Of a hamlet: its name; it lies in the unit that was asked for. */
  code: z.string(),
  name: z.string(),
  /** Registered residents. */
  target: z.int().nullable(),
  households: z.int(),
  /** Residents who are present: neither left nor removed. */
  collected: z.int(),
  left: z.int(),
  /** Open flags. */
  flagged: z.int(),
  /** Groups that are held. */
  held: z.int(),
  lastArrivalAt: z.string().nullable(),
})
export type CoverageUnit = z.infer<typeof coverageUnitSchema>

export const areaRefSchema = z.object({ level: z.enum(unitLevels), code: z.string(), name: z.string() })

export const coverageQuerySchema = z.object({
  level: z.enum(['country', 'province', 'district', 'commune']).optional(),
  code: z.string().max(10).optional(),
})

/** Without level and code: the actor's own areas, summed. Never counts what lies outside the actor's areas. */
export const coverageSchema = z.object({
  /** From the actor's topmost unit down to the one asked for, without the sum over several areas. */
  path: z.array(areaRefSchema),
  whole: coverageUnitSchema,
  units: z.array(coverageUnitSchema),
  /**
   * In the whole: who has come from another commune and was not seen to leave it. While nobody is asked there, by number or
   * by name and birth, they may be counted there too.
   */
  unseen: z.int(),
})
export type Coverage = z.infer<typeof coverageSchema>

/** The last 30 days in Vietnam, oldest first, also those on which nothing came. */
export const arrivalsSchema = z.object({
  days: z.array(z.object({ day: z.iso.date(), groups: z.int(), changes: z.int() })),
})
export type Arrivals = z.infer<typeof arrivalsSchema>
