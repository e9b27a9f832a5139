/** The shortest story: steps are left out as long as the same promise is still broken. */
import { runHistory } from './run-history.ts'
import type { Report } from './task.ts'

type Shrunk = Extract<Report, { kind: 'shrunk' }>

async function breaks(seed: number, only: ReadonlySet<number>): Promise<string | undefined> {
  const { violation } = await runHistory({ seed, only })
  return violation?.invariant
}

export async function shrink(seed: number): Promise<Shrunk> {
  const whole = await runHistory({ seed })
  const wanted = whole.violation?.invariant
  let kept = whole.steps.map(({ number }) => number)
  for (let size = Math.max(1, kept.length >> 1); size >= 1; size >>= 1) {
    for (let at = 0; at < kept.length; ) {
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)]
      if (wanted !== undefined && (await breaks(seed, new Set(fewer))) === wanted) kept = fewer
      else at += size
    }
  }
  const story: string[] = []
  await runHistory({ seed, only: new Set(kept), trace: (line) => story.push(line) })
  return { kind: 'shrunk', seed, steps: kept, of: whole.steps.length, story }
}
