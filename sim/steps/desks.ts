/** What supervisors and districts do: they look, and some time later they act on what they saw. */
import { applyDecision } from '#server/sync/apply-decision.ts'
import { drainNumberChecks } from '#server/sync/check-numbers.ts'
import { drainMoves } from '#server/sync/drain-moves.ts'
import { dismissHeld, processHeld } from '#server/sync/process-held.ts'
import { groupId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'
import { type Change, contractVersion } from '#shared/sync/change.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { communeOf, rowKeyOf } from '../centre/memory-state.ts'
import { noteCrash } from '../ledger.ts'
import { type OpenLook, supervisor, type World } from '../world.ts'
import { chooseWrote } from './forms.ts'
import { chosen, type Step } from './step.ts'

const reason = 'đã xác minh'

/** Looks at an open flag, and settles it: at once, or when the screen has become old. */
export function decide(world: World, step: Step): void {
  const flags = world.communes.flatMap((code) =>
    [...communeOf(world.tables, code).flags.values()].filter(({ state, kind }) => {
      return state === 'open' || (kind === 'conflict' && state === 'settled' && (step.dice[6] ?? 0) > 0.8)
    }),
  )
  const flag = chosen(flags, step.dice[4])
  const row = flag === undefined ? undefined : findRow(world, flag)
  if (flag === undefined || row === undefined) return
  look(world, step, { flag, row, wrote: wordOn(world, { flag, row, step }) })
}

/** A correction that nobody asked for. */
export function editAtDesk(world: World, step: Step): void {
  const rows = world.communes.flatMap((code) => [...communeOf(world.tables, code).rows.values()])
  const row = chosen(
    rows.filter(({ removedAt }) => removedAt === null),
    step.dice[4],
  )
  if (row !== undefined)
    look(world, step, { flag: undefined, row, wrote: chooseWrote(world, row, step.dice) })
}

const findRow = ({ tables }: World, { commune, type, recordId }: Flag): Row | undefined =>
  communeOf(tables, commune).rows.get(rowKeyOf(type, recordId))

/** A value; `undefined` to remove the record. */
function wordOn(
  world: World,
  { flag, row, step }: { readonly flag: Flag; readonly row: Row; readonly step: Step },
): UnitValues | undefined {
  const { kind, unit, claims } = flag
  const { dice } = step
  if ((dice[5] ?? 0) > 0.92) return undefined
  if (kind === 'check' || unit === null) return (dice[5] ?? 0) < 0.4 ? {} : chooseWrote(world, row, dice)
  const now: UnitValue = row.units[unit] ?? null
  return { [unit]: chosen([now, ...claims.flatMap(({ saw, wrote }) => [saw, wrote])], dice[5]) ?? null }
}

interface Word {
  readonly flag: Flag | undefined
  readonly row: Row
  readonly wrote: UnitValues | undefined
}

function look(world: World, step: Step, word: Word): void {
  const { row, flag } = word
  const id = groupId(world.ids.next())
  const open: OpenLook = {
    ask: {
      commune: row.commune,
      account: supervisor,
      username: supervisor,
      group: {
        groupId: id,
        contractVersion,
        epoch: world.tables.epoch,
        household: row.id,
        changes: [changeOf(world, word)],
      },
      seen: flag === undefined ? {} : { [flag.id]: flag.seq },
    },
    look: { group: id, flag: flag?.id, claims: flag?.claims ?? [], shown: row.units },
  }
  world.looks.push(open)
  world.ledger.decisions.push(open.look)
  if ((step.dice[7] ?? 0) < 0.6) sendLook(world, step)
}

function changeOf({ events }: World, { flag, row, wrote }: Word): Change {
  const evidence = {
    madeAt: new Date(events.now()).toISOString(),
    reason,
    ...(flag === undefined ? {} : { closes: flag.id }),
  }
  const { type, id, seq, units } = row
  if (wrote === undefined) return { type, id, kind: 'remove', saw: { ...units }, base: seq, ...evidence }
  const saw = Object.fromEntries(Object.keys(wrote).map((unit) => [unit, units[unit] ?? null]))
  return { type, id, kind: 'edit', saw, wrote: { ...wrote }, base: seq, ...evidence }
}

/** Sends the decision that was looked at last; what gets no answer is sent again. */
export function sendLook(world: World, { dice }: Step): void {
  const open = world.looks.pop()
  if (open === undefined) return
  const send = async (): Promise<void> => {
    const outcome = await world.server.ask((centre) => applyDecision(centre, open.ask))
    const words = outcome?.kind ?? 'no answer'
    world.trace(() => `the desk decides ${JSON.stringify(open.ask.group.changes)}: ${words}`)
    const isSure = outcome !== undefined && outcome.kind !== 'problem'
    if (isSure || (dice[3] ?? 0) < 0.3) return
    await world.events.wait(5_000)
    await send()
  }
  send().catch((error) => noteCrash(world.ledger, 'a decision failed', error))
}

export const listHeld = ({ tables, communes }: World) =>
  communes.flatMap((commune) =>
    [...communeOf(tables, commune).held.values()]
      .filter(({ state }) => state === 'held')
      .sort((a, b) => a.arrival - b.arrival)
      .map((held) => ({ commune, held })),
  )

export function processOne(world: World, { dice }: Step): void {
  const one = chosen(listHeld(world), dice[4])
  if (one === undefined) return
  const ask = { commune: one.commune, groupId: one.held.id, by: supervisor }
  const run = world.server.ask((centre) => processHeld(centre, ask))
  told(world, run, `processes ${one.held.id.slice(-4)}`)
}

export function dismissOne(world: World, { dice }: Step): void {
  const one = chosen(listHeld(world), dice[4])
  if (one === undefined) return
  const ask = { commune: one.commune, groupId: one.held.id, by: supervisor, reason }
  world.ledger.dismissed.add(one.held.id)
  const run = world.server.ask((centre) => dismissHeld(centre, ask))
  told(world, run, `dismisses ${one.held.id.slice(-4)}`)
}

function told(world: World, run: Promise<unknown>, words: string): void {
  run.then(
    (outcome) => world.trace(() => `the district ${words}: ${JSON.stringify(outcome)}`),
    (error) => noteCrash(world.ledger, `the district ${words}`, error),
  )
}

/** By themselves, every few seconds; a database that is away is no news. */
export function checkNumbers(world: World): void {
  world.server
    .ask(async (centre) => {
      await drainMoves(centre)
      return drainNumberChecks(centre)
    })
    .catch((error) => noteCrash(world.ledger, 'the check of numbers failed', error))
}
