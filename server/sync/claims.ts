/**
 * Conflicts. One open flag for a record and unit, one claim for a person. The centre's value stays; what a person says
 * later on that unit replaces or withdraws their claim, and a claim that has come to equal the value is agreed. What they
 * had said on another tablet, and did not see when they wrote, stays in the question beside it.
 */
import { flagId } from '#shared/ids.ts'
import { householdOf, type Row } from '#shared/records/record.ts'
import { sameUnit, type UnitValue } from '#shared/records/unit.ts'
import { baseOf, type Change } from '#shared/sync/change.ts'
import type { Claim, EarlierWord, Flag } from '#shared/sync/flag.ts'
import { type Draft, questionOf } from './stage.ts'

export interface Claimant {
  readonly username: string
  readonly device: string
  readonly groupId: string
  /** When the centre received it. */
  readonly at: string
  readonly newId: () => string
}

const findConflict = (draft: Draft, row: Row, unit: string): Flag | undefined =>
  draft.findFlag(questionOf({ kind: 'conflict', recordId: row.id, unit, rule: null }))

/**
 * Keeps what a person wrote where it met another value. On their own earlier claim the first `saw` is kept: the
 * question is what they started from, not a value that only they ever had. Writing that back withdraws the claim.
 * Answers whether a claim stands.
 */
export function claimUnit(draft: Draft, row: Row, unit: string, change: Change, by: Claimant): boolean {
  const known = findConflict(draft, row, unit)
  const earlier = known?.claims.find((claim) => claim.by === by.username)
  const claim: Claim = {
    by: by.username,
    device: by.device,
    groupId: by.groupId,
    saw: change.saw?.[unit] ?? null,
    wrote: change.wrote?.[unit] ?? null,
    base: baseOf(change, unit),
    madeAt: change.madeAt,
    at: by.at,
  }
  const from =
    earlier !== undefined && sameUnit(claim.saw, earlier.wrote)
      ? { saw: earlier.saw, base: earlier.base }
      : {}
  const kept = { ...claim, ...from, ...unseenBy(claim, earlier) }
  if (earlier !== undefined && sameUnit(kept.saw, kept.wrote)) {
    settleUnit(draft, row, unit, by)
    return false
  }
  const others = known?.claims.filter((other) => other !== earlier) ?? []
  // one that this batch had closed is open again: the database never saw it closed
  const flag = known ?? newFlag(row, unit, by)
  const household = householdOf(row.type, row.id, row.units)
  draft.putFlag({ ...flag, household, claims: [...others, kept], state: 'open', closedAt: null })
  return true
}

/** Words of the same person from other tablets, which the one that now speaks did not show. */
function unseenBy(claim: Claim, earlier: Claim | undefined): Pick<Claim, 'earlier'> {
  if (earlier === undefined) return {}
  const { device, groupId, wrote, madeAt, at } = earlier
  const words: readonly EarlierWord[] = [...(earlier.earlier ?? []), { device, groupId, wrote, madeAt, at }]
  const unseen = words.filter(
    (word) =>
      word.device !== claim.device && !sameUnit(word.wrote, claim.saw) && !sameUnit(word.wrote, claim.wrote),
  )
  return unseen.length === 0 ? {} : { earlier: unseen }
}

/** After a word of a person on a unit that the centre has now as they want it: their claim is over, and equal ones too. */
export function settleUnit(draft: Draft, row: Row, unit: string, by: Claimant): void {
  const open = findConflict(draft, row, unit)
  if (open?.state !== 'open') return
  const now: UnitValue = row.units[unit] ?? null
  const claims = open.claims.filter((claim) => claim.by !== by.username && !sameUnit(claim.wrote, now))
  if (claims.length === open.claims.length) return
  if (claims.length > 0) {
    draft.putFlag({ ...open, claims })
    return
  }
  const agreed = open.claims.some((claim) => sameUnit(claim.wrote, now))
  draft.putFlag({ ...open, claims, state: agreed ? 'agreed' : 'withdrawn', closedAt: by.at })
}

const newFlag = (row: Row, unit: string, by: Claimant): Flag => ({
  id: flagId(by.newId()),
  commune: row.commune,
  seq: 0,
  kind: 'conflict',
  type: row.type,
  recordId: row.id,
  household: null,
  unit,
  rule: null,
  claims: [],
  found: {},
  state: 'open',
  reason: null,
  settledBy: null,
  openedAt: by.at,
  closedAt: null,
})
