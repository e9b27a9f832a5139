/** A history against the real centre, then against the simulated one: both must end with the same tables. */
import type { Violation } from '../invariants/sight.ts'
import type { WorldOptions } from '../open-world.ts'
import { type HistoryInput, runHistory } from '../run-history.ts'
import { findDifference } from './compare.ts'
import type { RealCentre } from './real-centre.ts'

export type BothInput = Omit<HistoryInput, 'behind'>

export async function runBoth(
  centre: RealCentre,
  { seed, trace, only }: BothInput,
): Promise<{ readonly violation: Violation | undefined }> {
  const options: WorldOptions = {
    seed,
    behind: await centre.begin(),
    ...(trace === undefined ? {} : { trace }),
  }
  const chosen = only === undefined ? {} : { only }
  const real = await runHistory({ ...options, ...chosen })
  if (real.violation !== undefined) return real
  const simulated = await runHistory({ seed, ...chosen })
  const what = findDifference(simulated.world.tables, real.world.tables)
  return {
    violation: what === undefined ? undefined : { invariant: 'theSimulatedDatabaseTellsTheTruth', what },
  }
}
