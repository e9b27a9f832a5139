/**
 * `npm run chaos -- server|browser|network|disk [--kills N] [--seed K] [--nodes N] [--record]`: real programs, killed and
 * cut off at random moments. `--record` writes the result to docs/evidence.md, also of a run that is cut. The last line is
 * `N passed, M failed`.
 */
import { parseArgs } from 'node:util'
import { runLong } from '../e2e/long-run.ts'
import { runBrowserKills } from './browser/run-browser-kills.ts'
import { runFullDisks } from './disk/run-full-disks.ts'
import { allFaults, runNetworkFaults } from './network/run-network-faults.ts'
import { runServerKills } from './server/run-server-kills.ts'
import type { Run, Sum } from './sum.ts'

const kinds: Readonly<Record<string, { run: (run: Run) => Promise<Sum>; kills: number }>> = {
  server: { run: runServerKills, kills: 30 },
  browser: { run: runBrowserKills, kills: 15 },
  disk: { run: runFullDisks, kills: 6 },
  network: { run: runNetworkFaults, kills: allFaults },
}

const say = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    kills: { type: 'string' },
    seed: { type: 'string' },
    nodes: { type: 'string', default: '1' },
    record: { type: 'boolean', default: false },
  },
})
const kind = kinds[positionals[0] ?? '']
if (kind === undefined) {
  say(`chaos of what? ${Object.keys(kinds).join(', ')}`)
  process.exit(2)
}
const seed = values.seed ?? String(Date.now() % 1_000_000)
const kills = Number(values.kills ?? kind.kills)
const nodes = Number(values.nodes)
const several = nodes > 1 ? ` --nodes ${nodes}` : ''
const command = `npm run chaos -- ${positionals[0]} --kills ${kills} --seed ${seed}${several}`
say(`seed ${seed}`)
await runLong({
  ...{ command, of: kills, isRecorded: values.record, say },
  run: (course) => kind.run({ ...course, seed, say, kills, nodes }),
})
