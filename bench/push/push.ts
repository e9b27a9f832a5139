/**
 * Full intake over HTTP of households of 4 in batches of 25, 16 tablets in 16 communes, no content twice; the peer and
 * the limit store the same households, all in turn in one run. The middle of the rounds counts. The same by processor
 * time, of tablets, server and database together, since on a machine that has other work the rate says little. Numbers
 * and people that are there twice are looked for when the line before the intake is gone: what that costs is counted in a
 * figure of its own, on top of the push.
 */
import { startCentre } from '../../e2e/centre.ts'
import { type Measured, median, report, say } from '../figure.ts'
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
): Promise<{ readonly times: Timed[][]; readonly afterwards: Timed[] }> {
  const times: Timed[][] = contenders.map(() => [])
  const afterwards: Timed[] = []
  for (let number = 0; number <= rounds; number += 1) {
    say(number === 0 ? 'warming up' : `round ${number} of ${rounds}`)
    const batches = number === 0 ? batchesToWarmUp : batchesInRound
    const round = makeRound(communes, batches)
    const records = tablets * batches * recordsInBatch
    for (const [index, { name, prepare, settle }] of contenders.entries()) {
      const timed = await stopwatch.time(name, records, await prepare(round))
      if (number > 0) times[index]?.push(timed)
      if (settle === undefined) continue
      const after = await stopwatch.time(`${name} afterwards`, records, settle)
      if (number > 0) afterwards.push(after)
    }
  }
  return { times, afterwards }
}

/** With what follows: of both, what the machine can do in the long run. */
function wholeOf(own: readonly Timed[], afterwards: readonly Timed[], peers: readonly Timed[]): Measured {
  const perSecond = (spent: readonly (number | null)[]) =>
    1e6 / median(spent.map((each) => each ?? Number.NaN))
  return {
    name: 'push and all that follows, by processor',
    value: perSecond(
      own.map(({ processor }, round) => (processor ?? 0) + (afterwards[round]?.processor ?? 0)),
    ),
    unit: 'records a processor second',
    peer: perSecond(peers.map(({ processor }) => processor)),
    limit: null,
  }
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
  const { times, afterwards } = await race(await stopwatchAt(centre), contenders, communes)
  await expectAllStored(contenders)
  const [own = [], peers = []] = times
  report([...figuresOf('push', times), wholeOf(own, afterwards, peers)])
} finally {
  await peer.stop()
  await limit.stop()
  await ours.stop()
}
