/** The ledger of each tablet (decision 012), broken: what it compares, when, and what it makes of the answer. */
import type { Sabotage } from './sabotage.ts'

export const ofTheAccounts: readonly Sabotage[] = [
  {
    rule: 12,
    name: 'a tablet never compares its saves with the centre',
    file: 'client/sync/compare-ledger.ts',
    find: '  if (!byHand && !(await isToCompare(context.store))) return done\n',
    replace: '  if (!byHand || (await isToCompare(context.store))) return done\n',
  },
  {
    rule: 12,
    name: 'what waits is said to be answered',
    file: 'client/store/ledger.ts',
    find: '    if (isWaiting(group.state)) {\n',
    replace: '    if (isWaiting(group.state) && group.commune === group.state) {\n',
  },
  {
    rule: 12,
    name: 'a household of which the centre has more is lost',
    file: 'shared/sync/ledger.ts',
    find: 'other.hash !== hash && other.groups <= groups',
    replace: 'other.hash !== hash && other.groups + groups > 0',
  },
  {
    rule: 12,
    name: 'the centre sums one save less than it has',
    file: 'server/sync/compare-ledger.ts',
    find: 'const households = await sumHouseholds(entries, sha256)',
    replace: 'const households = await sumHouseholds(entries.slice(1), sha256)',
  },
]
