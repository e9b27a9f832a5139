/**
 * Full intake over HTTP of households of 4 in batches of 25, 16 tablets in 16 communes, no content twice; the peer and
 * the limit store the same households, all in turn in one run. The middle of the rounds counts. The same by processor
 * time, of tablets, server and database together, since on a machine that has other work the rate says little.
 */
import { startCentre } from '../../e2e/centre.ts'
import { report, say } from '../figure.ts'
import { figuresOf, type Stopwatch, stopwatchAt, type Timed } from '../processors.ts'
import type { Contender } from './contender.ts'
import { pushToDanCu } from './dan-cu.ts'
import { type BenchCommune, makeCommunes, makeRound, recordsInBatch } from './households.ts'
import { insertBare } from './limit.ts'
import { pushToPouch } from './pouchdb.ts'

const tablets = 16
const rounds = 5
const batchesInRound = 16
/** Until both have compiled what runs often. */
const batchesToWarmUp = 16
const smallestDemo = 0.001

async function race(
  stopwatch: Stopwatch,
  contenders: readonly Contender[],
  communes: readonly BenchCommune[],
): Promise<Timed[][]> {
  const times: Timed[][] = contenders.map(() => [])
  for (let number = 0; number <= rounds; number += 1) {
    say(number === 0 ? 'warming up' : `round ${number} of ${rounds}`)
    const batches = number === 0 ? batchesToWarmUp : batchesInRound
    const round = makeRound(communes, batches)
    for (const [index, { name, prepare }] of contenders.entries()) {
      const timed = await stopwatch.time(name, tablets * batches * recordsInBatch, await prepare(round))
      if (number > 0) times[index]?.push(timed)
    }
  }
  return times
}

/** Who loses something is no peer. */
async function expectAllStored(contenders: readonly Contender[]): Promise<void> {
  const wanted = tablets * (batchesToWarmUp + rounds * batchesInRound) * recordsInBatch
  for (const contender of contenders) {
    const stored = await contender.countStored()
    if (stored !== wanted) throw new Error(`${contender.name} stored ${stored} of ${wanted} records`)
  }
}

const centre = await startCentre({ scale: smallestDemo })
const communes = makeCommunes(tablets)
const codes = communes.map(({ code }) => code)
const ours = await pushToDanCu(centre, codes)
const limit = await insertBare(centre)
const peer = await pushToPouch(codes)
try {
  const contenders = [ours, peer, limit]
  const times = await race(await stopwatchAt(centre), contenders, communes)
  await expectAllStored(contenders)
  report(figuresOf('push', times))
} finally {
  await peer.stop()
  await limit.stop()
  await ours.stop()
}
