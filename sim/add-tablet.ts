/** Tablets of a world: enrolled ones, and a second machine that goes on from the storage of one. */
import { strangeDevice } from '#client/store/meta.ts'
import { type CommuneCode, type DeviceId, deviceId } from '#shared/ids.ts'
import { addDevice, noteScopes } from './administration.ts'
import { noteCrash, noteTwin } from './ledger.ts'
import { copyDisk } from './tablet/disk.ts'
import { createTablet, type SimTablet } from './tablet/sim-tablet.ts'
import { createWire } from './tablet/wire.ts'
import { watchOf } from './watch.ts'
import type { World } from './world.ts'

interface Owned {
  readonly name: string
  readonly officer: string
  readonly device: DeviceId
  /** Another for each tablet. */
  readonly dice: string
}

function openTablet(world: World, { name, officer, device, dice }: Owned): SimTablet {
  const { swarm, events, ids, ledger } = world
  const random = world.random.fork(dice)
  const tablet = createTablet({
    name,
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
        watch: watchOf(world, device, name),
      }),
    crashed: (error) => noteCrash(ledger, `${name} does not open`, error),
  })
  tablet.body.hasLocks = swarm.hasLocks
  world.tablets.push(tablet)
  return tablet
}

export function addTablet(world: World, number: number): void {
  const { swarm, communes, ids, tables } = world
  const officer = swarm.shared && number % 2 === 1 ? `officer-${number - 1}` : `officer-${number}`
  const dice = world.random.fork(`scope of ${number}`)
  const scope = communes.filter((_, at) => at === number % communes.length || dice.happens(0.25))
  const device = deviceId(ids.next())
  const account = tables.accounts.get(officer) ?? { id: officer, officer: true, disabled: false, scope }
  tables.accounts.set(officer, account)
  addDevice(world, device, officer)
  noteScopes(world, officer)
  const tablet = openTablet(world, { name: `T${number + 1}`, officer, device, dice: `tablet ${number}` })
  tablet.isOld = number < swarm.oldApps
  enrol(world, tablet, account.scope)
}

/** What an enrolment leaves on the disk. */
function enrol({ tables }: World, { disk }: SimTablet, scope: readonly CommuneCode[]): void {
  const value = { ...strangeDevice, epoch: tables.epoch, scope: [...scope] }
  disk.tables.meta.rows.set('device', { name: 'device', value })
}

/** The same tablet as far as anybody can tell: both live on, and neither knows of the other. Nobody may be writing. */
export function addTwin(world: World, of: SimTablet): SimTablet {
  const { officer, device } = of
  const twin = openTablet(world, { name: `${of.name}b`, officer, device, dice: 'twin' })
  twin.disk = copyDisk(of.disk)
  twin.isOld = of.isOld
  twin.body.skew = of.body.skew
  twin.body.isOnline = of.body.isOnline
  noteTwin(world.ledger, { of: of.name, name: twin.name, device })
  return twin
}
