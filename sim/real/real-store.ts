/** The centre's database on PostgreSQL, as it serves, with what the history needs around it: people told before, tables read after. */
import type pg from 'pg'
import { type CentreStore, storeOnPostgres } from '#server/store/centre-store.ts'
import { pruneCommunes } from '#server/store/prune.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { type CentreTables, hex } from '../centre/memory-state.ts'
import type { Database } from '../open-world.ts'
import { readCommune, readNumbers } from './read-tables.ts'
import type { Traffic } from './traffic.ts'
import { peopleWriter } from './write-people.ts'
import { tablesWriter } from './write-tables.ts'

export interface RealDatabaseInput {
  /** As it serves. */
  readonly pool: pg.Pool
  /** To arrange and to look. */
  readonly owner: pg.Pool
  readonly traffic: Traffic
}

export function databaseInReality(
  { pool, owner, traffic }: RealDatabaseInput,
  tables: () => CentreTables,
): Database {
  const store = storeOnPostgres(pool)
  const [putInPlace, tellPeople] = [tablesWriter(owner, tables), peopleWriter(owner, tables)]
  const reading = <T>(statement: () => Promise<T>): Promise<T> =>
    traffic.during(putInPlace().then(tellPeople).then(statement))
  /** What was written is read from the tables before anybody else comes. */
  const writing = <T>(statement: () => Promise<T>, communes: readonly CommuneCode[]): Promise<T> =>
    reading(async () => {
      try {
        return await statement()
      } finally {
        for (const code of communes) await readCommune(owner, tables(), code)
        await readNumbers(owner, tables())
      }
    })
  const ofHistory: CentreStore = {
    readForBatch: (question) => reading(() => store.readForBatch(question)),
    writeCommune: (write) => writing(() => store.writeCommune(write), [write.commune]),
    noteContact: (contact) => reading(() => store.noteContact(contact)),
    readFeedPage: (question) => reading(() => store.readFeedPage(question)),
    readDeviceState: (tokenHash) => reading(() => store.readDeviceState(tokenHash)),
    readLedger: (question) => reading(() => store.readLedger(question)),
    noteLedger: async (device, found) => {
      await reading(() => store.noteLedger(device, found))
      tables().ledgers.set(device, found)
    },
    findHeld: (commune, group) => reading(() => store.findHeld(commune, group)),
    readForHeld: (question) => reading(() => store.readForHeld(question)),
    readStoredBatch: (commune, batch) => reading(() => store.readStoredBatch(commune, batch)),
    getDesk: async (account, newId) => {
      const id = await reading(() => store.getDesk(account, newId))
      const desk = { id, account, kind: 'desk', revoked: false } as const
      tables().devices.set(hex(Buffer.from(id)), desk)
      return id
    },
    readForDecision: (question) => reading(() => store.readForDecision(question)),
    takeNumberChecks: (limit) => writing(() => store.takeNumberChecks(limit), []),
    settleNumberFlags: (settlement) =>
      writing(() => store.settleNumberFlags(settlement), [settlement.commune]),
    endNumberChecks: (entries) => writing(() => store.endNumberChecks(entries), []),
    takeMoves: (limit, at) => writing(() => store.takeMoves(limit, at), []),
    settleMoveFlag: (settlement) => writing(() => store.settleMoveFlag(settlement), [settlement.commune]),
    endMoves: (entries) => writing(() => store.endMoves(entries), []),
  }
  return {
    store: ofHistory,
    prune: async (pruning) => {
      await writing(() => pruneCommunes(owner, pruning), [...tables().communes.keys()])
    },
  }
}
