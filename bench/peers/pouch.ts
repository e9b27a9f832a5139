/** The peer: PouchDB 9 with express-pouchdb over LevelDB as its centre; a document a record, a database a commune. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SyntheticHousehold } from '../../server/seed/generate-household.ts'
import { type PouchTablets, pouchTablets } from './pouchdb-tablets.mjs'

const server = fileURLToPath(new URL('./express-pouchdb.mjs', import.meta.url))

const filled = (units: object) =>
  Object.fromEntries(Object.entries(units).filter(([, value]) => value !== null))

export const documentsOf = (households: readonly SyntheticHousehold[]): object[] =>
  households.flatMap((household) => [
    { _id: household.id, type: 'household', madeAt: household.madeAt, ...filled(household.units) },
    ...household.residents.map((resident) => ({
      _id: resident.id,
      type: 'resident',
      madeAt: household.madeAt,
      ...filled(resident.units),
    })),
  ])

export interface Pouch {
  readonly origin: string
  readonly port: number
  /** Its tablets, here in this process as the product's are. */
  readonly tablets: PouchTablets
  stop(): Promise<void>
}

export async function startPouch(): Promise<Pouch> {
  const folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-bench-peer-'))
  const child = spawn(process.execPath, [server, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  child.stdout.setEncoding('utf8')
  const [said] = await once(child.stdout, 'data')
  const port = Number(said)
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    port,
    tablets: pouchTablets(origin),
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
