import { strangeDevice } from '#client/store/meta.ts'
import type { CentreStore } from '#server/store/centre-store.ts'
import type { Pruning } from '#server/store/prune.ts'
import { type CommuneCode, communeCode, deviceId, epoch } from '#shared/ids.ts'
import { addDevice, noteScopes } from './administration.ts'
import { type Door, type DoorInput, openDoor } from './centre/door.ts'
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
import { createTablet, type SimTablet } from './tablet/sim-tablet.ts'
import { createWire } from './tablet/wire.ts'
import { watchOf } from './watch.ts'
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
  const server = startServer({
    events,
    ids,
    random: random.fork('server'),
    store: noting(database.store, () => world),
    now: () => centreClock.now(),
    pageLimit: swarm.pageLimit,
    mishaps,
    report: (error) => noteCrash(ledger, 'the intake reported', error),
  })
  const tablets: SimTablet[] = []
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
    tablets,
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
  for (let number = 0; number < swarm.tablets; number += 1) tablets.push(addTablet(world, number))
  server.setFaults(swarm.server)
  for (const tablet of tablets) tablet.start()
  return world
}

function addTablet(world: World, number: number): SimTablet {
  const { swarm, communes, events, ids, ledger } = world
  const random = world.random.fork(`tablet ${number}`)
  const officer = swarm.shared && number % 2 === 1 ? `officer-${number - 1}` : `officer-${number}`
  const scope = communes.filter((_, at) => at === number % communes.length || random.happens(0.25))
  const device = deviceId(ids.next())
  const known = world.tables.accounts.get(officer)
  const account = known ?? { id: officer, officer: true, disabled: false, scope }
  world.tables.accounts.set(officer, account)
  addDevice(world, device, officer)
  noteScopes(world, officer)
  const tablet = createTablet({
    name: `T${number + 1}`,
    officer,
    device,
    events,
    ids,
    random,
    jitter: swarm.jitter,
    network: (body) =>
      createWire({
        events,
        random,
        door: world.door,
        faults: () => world.wireFaults,
        isOnline: () => body.isOnline,
        refused: world.refused,
        isLater: swarm.isLaterCentre,
        watch: watchOf(world, device, `T${number + 1}`),
      }),
    crashed: (error) => noteCrash(ledger, `T${number + 1} does not open`, error),
  })
  tablet.body.hasLocks = swarm.hasLocks
  enrol(world, tablet, account.scope)
  return tablet
}

/** What an enrolment leaves on the disk. */
function enrol({ tables }: World, { disk }: SimTablet, scope: readonly CommuneCode[]): void {
  const value = { ...strangeDevice, epoch: tables.epoch, scope: [...scope] }
  disk.tables.meta.rows.set('device', { name: 'device', value })
}
