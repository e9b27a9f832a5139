/** Processor time of this process and everything below it, by program: what a rate on a busy machine does not tell. */
import { readdirSync, readFileSync } from 'node:fs'

/** Of Linux, on every machine that we know. */
const millisecondsPerTick = 10

interface Process {
  readonly id: number
  readonly parent: number
  readonly program: string
  readonly milliseconds: number
  /** Of its children that have ended. */
  readonly ofEnded: number
}

function readProcess(id: number): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8')
    const program = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const millisecondsAt = (place: number) => Number(fields[place]) * millisecondsPerTick
    return {
      id,
      parent: Number(fields[1]),
      program,
      milliseconds: millisecondsAt(11) + millisecondsAt(12),
      ofEnded: millisecondsAt(13) + millisecondsAt(14),
    }
  } catch {
    return undefined
  }
}

export type CpuTimes = Readonly<Record<'self' | 'node' | 'postgres', number>>

/** Milliseconds so far, with those of other trees beside ours; `undefined` where the system does not tell. */
export function readCpuTimes(besides: readonly number[]): CpuTimes | undefined {
  let ids: number[]
  try {
    ids = readdirSync('/proc').map(Number).filter(Number.isInteger)
  } catch {
    return undefined
  }
  const processes = ids.flatMap((id) => readProcess(id) ?? [])
  const parents = new Map(processes.map(({ id, parent }) => [id, parent]))
  const isBelow = (id: number | undefined): boolean =>
    id !== undefined && id > 1 && (id === process.pid || besides.includes(id) || isBelow(parents.get(id)))
  const times = { self: 0, node: 0, postgres: 0 }
  for (const { id, program, milliseconds, ofEnded } of processes) {
    if (!isBelow(id)) continue
    const group = id === process.pid ? 'self' : program.startsWith('postgres') ? 'postgres' : 'node'
    // a connection that has ended is counted by its postmaster
    times[group] += milliseconds + (besides.includes(id) ? ofEnded : 0)
  }
  return times
}

/** The postmaster of a backend: it has left the tree of who started it. */
export const parentOf = (id: number): number => readProcess(id)?.parent ?? 0
