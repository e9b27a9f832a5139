/**
 * Rules over the whole database, after the intake's commit: a number or CMND that two living, present residents have, one
 * person recorded twice, or permanent in two households, is a question in each of their communes. The flag names the other
 * record only where it lies in the same commune.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { NumberChecks, Suspect } from '#server/store/number-checks.ts'
import type { CheckCode } from '#shared/checks/check-list.ts'
import { flagId } from '#shared/ids.ts'
import { type Centre, newIdOf, nowOf, vietnamDay } from './centre.ts'
import { settleMove } from './drain-moves.ts'
import { digestOf } from './plan-write.ts'

/** What a supervisor has seen who says that it is right so: the same finding on the same values is not raised again. */
const seenBy = {
  ID_DUP: ['idNumber'],
  CMND_DUP: ['cmnd'],
  PERSON_DUP: ['name', 'birth', 'sex'],
  TWO_HOUSEHOLDS: ['idNumber', 'household'],
  ARRIVED_ELSEWHERE: ['idNumber'],
}
const rulesOverDatabase = [
  'ID_DUP',
  'CMND_DUP',
  'PERSON_DUP',
  'TWO_HOUSEHOLDS',
] as const satisfies CheckCode[]

export const findSeenOverDatabase = (rule: string | null): readonly string[] | undefined =>
  new Map<string | null, readonly string[]>(Object.entries(seenBy)).get(rule)

/** Batches, of at most 500 residents each. */
const entriesAtOnce = 20

/** Works off the queue; answers how many flags changed. A crash in between repeats, and repeating is harmless. */
export async function drainNumberChecks(centre: Centre, giveWay?: () => Promise<void>): Promise<number> {
  let changed = 0
  for (;;) {
    await giveWay?.()
    const checks = await centre.store.takeNumberChecks(entriesAtOnce)
    if (checks.entries.length === 0) return changed
    changed += await settleSuspects(centre, checks)
    await centre.store.endNumberChecks(checks.entries)
  }
}

async function settleSuspects(centre: Centre, checks: NumberChecks): Promise<number> {
  let changed = 0
  for (const suspect of checks.suspects) {
    changed += await settleSuspect(centre, suspect)
    if (await settleMove(centre, suspect)) changed += 1
  }
  return changed
}

/** Looks again at one resident; answers how many of their flags changed. */
export function settleSuspect(centre: Centre, { commune, resident }: Suspect): Promise<number> {
  const at = nowOf(centre)
  const act = JSON.stringify({ act: 'number-check', resident, at })
  const hash = createHash('sha256').update(act).digest('hex')
  const where = { commune, today: vietnamDay(at) }
  return centre.store.settleNumberFlags({
    commune,
    resident,
    rules: rulesOverDatabase.map((rule) => ({ rule, flag: flagId(newIdOf(centre)()) })),
    softened: rulesOverDatabase.filter((rule) => centre.rules?.isSoftened(rule, where) === true),
    at,
    bytes: gzipSync(act),
    digest: digestOf([hash]),
  })
}
