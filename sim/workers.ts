/** Worker processes, one for each core: a history is single-threaded, and no two of them know of each other. */
import { type ChildProcess, fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { type Failure, type Report, reportSchema, type Task } from './task.ts'

export interface Workers {
  ask(worker: number, task: Task): Promise<Report>
  readonly count: number
  end(): void
}

/** A bundle needs none of what this process was started with. */
export const startBundled = (bundle: string, count = availableParallelism()): Workers =>
  startWorkers(
    bundle,
    Array.from({ length: count }, () => ({ execArgv: [] })),
  )

/** One for each of the given. */
export function startWorkers(
  file: string,
  each: readonly { readonly execArgv?: string[]; readonly env?: Record<string, string> }[],
): Workers {
  const count = each.length
  const children = each.map(({ env, ...options }) =>
    fork(file, {
      ...options,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    }),
  )
  return {
    count,
    ask: (worker, task) => {
      const child = children[worker]
      if (child === undefined) throw new Error(`there is no worker ${worker}`)
      return askChild(child, task)
    },
    end: () => {
      for (const child of children) child.kill()
    },
  }
}

function askChild(child: ChildProcess, task: Task): Promise<Report> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error(`a worker died at ${JSON.stringify(task)}`))
    child.once('exit', gone)
    child.once('message', (message) => {
      child.off('exit', gone)
      resolve(reportSchema.parse(message))
    })
    child.send(task)
  })
}

export interface RunOptions {
  readonly from: number
  readonly seeds: number
  /** How many a worker is asked for at once. */
  readonly atOnce?: number
  /** Whether the first failure is enough. */
  readonly stopAtFirst?: boolean
  /** Given when no more are to be begun. */
  readonly ending?: AbortSignal
  readonly progressed?: (done: number, failures: readonly Failure[]) => void
}

/** Runs all seeds, a few at a time on each worker. Failures in the order of their seeds. */
export async function runSeeds(workers: Workers, options: RunOptions): Promise<readonly Failure[]> {
  const { from, seeds, atOnce = 25, stopAtFirst = false, ending, progressed } = options
  const isOver = (): boolean => (stopAtFirst && failures.length > 0) || ending?.aborted === true
  const failures: Failure[] = []
  let next = from
  let done = 0
  const runOn = async (worker: number): Promise<void> => {
    while (next < from + seeds && !isOver()) {
      const first = next
      next += atOnce
      const count = Math.min(atOnce, from + seeds - first)
      const report = await workers.ask(worker, { kind: 'run', from: first, count, stopAtFirst })
      if (report.kind !== 'ran') throw new Error('a worker answered something else')
      failures.push(...report.failures)
      done += count
      progressed?.(done, report.failures)
    }
  }
  await Promise.all(Array.from({ length: workers.count }, (_, worker) => runOn(worker)))
  return failures.sort((a, b) => a.seed - b.seed)
}
