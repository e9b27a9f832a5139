/**
 * What every long run has in common: told to end it finishes what is under way; it says and, if wanted, records what came
 * of it, also of a part; and it is a success only when it is whole.
 */
import { beginRow, type Row, type Sum } from './evidence.ts'

export interface Course {
  /** Given when the run is told to end. */
  readonly ending: AbortSignal
  /** What has come of it so far. */
  progressed(sum: Sum): void
}

export interface LongRun {
  readonly command: string
  /** How many are wanted. */
  readonly of: number
  /** Whether it is written to docs/evidence.md. */
  readonly isRecorded: boolean
  readonly say: (line: string) => void
  readonly run: (course: Course) => Promise<Sum>
}

export interface Ending {
  /** Such as `12 passed, 1 failed`. */
  readonly line: string
  readonly code: 0 | 1
}

const recordedEveryMs = 30_000

/** To its end, with its closing line; the process is over then, whatever still holds a socket or a timer. */
export async function runLong(longRun: LongRun): Promise<never> {
  const told = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => told.abort())
  tellWhenNpmIsGone(told)
  const { line, code } = await courseOf(longRun, told.signal)
  return new Promise(() => process.stdout.write(`${line}\n`, () => process.exit(code)))
}

/** npm that is told to end tells the shell that it started, and nobody tells us. */
function tellWhenNpmIsGone(told: AbortController): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const { ppid } = process
  setInterval(() => process.ppid === ppid || told.abort(), 500).unref()
}

export async function courseOf(
  { command, of, isRecorded, say, run }: LongRun,
  ending: AbortSignal,
  begin: (options: { command: string; of: number }) => Row = beginRow,
): Promise<Ending> {
  const row = isRecorded ? begin({ command, of }) : undefined
  let soFar: Sum = { passed: 0, failed: 0 }
  let recordedAt = Number.NEGATIVE_INFINITY
  const progressed = (sum: Sum): void => {
    soFar = sum
    if (performance.now() - recordedAt < recordedEveryMs) return
    recordedAt = performance.now()
    row?.write(sum, false)
  }
  const sum = await run({ ending, progressed }).catch((error: unknown): Sum => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { ...soFar, failed: soFar.failed + 1 }
  })
  const { passed, failed } = sum
  const isWhole = !ending.aborted && passed + failed >= of
  if (!isWhole) say(`cut after ${passed + failed} of ${of}`)
  row?.write(sum, isWhole)
  return { line: `${passed} passed, ${failed} failed`, code: isWhole && failed === 0 && passed > 0 ? 0 : 1 }
}
