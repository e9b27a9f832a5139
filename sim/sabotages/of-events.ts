/** Events of a household, and moves between communes, broken line by line. */
import type { Sabotage } from './sabotage.ts'

export const ofEvents: readonly Sabotage[] = [
  {
    rule: 7,
    name: 'what is saved upon an event is undone with it',
    file: 'client/store/plan-save.ts',
    find: ' || last.group.event !== undefined',
    replace: '',
  },
  {
    rule: 7,
    name: 'an event is undone under what stands on it',
    file: 'client/store/open-events.ts',
    find: '      later.order > group.order &&\n',
    replace: '      later.order < group.order &&\n',
  },
  {
    rule: 7,
    name: 'an event is undone though it was sent',
    file: 'client/store/undo-event.ts',
    find: "into === undefined || into.state !== 'open'",
    replace: 'into === undefined',
  },
  {
    rule: 5,
    name: 'who leaves a commune is looked for nowhere',
    file: 'server/sync/stage.ts',
    find: 'moveOf(before) !== moveOf(row)',
    replace: 'moveOf(before) !== moveOf(row) && row.units.movedFrom != null',
  },
  {
    rule: 5,
    name: 'who arrived is looked for nowhere',
    file: 'server/sync/stage.ts',
    find: "const from = typeof movedFrom === 'object' ? (movedFrom?.commune ?? null) : null",
    replace: 'const from = null',
  },
  {
    rule: 5,
    name: 'nobody is asked about who stands in two communes',
    file: 'server/sync/drain-moves.ts',
    find: 'for (const suspect of moves.suspects) if (await settleMove(centre, suspect)) changed += 1',
    replace: 'changed += 0',
  },
  {
    rule: 4,
    name: 'a household is closed though somebody stays in it',
    file: 'shared/events/plan-leaving.ts',
    find: 'isClosed(household) || othersOf(input).length > 0 || ',
    replace: 'isClosed(household) || ',
  },
  {
    rule: 4,
    name: 'people move into a household that is closed',
    file: 'shared/events/open-questions.ts',
    find: "unitOf(household, 'closed') === null && ",
    replace: '',
  },
  {
    rule: 4,
    name: 'a child is born into a household that is closed',
    file: 'shared/events/closed-household.ts',
    find: '!isClosed(household) || (isLivedInThoughClosed(household) && leadsOut.has(kind))',
    replace: '!isClosed(household) || isLivedInThoughClosed(household) || kind !== undefined',
  },
  {
    rule: 8,
    name: 'nobody hears of somebody who is in a household that is closed',
    file: 'shared/events/closed-household.ts',
    find: 'isClosed(household) && presentOf(household).length > 0',
    replace: 'isClosed(household) && presentOf(household).length > 9',
  },
]
