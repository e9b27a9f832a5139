/**
 * What a tablet has held is processed again, one save after the other, the oldest first. A save that the centre still
 * holds stays as it is and is told with its reason. Promises: none is asked twice, and what somebody else settles
 * meanwhile is no fault. Stops at the first failure that is not the save's own.
 */
import { codeOf } from '#client/api/ask.ts'
import type { HeldGroup, HeldGroups, HeldSettlement } from '#shared/api/queue.ts'
import type { HeldProblem } from '#shared/sync/receipt.ts'

export interface Round {
  readonly done: number
  /** Held when it began, or more if more have come. */
  readonly total: number
  readonly applied: number
  /** Why each of the others is still held. */
  readonly stayed: readonly HeldProblem[]
  /** Settled by somebody else, or by itself behind another one. */
  readonly gone: number
}

interface ProcessAll {
  list(): Promise<Pick<HeldGroups, 'groups' | 'total'>>
  process(group: HeldGroup): Promise<HeldSettlement>
  onStep(round: Round): void
  isStopped(): boolean
}

const begun: Round = { done: 0, total: 0, applied: 0, stayed: [], gone: 0 }

/** The list has the oldest only: it is read again until it shows nothing new. */
export async function processAll(asked: ProcessAll): Promise<Round> {
  const tried = new Set<string>()
  let round = begun
  for (;;) {
    const { groups, total } = await asked.list()
    const fresh = groups.filter(({ groupId }) => !tried.has(groupId))
    round = { ...round, total: Math.max(round.total, round.done + fresh.length, total) }
    if (fresh.length === 0) return round
    for (const group of fresh) {
      if (asked.isStopped()) return round
      tried.add(group.groupId)
      round = stepped(round, await settle(asked, group))
      asked.onStep(round)
    }
  }
}

type Settled =
  | { readonly kind: 'applied' | 'gone' }
  | { readonly kind: 'stayed'; readonly problem: HeldProblem }

async function settle({ process }: ProcessAll, group: HeldGroup): Promise<Settled> {
  try {
    const { outcome, problem } = await process(group)
    if (outcome === 'held') return { kind: 'stayed', problem: problem ?? group.problem }
    return { kind: outcome === 'applied' ? 'applied' : 'gone' }
  } catch (error) {
    const code = codeOf(error)
    // an older one of the same record is still held
    if (code === 'older-first') return { kind: 'stayed', problem: group.problem }
    if (code === 'not-found') return { kind: 'gone' }
    throw error
  }
}

function stepped(round: Round, settled: Settled): Round {
  const next = { ...round, done: round.done + 1 }
  if (settled.kind === 'stayed') return { ...next, stayed: [...round.stayed, settled.problem] }
  return { ...next, [settled.kind]: round[settled.kind] + 1 }
}

/** Alike by the sentence that a person reads, the most frequent first. */
export function countTexts(
  texts: readonly string[],
): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count)
}
