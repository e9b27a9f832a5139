/**
 * Full intake over HTTP of households of 4 in batches of 25, 16 tablets in 16 communes, no content twice; the peer and
 * the limit store the same households, all in turn in one run. The middle of the rounds counts.
 */
import { startCentre } from '../../e2e/centre.ts'
import { type CpuTimes, parentOf, readCpuTimes } from '../cpu.ts'
import { median, report, say } from '../figure.ts'
import type { Contender, Round } from './contender.ts'
import { pushToDanCu } from './dan-cu.ts'
import { type BenchCommune, makeCommunes, recordsInBatch } from './households.ts'
import { insertBare } from './limit.ts'
import { pushToPouch } from './pouchdb.ts'

const tablets = 16
const rounds = 5
const batchesInRound = 16
/** Until both have compiled what runs often. */
const batchesToWarmUp = 16
const smallestDemo = 0.001

const makeRound = (communes: readonly BenchCommune[], batches: number): Round =>
  new Map(
    communes.map((commune) => [commune.code, Array.from({ length: batches }, () => commune.nextBatch())]),
  )

/** Records a second. */
async function time(contender: Contender, round: Round, batches: number): Promise<number> {
  const send = await contender.prepare(round)
  const before = readCpuTimes(postmaster)
  const started = performance.now()
  await send()
  const records = tablets * batches * recordsInBatch
  const rate = (records * 1000) / (performance.now() - started)
  say(`${contender.name} ${Math.round(rate)} records/s${cpuText(before, records)}`)
  return rate
}

/** Who spent how much on a record: the tablets with us, the server, the database. */
function cpuText(before: CpuTimes | undefined, records: number): string {
  const after = readCpuTimes(postmaster)
  if (before === undefined || after === undefined) return ''
  const spent = (who: keyof CpuTimes) => Math.round(((after[who] - before[who]) * 1000) / records)
  // less than nothing where connections have ended meanwhile, with what they had spent
  const database = Math.max(0, spent('postgres'))
  return ` (µs of processor a record: here ${spent('self')}, server ${spent('node')}, database ${database})`
}

async function race(
  contenders: readonly Contender[],
  communes: readonly BenchCommune[],
): Promise<number[][]> {
  const warmUp = makeRound(communes, batchesToWarmUp)
  for (const contender of contenders) await time(contender, warmUp, batchesToWarmUp)
  const rates: number[][] = contenders.map(() => [])
  for (let number = 1; number <= rounds; number += 1) {
    say(`round ${number} of ${rounds}`)
    const round = makeRound(communes, batchesInRound)
    for (const [index, contender] of contenders.entries()) {
      rates[index]?.push(await time(contender, round, batchesInRound))
    }
  }
  return rates
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
const backend = await centre.database.query<{ id: number }>('select pg_backend_pid() as id')
const postmaster = parentOf(backend.rows[0]?.id ?? 0)
const communes = makeCommunes(tablets)
const codes = communes.map(({ code }) => code)
const ours = await pushToDanCu(centre, codes)
const limit = await insertBare(centre)
const peer = await pushToPouch(codes)
try {
  const contenders = [ours, peer, limit]
  const [value, besides, bare] = (await race(contenders, communes)).map(median)
  await expectAllStored(contenders)
  report([{ name: 'push', value: value ?? 0, unit: 'records/s', peer: besides ?? null, limit: bare ?? null }])
} finally {
  await peer.stop()
  await limit.stop()
  await ours.stop()
}
