// Keeps the newest figure of each name in `figures.json`, and writes `docs/performance.md` from them.
import fs from 'node:fs'
import { fileURLToPath } from 'node:url'
import { targets } from './targets.mjs'

const kept = fileURLToPath(new URL('figures.json', import.meta.url))
const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))

const head = `# Performance

Written by \`npm run bench -- all --record\`, or of one benchmark by \`npm run bench -- NAME --record\`; the figures are those of the last recorded run of each, and nothing here is written by hand but the targets and where the time goes (\`bench/targets.mjs\`). What a benchmark does stands at the head of its file, \`bench/NAME/NAME.ts\`. Peer and limit are measured in the same run, in turn. *By processor* is the time of all processors together for the same work: other work on the machine disturbs it less than a rate. *Load* is how many processes wanted a processor while it was measured; above four or so the machine was busy with other things, and rates and times are then lower limits of what it can do.

| figure | value | peer | limit | × peer | × limit | to reach | | load | commit |
| --- | ---: | ---: | ---: | ---: | ---: | --- | --- | ---: | --- |
`

const number = (value) => (value === null || value === undefined ? '' : String(value))

const rowOf = (name, figure, { to, reached }) =>
  `| ${[
    name,
    `${figure.value} ${figure.unit}`,
    ...[figure.peer, figure.limit, figure.ratioToPeer, figure.ratioToLimit].map(number),
    to,
    to === '' ? '' : reached(figure) ? 'reached' : '**missed**',
    number(figure.load),
    figure.commit,
  ].join(' | ')} |`

function write(figures) {
  const known = Object.entries(targets).flatMap(([name, target]) =>
    figures[name] === undefined ? [] : [{ name, figure: figures[name], target }],
  )
  const rows = known.map(({ name, figure, target }) => rowOf(name, figure, target))
  const missed = known.filter(({ figure, target }) => target.where !== undefined && !target.reached(figure))
  const machines = [...new Set(known.map(({ figure }) => figure.machine))]
  const missing = missed.map(({ name, target }) => `- **${name}**: ${target.where}`)
  const parts = [`${head}${rows.join('\n')}`, `Machine: ${machines.join('; ')}.`]
  if (missing.length > 0) parts.push(`## Where the time goes\n\n${missing.join('\n')}`)
  fs.writeFileSync(page, `${parts.join('\n\n')}\n`)
}

/**
 * @param {string} lines what a benchmark has printed with `--json`
 * @returns {boolean} whether every figure has a target, and so a row
 */
export function record(lines) {
  const figures = fs.existsSync(kept) ? JSON.parse(fs.readFileSync(kept, 'utf8')) : {}
  const strangers = []
  for (const line of lines.split('\n').filter((text) => text.startsWith('{'))) {
    const { name, ...figure } = JSON.parse(line)
    if (targets[name] === undefined) strangers.push(name)
    figures[name] = figure
  }
  fs.writeFileSync(kept, `${JSON.stringify(figures, null, 2)}\n`)
  write(figures)
  for (const name of strangers) console.error(`no target for ${name}: name one in bench/targets.mjs`)
  return strangers.length === 0
}
