/**
 * The ledger of one tablet: per household how many saves the centre has answered, with a hash that tablet and centre
 * compute alike, each from what it has itself: a group's id and the SHA-256 of its line. Equal hashes are equal books.
 * Nothing is decided by it but one thing: a centre that lacks what it had answered lives another life.
 */
import { z } from 'zod'
import { communeCodeSchema, epochSchema, type RecordId, recordIdSchema } from '../ids.ts'

const hashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const countSchema = z.int().nonnegative()

/** Of a text in UTF-8, as hex. Both sides bring their own. */
export type Sha256 = (text: string) => string | Promise<string>

/** A group that was answered; `null` of a line in which no household can be read. */
export interface LedgerEntry {
  readonly household: RecordId | null
  readonly groupId: string
  /** SHA-256 of the line, hex. */
  readonly hash: string
}

export const householdSumSchema = z.object({
  household: recordIdSchema.nullable(),
  groups: countSchema,
  hash: hashSchema,
})
export type HouseholdSum = z.infer<typeof householdSumSchema>

/** What is the same for the same groups, in whatever order they come. */
export async function sumHouseholds(entries: Iterable<LedgerEntry>, sha256: Sha256): Promise<HouseholdSum[]> {
  const byHousehold = new Map<RecordId | null, string[]>()
  for (const { household, groupId, hash } of entries) {
    const keys = byHousehold.get(household) ?? []
    keys.push(`${groupId} ${hash}`)
    byHousehold.set(household, keys)
  }
  const sums = [...byHousehold].map(async ([household, keys]) => ({
    household,
    groups: keys.length,
    hash: await sha256(keys.sort().join('\n')),
  }))
  return Promise.all(sums)
}

export interface Sum {
  readonly groups: number
  readonly hash: string
}

/** One hash over those of all households. */
export async function sumAll(households: readonly HouseholdSum[], sha256: Sha256): Promise<Sum> {
  const lines = households.map(({ household, groups, hash }) => `${household ?? ''} ${groups} ${hash}`)
  const groups = households.reduce((sum, household) => sum + household.groups, 0)
  return { groups, hash: await sha256(lines.sort().join('\n')) }
}

/**
 * Households of which the centre lacks what it had answered. A tablet knows of no answer that the centre did not give, so
 * one that has no more than the tablet, and not the same, has lost something. One that has more has heard the tablet say
 * more than it remembers: its answer is under way, or the tablet's storage is of another day.
 */
export function findLost(own: readonly HouseholdSum[], theirs: readonly HouseholdSum[]): RecordId[] {
  const there = new Map(theirs.map((sum) => [sum.household, sum]))
  return own.flatMap(({ household, groups, hash }) => {
    const other = there.get(household)
    const isLost = other === undefined || (other.hash !== hash && other.groups <= groups)
    return isLost && household !== null ? [household] : []
  })
}

/** What a tablet says of one commune. */
export const communeLedgerSchema = z.object({
  commune: communeCodeSchema,
  /** With saves of this tablet; and those of them without one that waits for its receipt. */
  households: countSchema,
  complete: countSchema,
  /** Saves that wait. */
  waiting: countSchema,
  /** Saves that were answered, and the hash over them. */
  groups: countSchema,
  hash: hashSchema,
})
export type CommuneLedger = z.infer<typeof communeLedgerSchema>

export const ledgerAskSchema = z.object({
  /** Of another life the centre says nothing. */
  epoch: epochSchema,
  communes: z.array(communeLedgerSchema).max(100),
})
export type LedgerAsk = z.infer<typeof ledgerAskSchema>

export const ledgerAnswerSchema = z.object({
  epoch: epochSchema,
  communes: z.array(
    z.object({
      commune: communeCodeSchema,
      groups: countSchema,
      hash: hashSchema,
      /** Only where the hash is not the tablet's. */
      households: z.array(householdSumSchema).optional(),
    }),
  ),
})
export type LedgerAnswer = z.infer<typeof ledgerAnswerSchema>

/** What a comparison found, of one commune. */
export const ledgerFoundSchema = communeLedgerSchema.omit({ hash: true }).extend({
  /** ISO, by the centre's clock. */
  at: z.string(),
  /** Saves of the tablet that the centre has. */
  here: countSchema,
  /** The hashes are the same. */
  agrees: z.boolean(),
})
export type LedgerFound = z.infer<typeof ledgerFoundSchema>

/** What the desks are told of a tablet's last comparison. */
export const deviceLedgerSchema = ledgerFoundSchema.omit({ commune: true })
export type DeviceLedger = z.infer<typeof deviceLedgerSchema>

/** Over communes; `null` over none. */
export function sumFound(found: readonly LedgerFound[]): DeviceLedger | null {
  const [first] = found
  if (first === undefined) return null
  const total = (name: 'households' | 'complete' | 'waiting' | 'groups' | 'here'): number =>
    found.reduce((sum, one) => sum + one[name], 0)
  return {
    at: first.at,
    households: total('households'),
    complete: total('complete'),
    waiting: total('waiting'),
    groups: total('groups'),
    here: total('here'),
    agrees: found.every(({ agrees }) => agrees),
  }
}
