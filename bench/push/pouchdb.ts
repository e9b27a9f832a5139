/** The peer: PouchDB 9 that replicates the same households to express-pouchdb, a document a record. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SyntheticHousehold } from '../../server/seed/generate-household.ts'
import { pouchTablets } from '../peers/pouchdb-tablets.mjs'
import type { Contender, Round } from './contender.ts'
import { recordsInBatch } from './households.ts'

const server = fileURLToPath(new URL('../peers/express-pouchdb.mjs', import.meta.url))

const filled = (units: object) =>
  Object.fromEntries(Object.entries(units).filter(([, value]) => value !== null))

const documentsOf = (households: readonly SyntheticHousehold[]): object[] =>
  households.flatMap((household) => [
    { _id: household.id, type: 'household', madeAt: household.madeAt, ...filled(household.units) },
    ...household.residents.map((resident) => ({
      _id: resident.id,
      type: 'resident',
      madeAt: household.madeAt,
      ...filled(resident.units),
    })),
  ])

export async function pushToPouch(communes: readonly string[]): Promise<Contender> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-bench-peer-'))
  const child = spawn(process.execPath, [server, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.setEncoding('utf8')
  const [port] = await once(child.stdout, 'data')
  const tablets = pouchTablets(`http://127.0.0.1:${String(port).trim()}`)
  return {
    name: 'pouchdb',
    prepare: (round: Round) =>
      tablets.prepare(
        new Map([...round].map(([commune, batches]) => [commune, batches.flatMap(documentsOf)])),
        recordsInBatch,
      ),
    countStored: () => tablets.countStored(communes),
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
