/**
 * What became of conflicts. A supervisor's word is read by everybody who has the record; where it ended the officer's own
 * claim, it is shown until the officer says that they have read it. Which ones were read stays on this tablet, by the flag's id alone, whatever becomes of the pages.
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
  /** Whose claims; and since when they have this tablet, by the centre's clock, as far as that is known. */
  readonly owner: Owner
  readonly noted: ReadonlySet<string>
}

/** What was settled before this tablet was theirs was told on another. */
const isOld = ({ closedAt }: Flag, { since }: Owner): boolean =>
  since !== undefined && closedAt !== null && Date.parse(closedAt) < Date.parse(since)

interface Settled {
  readonly flag: Flag
  readonly unit: string
  /** The officer's own; `undefined` when they had none. */
  readonly claim: Claim | undefined
}

const settledOf = (settled: readonly Flag[], { username }: Owner): Settled[] =>
  settled.flatMap((flag) => {
    const { kind, unit, claims } = flag
    if (kind !== 'conflict' || unit === null) return []
    return [{ flag, unit, claim: claims.findLast(({ by }) => by === username) }]
  })

/** Of settled flags those that ended a claim of the officer, newest first. */
export function listSettlements(
  settled: readonly Flag[],
  { owner, noted }: SettlementsOf,
): readonly SettlementView[] {
  return settledOf(settled, owner)
    .flatMap(({ flag, unit, claim }): SettlementView[] =>
      claim === undefined || noted.has(flag.id) || isOld(flag, owner)
        ? []
        : [{ ...decisionOf(flag, unit), mine: claim.wrote }],
    )
    .sort(newestFirst)
}

/** Of settled flags those in which the officer had no claim, by record, newest first. */
export function decisionsByRecord(
  settled: readonly Flag[],
  owner: Owner,
): ReadonlyMap<RecordId, readonly DecisionView[]> {
  const byRecord = new Map<RecordId, DecisionView[]>()
  for (const { flag, unit, claim } of settledOf(settled, owner)) {
    if (claim !== undefined) continue
    const decisions = byRecord.get(flag.recordId) ?? []
    byRecord.set(flag.recordId, decisions)
    decisions.push(decisionOf(flag, unit))
  }
  for (const decisions of byRecord.values()) decisions.sort(newestFirst)
  return byRecord
}

const newestFirst = (a: DecisionView, b: DecisionView): number => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)

const decisionOf = (flag: Flag, unit: string): DecisionView => ({
  flagId: flag.id,
  record: flag.recordId,
  unit,
  ...howOf(flag),
  by: nameIn(flag, flag.settledBy),
  at: flag.closedAt ?? '',
  reason: flag.reason ?? '',
})

const nameIn = ({ names }: Flag, username: string | null | undefined): string =>
  new Map(Object.entries(names ?? {})).get(username ?? '') ?? username ?? ''

function howOf(flag: Flag): Pick<DecisionView, 'how' | 'takenFrom' | 'takenFromName'> {
  const { found } = flag
  switch (found.how) {
    case 'take':
      return { how: 'take', takenFrom: found.claim ?? '', takenFromName: nameIn(flag, found.claim) }
    case 'write':
    case 'remove':
      return { how: found.how, takenFrom: '', takenFromName: '' }
    default:
      return { how: 'keep', takenFrom: '', takenFromName: '' }
  }
}
