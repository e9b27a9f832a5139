/**
 * What became of the officer's claims: a supervisor's word on a conflict is shown until the officer says that they have
 * read it. Which ones were read stays on this tablet, by the flag's id alone, whatever becomes of the pages.
 */
import type { FlagId } from '#shared/ids.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { type StoreContext, untilWritten, writeRevision } from './context.ts'
import type { TabletDatabase } from './database.ts'
import type { Owner, SettlementView } from './views.ts'

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

/** Of settled flags those that ended a claim of the officer, newest first. */
export function listSettlements(
  settled: readonly Flag[],
  { owner, noted }: SettlementsOf,
): readonly SettlementView[] {
  return settled
    .flatMap((flag): SettlementView[] => {
      const claim = flag.claims.findLast(({ by }) => by === owner.username)
      if (flag.kind !== 'conflict' || flag.unit === null || claim === undefined) return []
      if (noted.has(flag.id) || isOld(flag, owner)) return []
      return [
        {
          flagId: flag.id,
          record: flag.recordId,
          unit: flag.unit,
          mine: claim.wrote,
          ...howOf(flag),
          by: nameIn(flag, flag.settledBy),
          at: flag.closedAt ?? '',
          reason: flag.reason ?? '',
        },
      ]
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

const nameIn = ({ names }: Flag, username: string | null | undefined): string =>
  new Map(Object.entries(names ?? {})).get(username ?? '') ?? username ?? ''

function howOf(flag: Flag): Pick<SettlementView, 'how' | 'takenFrom' | 'takenFromName'> {
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
