/** What an officer sees: rules of the overlay, broken. */
import type { Sabotage } from './sabotage.ts'

export const ofTheScreen: readonly Sabotage[] = [
  {
    rule: 2,
    name: 'what will conflict is not shown before it is sent',
    file: 'client/store/show-record.ts',
    find: "if (outcome === 'conflict') overlay",
    replace: "if (outcome === 'conflict' && base < 0) overlay",
  },
  {
    rule: 2,
    name: 'a choice between two values says that it saw the old copy',
    file: 'client/store/plan-save.ts',
    find: '      base: { ...basesOf(change), [unit]: nowBase },\n',
    replace: '      base: basesOf(change, nowBase),\n',
  },
  {
    rule: 2,
    name: 'on a value of one’s own the newest copy counts as seen',
    file: 'client/store/show-record.ts',
    find: '    overlay.base[unit] = base\n',
    replace: '    overlay.base[unit] = Math.max(base, row?.seq ?? 0)\n',
  },
  {
    rule: 14,
    name: 'what was read in the life before counts as read in this one',
    file: 'client/store/take-page.ts',
    find: 'listReplaying(device).includes(commune) ? undefined : feed.caughtUpTo',
    replace: 'listReplaying(device).includes(commune) ? feed.caughtUpTo : feed.caughtUpTo',
  },
  {
    rule: 8,
    name: 'an older flag wins when it comes later',
    file: 'client/store/rows.ts',
    find: '    if (known !== undefined && known.seq > flag.seq) return\n',
    replace: '',
  },
  {
    rule: 8,
    name: 'what is held does not lie over the row',
    file: 'client/store/show-record.ts',
    find: "group.state === 'dismissed' || isInRow(input, group)",
    replace: "group.state === 'dismissed' || group.state === 'held' || isInRow(input, group)",
  },
  {
    rule: 8,
    name: 'what was dismissed lies over the row for ever',
    file: 'client/store/show-record.ts',
    find: "group.state === 'dismissed' || isInRow(input, group)",
    replace: 'isInRow(input, group)',
  },
  {
    rule: 8,
    name: 'the newest group lies at the bottom',
    file: 'client/store/show-record.ts',
    find: '  for (const group of groups) {\n',
    replace: '  for (const group of [...groups].reverse()) {\n',
  },
  {
    rule: 8,
    name: 'what is dismissed is not shown to its officer',
    file: 'client/store/take-page.ts',
    find: "if (receipt.outcome !== 'applied') return receipt.outcome",
    replace: "if (receipt.outcome !== 'applied') return receipt.outcome === 'held' ? 'held' : 'kept'",
  },
  {
    rule: 8,
    name: 'a conflict at the centre is not shown',
    file: 'client/store/show-record.ts',
    find: "if (flag.kind !== 'conflict' || unit === null || own.has(unit)) return []",
    replace: "if (flag.kind !== 'conflict' || unit === null || own.size >= 0) return []",
  },
]
