/** A row in docs/evidence.md for a long run: what was run, on what, and what came of it. */
import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import { fileURLToPath } from 'node:url'
import type { Sum } from './sum.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const file = fileURLToPath(new URL('../docs/evidence.md', import.meta.url))

const head = `# Evidence

Long runs, each row appended by the run itself (\`--record\`), failures too. \`+\` behind a commit: with changes that were not committed.

| day | command | commit | result | took | machine |
| --- | --- | --- | --- | --- | --- |
`

export interface Evidence {
  /** Such as \`npm run chaos -- server --kills 100 --seed 7\`. */
  readonly command: string
  readonly sum: Sum
  /** In seconds. */
  readonly took: number
  /** What else was counted; empty for nothing. */
  readonly notes: string
}

const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()

function commitText(): string {
  const changed = git('status', '--porcelain', '--untracked-files=no', '--', '.', ':!docs/evidence.md')
  return `${git('rev-parse', '--short', 'HEAD')}${changed === '' ? '' : '+'}`
}

const durationText = (seconds: number): string =>
  seconds < 600 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`

const machineText = (): string =>
  `${os.cpus().length} × ${(os.cpus()[0]?.model ?? 'unknown').trim()}, Node ${process.version}`

export function record({ command, sum, took, notes }: Evidence): void {
  if (!existsSync(file)) writeFileSync(file, head)
  const result = `${sum.passed} passed, ${sum.failed} failed${notes === '' ? '' : `; ${notes}`}`
  const day = new Date().toISOString().slice(0, 10)
  const cells = [day, `\`${command}\``, commitText(), result, durationText(took), machineText()]
  appendFileSync(file, `| ${cells.join(' | ')} |\n`)
}
