/**
 * Push at a centre that has 10 million residents against one that has 100,000 (`--scale 1`): the same batches of the
 * same tablets, in turn. The large one is filled by COPY. By rate, and by processor time, which other work disturbs less.
 */
import { type Centre, startCentre } from '../../e2e/centre.ts'
import { median, readScale, report, say } from '../figure.ts'
import { stopwatchAt, type Timed } from '../processors.ts'
import { countStored, enrolAll, outboxesOf, sendAll } from '../push/dan-cu.ts'
import { householdsInBatch, makeCommunes, makeRound, recordsInBatch } from '../push/households.ts'
import { multiply } from './load.ts'

const residents = 100_000 * readScale(0.1)
const times = 100
const tablets = 16
const rounds = 7
const batches = 8

const communes = makeCommunes(tablets)
const codes = communes.map(({ code }) => code)

interface Contender {
  readonly name: string
  readonly centre: Centre
  readonly tablets: Awaited<ReturnType<typeof enrolAll>>
}

async function open(name: string): Promise<Contender> {
  const centre = await startCentre({ scale: 0.001 })
  return { name, centre, tablets: await enrolAll(centre, codes) }
}

const small = await open('small')
const large = await open('large')
try {
  const first = makeRound(communes, Math.max(1, Math.round(residents / tablets / (householdsInBatch * 4))))
  for (const each of [small, large]) await sendAll(each.centre, outboxesOf(each.tablets, first))
  await multiply(large.centre, codes, times - 1)
  const { rows } = await large.centre.database.query<{ count: string }>('select count(*) from resident')
  say(`${rows[0]?.count} residents in the large one`)
  const stopwatch = await stopwatchAt(small.centre, large.centre)
  const timed: Record<string, Timed[]> = { small: [], large: [] }
  for (let number = 0; number <= rounds; number += 1) {
    const round = makeRound(communes, batches)
    for (const { name, centre, tablets: own } of number % 2 === 0 ? [small, large] : [large, small]) {
      const outboxes = outboxesOf(own, round)
      const one = await stopwatch.time(name, tablets * batches * recordsInBatch, () =>
        sendAll(centre, outboxes),
      )
      if (number > 0) timed[name]?.push(one)
    }
  }
  const [ofSmall, ofLarge] = await Promise.all([small, large].map(({ centre }) => countStored(centre, codes)))
  if (ofSmall !== ofLarge) throw new Error(`the two stored ${ofSmall} and ${ofLarge} records`)
  const of = (name: string, what: (one: Timed) => number) => median((timed[name] ?? []).map(what))
  const rate = ({ perSecond }: Timed) => 1e6 / perSecond
  const processor = ({ processor: spent }: Timed) => spent ?? Number.NaN
  report([
    { name: 'growth', value: of('large', rate), unit: 'µs a record', peer: of('small', rate), limit: null },
    {
      name: 'growth by processor',
      value: of('large', processor),
      unit: 'µs a record',
      peer: of('small', processor),
      limit: null,
    },
  ])
} finally {
  await small.centre.stop()
  await large.centre.stop()
}
