/** Runs histories in a process of its own, as it is asked. */
import { runHistory } from './run-history.ts'
import { shrink } from './shrink.ts'
import { type Failure, type Report, type Task, taskSchema } from './task.ts'

async function runSeeds(from: number, count: number): Promise<Report> {
  const failures: Failure[] = []
  for (let seed = from; seed < from + count; seed += 1) {
    const failure = await findFailure(seed)
    if (failure !== undefined) failures.push(failure)
  }
  return { kind: 'ran', from, count, failures }
}

/** A history that cannot even be told to its end has failed too. */
async function findFailure(seed: number): Promise<Failure | undefined> {
  try {
    const { violation } = await runHistory({ seed })
    return violation === undefined ? undefined : { seed, ...violation }
  } catch (error) {
    return { seed, invariant: 'nothingCrashes', what: error instanceof Error ? error.message : String(error) }
  }
}

const work = (task: Task): Promise<Report> =>
  task.kind === 'run' ? runSeeds(task.from, task.count) : shrink(task.seed)

process.on('message', (message) => {
  work(taskSchema.parse(message)).then(
    (report) => process.send?.(report),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
      process.exit(1)
    },
  )
})
