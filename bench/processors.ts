/** Rates and processor time of one piece of work at a centre: its tablets, which are here, its server, its database. */
import type { Centre } from '../e2e/centre.ts'
import { type CpuTimes, parentOf, readCpuTimes } from './cpu.ts'
import { type Measured, median, say } from './figure.ts'

export interface Timed {
  /** Of records. */
  readonly perSecond: number
  /** µs of all processors together for a record; `null` where the system does not tell. */
  readonly processor: number | null
}

export interface Stopwatch {
  time(name: string, records: number, work: () => Promise<unknown>): Promise<Timed>
}

/** What runs beside this process: the database has left the tree of who started it. */
export async function stopwatchAt(...centres: readonly Centre[]): Promise<Stopwatch> {
  const postmasters = await Promise.all(centres.map(postmasterOf))
  return {
    time: async (name, records, work) => {
      const before = readCpuTimes(postmasters)
      const started = performance.now()
      await work()
      const perSecond = (records * 1000) / (performance.now() - started)
      const spent = differenceOf(before, readCpuTimes(postmasters), records)
      say(`${name} ${Math.round(perSecond)} records/s${spent === undefined ? '' : textOf(spent)}`)
      return { perSecond, processor: spent === undefined ? null : spent.self + spent.node + spent.postgres }
    },
  }
}

async function postmasterOf(centre: Centre): Promise<number> {
  const backend = await centre.database.query<{ id: number }>('select pg_backend_pid() as id')
  return parentOf(backend.rows[0]?.id ?? 0)
}

/** In µs a record. */
function differenceOf(
  before: CpuTimes | undefined,
  after: CpuTimes | undefined,
  records: number,
): CpuTimes | undefined {
  if (before === undefined || after === undefined) return undefined
  const of = (who: keyof CpuTimes) => ((after[who] - before[who]) * 1000) / records
  return { self: of('self'), node: of('node'), postgres: of('postgres') }
}

const textOf = ({ self, node, postgres }: CpuTimes): string =>
  ` (µs of processor a record: here ${Math.round(self)}, server ${Math.round(node)}, database ${Math.round(postgres)})`

/** The middle of the rounds of the product, its peer and its limit, by rate and by processor time. */
export function figuresOf(name: string, [own = [], peer = [], limit = []]: readonly Timed[][]): Measured[] {
  const figure = (ending: string, unit: string, of: (timed: Timed) => number): Measured => {
    const middle = (times: readonly Timed[]) => (times.length === 0 ? null : median(times.map(of)))
    return {
      name: `${name}${ending}`,
      value: middle(own) ?? Number.NaN,
      unit,
      peer: middle(peer),
      limit: middle(limit),
    }
  }
  return [
    figure('', 'records/s', ({ perSecond }) => perSecond),
    figure(' by processor', 'records a processor second', ({ processor }) => 1e6 / (processor ?? Number.NaN)),
  ]
}
