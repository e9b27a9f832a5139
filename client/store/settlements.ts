/**
 * What became of conflicts and of failed checks. A supervisor's word is read by everybody who has the record; where it
 * ended the officer's own claim, or is about a household of theirs, it is shown until the officer says that they have
 * read it. Which ones were read stays on this tablet, by the flag's id alone, whatever becomes of the pages.
 */
import type { FlagId, RecordId } from '#shared/ids.ts'
import type { Claim, Flag } from '#shared/sync/flag.ts'
import { type StoreContext, untilWritten, writeRevision } from './context.ts'
import type { TabletDatabase } from './database.ts'
import type { DecisionView, Owner, SettlementView } from './views.ts'

const prefix = 'noted:'

/** Flags whose settlement was taken note of. */
export async function listNoted({ meta }: TabletDatabase): Promise<string[]> {
  const names = await meta.where('name').startsWith(prefix).primaryKeys()
  return names.map((name) => name.slice(prefix.length))
}

export async function noteSettlement(context: StoreContext, flagId: FlagId): Promise<void> {
  await untilWritten(() =>
    writeRevision(context, async () => {
      await context.database.meta.put({ name: `${prefix}${flagId}`, value: true })
    }),
  )
}

export interface SettlementsOf {
  /** Whose; and since when they have this tablet, by the centre's clock, as far as that is known. */
  readonly owner: Owner
  /** Whether something of the household stands as the officer wrote it: what its checks came to is their news. */
  isOwn(flag: Flag): boolean
}

/** What was settled before this tablet was theirs was told on another. */
const isOld = ({ closedAt }: Flag, { since }: Owner): boolean =>
  since !== undefined && closedAt !== null && Date.parse(closedAt) < Date.parse(since)

const claimOf = ({ claims }: Flag, { username }: Owner): Claim | undefined =>
  claims.findLast(({ by }) => by === username)

/** Ended a claim of the officer, or the question of a check about a household of theirs. */
const isNews = (flag: Flag, { owner, isOwn }: SettlementsOf): boolean =>
  flag.kind === 'check' ? isOwn(flag) : claimOf(flag, owner) !== undefined

/** Of settled flags those that are the officer's news, newest first. */
export function listSettlements(
  settled: readonly Flag[],
  of: SettlementsOf,
  noted: ReadonlySet<string>,
): readonly SettlementView[] {
  return settled
    .filter((flag) => !noted.has(flag.id) && !isOld(flag, of.owner) && isNews(flag, of))
    .map((flag) => ({ ...decisionOf(flag), mine: claimOf(flag, of.owner)?.wrote ?? null }))
    .sort(newestFirst)
}

/** The other settled flags, by record, newest first. */
export function decisionsByRecord(
  settled: readonly Flag[],
  of: SettlementsOf,
): ReadonlyMap<RecordId, readonly DecisionView[]> {
  const byRecord = new Map<RecordId, DecisionView[]>()
  for (const flag of settled) {
    if (isNews(flag, of)) continue
    const decisions = byRecord.get(flag.recordId) ?? []
    byRecord.set(flag.recordId, decisions)
    decisions.push(decisionOf(flag))
  }
  for (const decisions of byRecord.values()) decisions.sort(newestFirst)
  return byRecord
}

const newestFirst = (a: DecisionView, b: DecisionView): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)

const decisionOf = (flag: Flag): DecisionView => {
  const how = howOf(flag)
  const takenFrom = (how === 'take' && flag.found.claim) || ''
  return {
    flagId: flag.id,
    record: flag.recordId,
    unit: flag.unit ?? '',
    check: flag.kind === 'check' ? flag : null,
    how,
    takenFrom,
    takenFromName: nameIn(flag, takenFrom),
    by: nameIn(flag, flag.settledBy),
    at: flag.closedAt ?? '',
    reason: flag.reason ?? '',
  }
}

const nameIn = ({ names }: Flag, username: string | null): string =>
  new Map(Object.entries(names ?? {})).get(username ?? '') ?? username ?? ''

const ways = ['take', 'write', 'remove'] as const

function howOf({ kind, state, found }: Flag): DecisionView['how'] {
  if (kind === 'check') return state === 'dismissed' ? 'dismiss' : 'correct'
  return ways.find((way) => way === found.how) ?? 'keep'
}
