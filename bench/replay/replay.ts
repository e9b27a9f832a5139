/** The same batches again, all of which the centre has: what a lost answer costs. Against the push of them just before. */
import { startCentre } from '../../e2e/centre.ts'
import { median, report, say } from '../figure.ts'
import { stopwatchAt } from '../processors.ts'
import { enrolAll, outboxesOf, sendAll } from '../push/dan-cu.ts'
import { makeCommunes, makeRound, recordsInBatch } from '../push/households.ts'

const count = 16
const rounds = 5
const batches = 8

const centre = await startCentre({ scale: 0.001 })
try {
  const communes = makeCommunes(count)
  const tablets = await enrolAll(
    centre,
    communes.map(({ code }) => code),
  )
  const stopwatch = await stopwatchAt(centre)
  const rates = { push: [] as number[], replay: [] as number[] }
  for (let number = 0; number <= rounds; number += 1) {
    say(number === 0 ? 'warming up' : `round ${number} of ${rounds}`)
    const outboxes = outboxesOf(tablets, makeRound(communes, batches))
    for (const name of ['push', 'replay'] as const) {
      const timed = await stopwatch.time(name, count * batches * recordsInBatch, () =>
        sendAll(centre, outboxes),
      )
      if (number > 0) rates[name].push(timed.perSecond)
    }
  }
  const push = median(rates.push)
  report([
    { name: 'replay', value: median(rates.replay), unit: 'records/s (peer: push)', peer: push, limit: null },
  ])
} finally {
  await centre.stop()
}
