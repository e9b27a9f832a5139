/** The part of a worker that is the same whatever stands behind the wire. */
import type { Violation } from './invariants/sight.ts'
import { type Failure, type Report, type Task, taskSchema } from './task.ts'

export type FindViolation = (seed: number) => Promise<Violation | undefined>

type Run = Extract<Task, { kind: 'run' }>

export async function runHere(find: FindViolation, { from, count, stopAtFirst }: Run): Promise<Report> {
  const failures: Failure[] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const failure = await findFailure(find, seed)
    if (failure !== undefined) failures.push(failure)
    if (failure !== undefined && stopAtFirst === true) break
  }
  return { kind: 'ran', from, count, failures }
}

/** A history that cannot even be told to its end has failed too. */
async function findFailure(find: FindViolation, seed: number): Promise<Failure | undefined> {
  try {
    const violation = await find(seed)
    return violation === undefined ? undefined : { seed, ...violation }
  } catch (error) {
    return { seed, invariant: 'nothingCrashes', what: error instanceof Error ? error.message : String(error) }
  }
}

/** Ends with whoever asks: one that was killed cannot say so. */
export function answerTasks(work: (task: Task) => Promise<Report>): void {
  process.on('disconnect', () => process.exit())
  process.on('message', (message) => {
    work(taskSchema.parse(message)).then(
      (report) => process.send?.(report),
      (error) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  })
}
