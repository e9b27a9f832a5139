/** What a benchmark says: one line of JSON a figure, or the same for people. */
import { execFileSync } from 'node:child_process'
import os from 'node:os'

export interface Measured {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** The same work by the peer; `null` where there is none. */
  readonly peer: number | null
  /** The same work with nothing but what cannot be left out, or the budget; `null` where there is none. */
  readonly limit: number | null
}

const round = (value: number): number => Number(value.toPrecision(4))
const ratio = (value: number, to: number | null): number | null => (to === null ? null : round(value / to))

function commit(): string {
  try {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()
    const dirty = git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+'
    return `${git('rev-parse', '--short', 'HEAD')}${dirty}`
  } catch {
    return 'unknown'
  }
}

export function figureFrom(measured: Measured) {
  const { name, value, unit, peer, limit } = measured
  const processors = os.cpus()
  return {
    name,
    value: round(value),
    unit,
    peer: peer === null ? null : round(peer),
    limit: limit === null ? null : round(limit),
    ratioToPeer: ratio(value, peer),
    ratioToLimit: ratio(value, limit),
    machine: `${processors.length} × ${processors[0]?.model.trim() ?? os.arch()}, Node ${process.versions.node}`,
    /** Processes that wanted a processor, in the last minutes: how much else the machine had to do. */
    load: round(os.loadavg()[1] ?? 0),
    commit: commit(),
  }
}

/** `--json`: one line a figure on stdout, and nothing else. */
export function report(figures: readonly Measured[]): void {
  const lines = figures.map(figureFrom)
  if (process.argv.includes('--json')) for (const line of lines) console.log(JSON.stringify(line))
  else console.table(lines.map(({ machine: _machine, load: _load, commit: _commit, ...line }) => line))
}

/** `--scale X`: the share of the full work that is done. */
export function readScale(byDefault: number): number {
  const at = process.argv.indexOf('--scale')
  const scale = at < 0 ? byDefault : Number(process.argv[at + 1])
  if (!(scale > 0)) throw new RangeError('--scale wants a number above 0')
  return scale
}

/** Progress for a person who waits; stdout is for figures. */
export const say = (text: string): void => console.error(text)

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The smallest value that at least this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('no values')
  return value
}
