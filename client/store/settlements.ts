/**
 * What became of the officer's claims: a supervisor's word on a conflict is shown until the officer says that they have
 * read it. Which ones were read stays on this tablet, by the flag's id alone, whatever becomes of the pages.
 */
import type { FlagId } from '#shared/ids.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { type StoreContext, untilWritten, writeRevision } from './context.ts'
import type { TabletDatabase } from './database.ts'
import type { SettlementView } from './views.ts'

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

/** Of settled flags those that ended a claim of `me`, newest first. */
export function listSettlements(
  settled: readonly Flag[],
  { me, noted }: { readonly me: string; readonly noted: ReadonlySet<string> },
): readonly SettlementView[] {
  return settled
    .flatMap((flag): SettlementView[] => {
      const claim = flag.claims.findLast(({ by }) => by === me)
      if (flag.kind !== 'conflict' || flag.unit === null || claim === undefined || noted.has(flag.id))
        return []
      return [
        {
          flagId: flag.id,
          record: flag.recordId,
          unit: flag.unit,
          mine: claim.wrote,
          ...howOf(flag),
          by: flag.settledBy ?? '',
          at: flag.closedAt ?? '',
          reason: flag.reason ?? '',
        },
      ]
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

function howOf({ found }: Flag): Pick<SettlementView, 'how' | 'takenFrom'> {
  switch (found.how) {
    case 'take':
      return { how: 'take', takenFrom: found.claim ?? '' }
    case 'write':
    case 'remove':
      return { how: found.how, takenFrom: '' }
    default:
      return { how: 'keep', takenFrom: '' }
  }
}
