/**
 * `npm run drill -- restore [--scale X] [--saves N] [--seed S]`: a centre of its own is backed up, lost and restored while
 * tablets and desks work. Says what came back and what a person is asked; the last line is `N passed, M failed`.
 */
import { parseArgs } from 'node:util'
import { countFindings } from './drill/count-findings.ts'
import { runRestoreDrill } from './drill/restore-drill.ts'

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

async function restore(options: { scale: number; saves: number; seed: string }): Promise<number> {
  say(`--scale ${options.scale} --saves ${options.saves} --seed ${options.seed}`)
  const { figures, checks } = countFindings(await runRestoreDrill({ ...options, say }))
  for (const [words, count] of figures) say(`${String(count).padStart(6)}  ${words}`)
  for (const { words, passed } of checks) say(`${passed ? 'ok    ' : 'FAILED'}  ${words}`)
  const failed = checks.filter(({ passed }) => !passed).length
  say(`${checks.length - failed} passed, ${failed} failed`)
  return failed
}

const { values, positionals } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.01' },
    saves: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
  allowPositionals: true,
})

if (positionals.join() === 'restore') {
  const { scale, saves, seed } = values
  process.exitCode = (await restore({ scale: Number(scale), saves: Number(saves), seed })) === 0 ? 0 : 1
} else {
  process.stderr.write('npm run drill -- restore [--scale X] [--saves N] [--seed S]\n')
  process.exitCode = 2
}
