/** The whole feed of a commune of 11,130 records, decoded to rows; the peer replicates the same documents to a tablet. */
import { startCentre } from '../../e2e/centre.ts'
import { report, say } from '../figure.ts'
import { pull } from '../node-tablet.ts'
import { documentsOf, startPouch } from '../peers/pouch.ts'
import { figuresOf, stopwatchAt, type Timed } from '../processors.ts'
import { enrolAll, outboxesOf, sendAll } from '../push/dan-cu.ts'
import { makeCommunes, recordsInBatch } from '../push/households.ts'

const records = 11_130
const rounds = 5
/** Until both have compiled what runs often. */
const roundsToWarmUp = 3
/** Ten times the default of the peer; which size is its fastest has not been measured. */
const batchOfPeer = 1_000

const [commune] = makeCommunes(1)
if (commune === undefined) throw new Error('there is no commune')
const batches = Array.from({ length: Math.ceil(records / recordsInBatch) }, () => commune.nextBatch())
const households = batches.flat().slice(0, (records / recordsInBatch) * 25)
const round = new Map([
  [commune.code, Array.from({ length: 90 }, (_, n) => households.slice(n * 25, n * 25 + 25))],
])

const centre = await startCentre({ scale: 0.001 })
const peer = await startPouch()
try {
  const tablets = await enrolAll(centre, [commune.code])
  await sendAll(centre, outboxesOf(tablets, round))
  await (await peer.tablets.prepare(new Map([[commune.code, documentsOf(households)]]), records))()
  const stopwatch = await stopwatchAt(centre)
  const expectAll = (got: number) => {
    if (got !== records) throw new Error(`${got} of ${records} records came`)
  }
  const [tablet] = tablets.values()
  if (tablet === undefined) throw new Error('there is no tablet')
  const contenders = {
    'dan-cu': async () => expectAll((await pull(centre, tablet)).length),
    pouchdb: async () => expectAll(await peer.tablets.pull(commune.code, batchOfPeer)),
  }
  const times: Timed[][] = [[], []]
  for (let number = 1 - roundsToWarmUp; number <= rounds; number += 1) {
    say(number < 1 ? 'warming up' : `round ${number} of ${rounds}`)
    for (const [index, [name, work]] of Object.entries(contenders).entries()) {
      const timed = await stopwatch.time(name, records, work)
      if (number > 0) times[index]?.push(timed)
    }
  }
  report(figuresOf('pull', times))
} finally {
  await peer.stop()
  await centre.stop()
}
