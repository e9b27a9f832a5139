/**
 * Bytes on the wire for one household of 4, sent in a batch of 25, and for one record of a commune's feed; heads
 * counted. The peer replicates the same. Both without what a browser adds to each request, of which the peer has more.
 */
import { startCentre } from '../../e2e/centre.ts'
import { report } from '../figure.ts'
import { pull } from '../node-tablet.ts'
import { documentsOf, startPouch } from '../peers/pouch.ts'
import { pouchTablets } from '../peers/pouchdb-tablets.mjs'
import { enrolAll, outboxesOf, sendAll } from '../push/dan-cu.ts'
import { householdsInBatch, makeCommunes, makeRound, recordsInBatch } from '../push/households.ts'
import { startMeter } from './meter.ts'

const batches = 20
const households = batches * householdsInBatch
const records = batches * recordsInBatch
const feedBudget = 100

const centre = await startCentre({ scale: 0.001 })
const peer = await startPouch()
const meters = { own: await startMeter(centre.port), peer: await startMeter(peer.port) }
try {
  const communes = makeCommunes(1)
  const [code = ''] = communes.map((commune) => commune.code)
  const round = makeRound(communes, batches)
  const tablets = await enrolAll(centre, [code])
  await sendAll(meters.own, outboxesOf(tablets, round))
  const push = meters.own.read()
  const [tablet] = tablets.values()
  if (tablet === undefined) throw new Error('there is no tablet')
  if ((await pull(meters.own, tablet)).length !== records) throw new Error('the feed is not whole')
  const feed = meters.own.read()
  const theirs = pouchTablets(meters.peer.origin)
  // a replication a batch, as a tablet that comes by the network for each
  for (const batch of round.get(code) ?? []) {
    await (await theirs.prepare(new Map([[code, documentsOf(batch)]]), recordsInBatch))()
  }
  const pushOfPeer = meters.peer.read()
  await theirs.pull(code, recordsInBatch * 8)
  const feedOfPeer = meters.peer.read()
  const each = (name: string, bytes: number, ofPeer: number) => ({
    name: `wire ${name}`,
    value: bytes / households,
    unit: 'bytes a household',
    peer: ofPeer / households,
    limit: null,
  })
  report([
    each('up', push.up, pushOfPeer.up),
    each('down', push.down, pushOfPeer.down),
    {
      name: 'wire feed',
      value: (feed.up + feed.down) / records,
      unit: 'bytes a record',
      peer: (feedOfPeer.up + feedOfPeer.down) / records,
      limit: feedBudget,
    },
  ])
} finally {
  for (const meter of Object.values(meters)) meter.close()
  await peer.stop()
  await centre.stop()
}
