import type { CentreStore } from '#server/store/centre-store.ts'
import type { Pruning } from '#server/store/prune.ts'
import { communeCode, epoch } from '#shared/ids.ts'
import { addTablet } from './add-tablet.ts'
import { type Door, type DoorInput, openDoor } from './centre/door.ts'
import { watchLeftBehind } from './centre/left-behind.ts'
import { type CentreTables, emptyTables } from './centre/memory-state.ts'
import { storeInMemory } from './centre/memory-store.ts'
import { createMishaps } from './centre/mishaps.ts'
import { pruneInMemory } from './centre/prune.ts'
import { findAskedAgain, openQuestions } from './centre/questions.ts'
import { startServer } from './centre/server.ts'
import { createEvents, type Events } from './events.ts'
import { countIds } from './ids.ts'
import { newLedger, noteCrash } from './ledger.ts'
import { randomFrom } from './random.ts'
import { seedCommunes } from './seed-communes.ts'
import { chooseSwarm } from './swarm.ts'
import { type CentreClock, supervisor, type World } from './world.ts'

const allCommunes = ['22915', '22918', '22921', '22924'].map(communeCode)

export interface Database {
  readonly store: CentreStore
  /** As the owner of the tables does once a day. */
  prune(pruning: Pruning): Promise<void>
}

/** What stands behind the wire; the clock waits for it. */
export interface Behind {
  readonly events: Events
  openDatabase(tables: () => CentreTables): Database
  openDoor(input: DoorInput): Door
}

const inMemory = (): Behind => ({
  events: createEvents(),
  openDatabase: (tables) => ({
    store: storeInMemory(tables),
    prune: async (pruning) => pruneInMemory(tables(), pruning),
  }),
  openDoor,
})

/** Of each write: when its head of the chain came to be, and whether somebody was asked what they had answered. */
const noting = (store: CentreStore, world: () => World): CentreStore => ({
  ...store,
  writeCommune: async (write) => {
    const { tables, ledger, events } = world()
    const before = openQuestions(tables, write.commune)
    const written = await store.writeCommune(write)
    if (written === undefined) return undefined
    ledger.arrivedAt.set(written.chain, events.now())
    const again = findAskedAgain(tables, write, before)
    if (again !== undefined) ledger.askedAgain.push(again)
    return written
  },
})

export interface WorldOptions {
  readonly seed: number
  /** A centre in memory, when it is not given. */
  readonly behind?: Behind
  readonly trace?: (line: string) => void
}

export async function openWorld({ seed, trace, behind = inMemory() }: WorldOptions): Promise<World> {
  const random = randomFrom(seed)
  const swarm = chooseSwarm(random.fork('swarm'))
  const { events } = behind
  const ids = countIds()
  const ledger = newLedger()
  const communes = allCommunes.slice(0, swarm.communes)
  const tables = emptyTables(epoch('life-1'))
  for (const code of communes) tables.units.add(code)
  const centreClock: CentreClock = { skew: 0, now: () => events.now() + centreClock.skew }
  const mishaps = createMishaps(random.fork('mishaps'))
  const database = behind.openDatabase(() => world.tables)
  const findLeftBehind = watchLeftBehind(communes)
  const server = startServer({
    events,
    ids,
    random: random.fork('server'),
    store: noting(database.store, () => world),
    now: () => centreClock.now(),
    pageLimit: swarm.pageLimit,
    mishaps,
    report: (error) => noteCrash(ledger, 'the intake reported', error),
    rested: (isWell) => {
      const left = findLeftBehind(world.tables, isWell)
      if (left !== undefined) ledger.leftBehind.push(left)
    },
  })
  const world: World = {
    seed,
    swarm,
    random,
    events,
    ids,
    ledger,
    server,
    door: behind.openDoor({
      server,
      nameOf: (code) => `Xã ${code}`,
      isUnit: (code) => world.tables.units.has(code),
      failed: (error) => noteCrash(ledger, 'a request failed', error),
    }),
    communes,
    tablets: [],
    refused: new Set(),
    sick: mishaps.sick,
    forms: [],
    looks: [],
    tables,
    prune: database.prune,
    backups: [],
    centreClock,
    wireFaults: swarm.wire,
    step: -1,
    trace: (line) => trace?.(`${new Date(events.now()).toISOString().slice(5, 19)}  ${line()}`),
  }
  tables.accounts.set(supervisor, { id: supervisor, officer: false, disabled: false, scope: communes })
  await seedCommunes(world)
  for (let number = 0; number < swarm.tablets; number += 1) addTablet(world, number)
  server.setFaults(swarm.server)
  for (const tablet of world.tablets) tablet.start()
  return world
}
