/** Breaks each rule on purpose, one line of real code at a time, and wants the simulator to notice. */
import { bundleWorker, dropBundle, fits } from './bundle.ts'
import { runHistory } from './run-history.ts'
import type { Sabotage } from './sabotages/sabotage.ts'
import { sabotages } from './sabotages/sabotages.ts'
import { runSeeds, startBundled } from './workers.ts'

export interface SabotageOptions {
  readonly say: (line: string) => void
  readonly from: number
  /** At most. */
  readonly seeds: number
}

export async function runSabotages(
  wanted: string,
  options: SabotageOptions,
): Promise<{ passed: number; failed: number }> {
  const chosen = sabotages.filter((one) => isWanted(one, wanted))
  let passed = 0
  for (const sabotage of chosen) if (await isCaught(sabotage, options)) passed += 1
  return { passed, failed: chosen.length - passed }
}

/** `all`, `rule 14`, or a part of its name. */
const isWanted = ({ name, rule }: Sabotage, wanted: string): boolean =>
  wanted === 'all' || wanted === `rule ${rule}` || name.includes(wanted)

async function isCaught(sabotage: Sabotage, { say, from, seeds }: SabotageOptions): Promise<boolean> {
  const head = `rule ${sabotage.rule} · ${sabotage.name}`
  if (!fits(sabotage)) {
    say(`MISSED  ${head}: the text is not in ${sabotage.file} exactly once`)
    return false
  }
  const bundle = await bundleWorker(sabotage)
  const workers = startBundled(bundle)
  try {
    const [failure] = await runSeeds(workers, { from, seeds, stopAtFirst: true })
    if (failure === undefined) {
      say(`MISSED  ${head}: ${seeds} seeds and nothing was noticed`)
      return false
    }
    if (!(await isWhole(failure.seed))) {
      say(`MISSED  ${head}: seed ${failure.seed} fails with nothing broken`)
      return false
    }
    say(`caught  ${head}: seed ${failure.seed}, ${failure.invariant}: ${failure.what}`)
    const report = await workers.ask(0, { kind: 'shrink', seed: failure.seed })
    if (report.kind === 'shrunk') for (const line of report.story) say(`            ${line}`)
    return true
  } finally {
    workers.end()
    dropBundle(bundle)
  }
}

/** A seed that fails by itself tells nothing. */
async function isWhole(seed: number): Promise<boolean> {
  const { violation } = await runHistory({ seed })
  return violation === undefined
}
