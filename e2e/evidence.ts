/**
 * A row in docs/evidence.md for a long run: what was run, on what, and what came of it. The row is there from the first
 * result on and says that the run was cut until it has ended, so that a run that is killed is not lost.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'

export interface Sum {
  readonly passed: number
  readonly failed: number
  /** What else was counted, for the record. */
  readonly notes?: string
}

export interface Row {
  /** What has come of it so far. @param whole whether that is all that was wanted */
  write(sum: Sum, whole: boolean): void
}

export interface RowOptions {
  /** Such as `npm run chaos -- server --kills 100 --seed 7`. */
  readonly command: string
  /** How many were wanted. */
  readonly of: number
  readonly file?: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const evidence = fileURLToPath(new URL('../docs/evidence.md', import.meta.url))

const head = `# Evidence

Long runs, each row appended by the run itself (\`--record\`), failures too. \`+\` behind a commit: with changes that were not committed. "Cut": it was ended before it was through, or is not through yet.

| day | command | commit | result | took | machine |
| --- | --- | --- | --- | --- | --- |
`

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()

function commitText(): string {
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!docs/evidence.md')
  return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : '+'}`
}

const durationText = (seconds: number): string =>
  seconds < 600 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`

const machineText = (): string =>
  `${os.cpus().length} × ${(os.cpus()[0]?.model ?? 'unknown').trim()}, Node ${process.version}`

export function beginRow({ command, of, file = evidence }: RowOptions): Row {
  const began = performance.now()
  const day = new Date().toISOString().slice(0, 10)
  // of what runs, whatever is committed meanwhile
  const commit = commitText()
  let written: string | undefined
  return {
    write: ({ passed, failed, notes }, whole) => {
      const cut = whole ? '' : `cut after ${passed + failed} of ${of}: `
      const result = [`${cut}${passed} passed, ${failed} failed`, ...(notes === undefined ? [] : [notes])]
      const took = durationText((performance.now() - began) / 1000)
      const cells = [day, `\`${command}\``, commit, result.join('; '), took, machineText()]
      const row = `| ${cells.join(' | ')} |\n`
      replaceRow(file, written, row)
      written = row
    },
  }
}

/** Other runs may have written beside. */
function replaceRow(file: string, before: string | undefined, row: string): void {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : head
  const at = before === undefined ? -1 : text.lastIndexOf(before)
  const next =
    at < 0 || before === undefined ? text + row : text.slice(0, at) + row + text.slice(at + before.length)
  writeFileSync(`${file}.${process.pid}`, next)
  renameSync(`${file}.${process.pid}`, file)
}
