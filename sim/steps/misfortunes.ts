/** What goes wrong around tablets and centre, and what administrators change under way. */
import { addTwin } from '../add-tablet.ts'
import { noteScopes, setRevoked, setScope } from '../administration.ts'
import { communeOf } from '../centre/memory-state.ts'
import type { Attempt } from '../ledger.ts'
import { copyDisk } from '../tablet/disk.ts'
import type { SimTablet } from '../tablet/sim-tablet.ts'
import type { World } from '../world.ts'
import { chosen, type Step } from './step.ts'

const tabletOf = ({ tablets }: World, { tablet }: Step): SimTablet | undefined =>
  tablets[tablet % tablets.length]

export function takeScope(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  const scope = world.tables.accounts.get(tablet.officer)?.scope ?? []
  const commune = chosen(scope, step.dice[0])
  world.trace(() => `${tablet.officer} loses ${commune}`)
  setScope(
    world,
    tablet.officer,
    scope.filter((one) => one !== commune),
  )
}

export function giveScope(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  const commune = chosen(world.communes, step.dice[0])
  if (tablet === undefined || commune === undefined) return
  const scope = world.tables.accounts.get(tablet.officer)?.scope ?? []
  world.trace(() => `${tablet.officer} gets ${commune}`)
  setScope(world, tablet.officer, [...new Set([...scope, commune])])
}

/** All at once to another commune, whatever waits on the tablet. */
export function moveOfficer(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  const scope = world.tables.accounts.get(tablet.officer)?.scope ?? []
  const commune = chosen(
    world.communes.filter((code) => !scope.includes(code)),
    step.dice[0],
  )
  if (commune === undefined) return
  world.trace(() => `${tablet.officer} moves from ${scope.join()} to ${commune}`)
  setScope(world, tablet.officer, [commune])
}

export function revoke(world: World, step: Step, revoked: boolean): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  world.trace(() => `${tablet.name} is ${revoked ? 'revoked' : 'allowed'}`)
  setRevoked(world, tablet.device, revoked)
}

export function setUnit(world: World, { dice }: Step, isOpen: boolean): void {
  const { tables, communes } = world
  const commune = chosen(communes, dice[0])
  if (commune === undefined) return
  world.trace(() => (isOpen ? 'all units are open' : `${commune} is closed`))
  if (isOpen) for (const code of communes) tables.units.add(code)
  else tables.units.delete(commune)
  for (const officer of tables.accounts.keys()) noteScopes(world, officer)
}

export function setOnline(world: World, step: Step, isOnline: boolean): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined || tablet.body.isOnline === isOnline) return
  world.trace(() => `${tablet.name} goes ${isOnline ? 'online' : 'offline'}`)
  connect(tablet, isOnline)
}

export function connect({ body }: SimTablet, isOnline: boolean): void {
  body.isOnline = isOnline
  for (const changed of [...body.connectionListeners]) changed()
}

/** Between any two steps of what runs; often started again soon. */
export function kill(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  const tab = tablet === undefined ? undefined : chosen(tablet.tabs, step.dice[0])
  if (tablet === undefined || tab === undefined) return
  const steps = Math.floor((step.dice[1] ?? 0) * 60)
  world.trace(() => `${tablet.name} is killed in ${steps} steps`)
  tab.process.kill(steps)
  if ((step.dice[2] ?? 0) < 0.7) world.events.after((step.dice[3] ?? 0) * 60_000, () => restart(world, step))
}

export function restart(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined || tablet.tabs.length > 0) return
  world.trace(() => `${tablet.name} starts`)
  tablet.start()
}

export function secondTab(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined || tablet.tabs.length > 1) return
  world.trace(() => `${tablet.name} opens a tab`)
  tablet.start()
}

export function killServer(world: World, { dice }: Step): void {
  const statements = Math.ceil((dice[0] ?? 0) * 8) / 2
  world.trace(() => `the server is killed in ${statements} statements`)
  world.server.kill(statements)
}

const minute = 60_000
const year = 365 * 24 * 3600_000

const jumps = [-5 * year, -minute, 3 * minute, year, 20 * year]

export function jumpCentreClock({ centreClock, trace }: World, { dice }: Step): void {
  const by = chosen(jumps, dice[0]) ?? 0
  trace(() => `the clock of the centre jumps by ${by} ms`)
  centreClock.skew += by
}

export function jumpClock(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  const by = chosen(jumps, step.dice[0]) ?? 0
  world.trace(() => `the clock of ${tablet.name} jumps by ${by} ms`)
  tablet.body.skew += by
}

export function fillDisk(world: World, step: Step, isFull: boolean): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  world.trace(() => `the disk of ${tablet.name} is ${isFull ? 'full' : 'free'}`)
  tablet.disk.full = isFull
  tablet.disk.journal.hasRoom = (step.dice[0] ?? 0) < 0.3
}

/** A proxy takes offence at something that is yet to be sent, or would be sent again, and refuses it for ever. */
export function refuse(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined || world.refused.size > 0) return
  const states = (step.dice[1] ?? 0) < 0.7 ? ['open', 'sent'] : ['applied', 'kept']
  const found = [...tablet.disk.tables.groups.rows.values()].filter(({ state }) =>
    states.includes(String(state)),
  )
  const id = chosen(found, step.dice[0])?.groupId
  if (typeof id !== 'string') return
  world.trace(() => `a proxy refuses ${id.slice(-4)} of ${tablet.name}`)
  world.refused.add(id)
}

/** An error that nobody foresaw, for whoever writes in one household. */
export function sicken({ tables, communes, sick, trace }: World, { dice }: Step): void {
  const rows = communes.flatMap((code) => [...communeOf(tables, code).rows.values()])
  const row = chosen(
    rows.filter(({ type }) => type === 'household'),
    dice[0],
  )
  if (row === undefined) return
  trace(() => `whoever checks ${row.id.slice(-4)} meets an error`)
  sick.add(row.id)
}

/** Nobody writes to it just now. */
export function copyStorage(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined || !tablet.disk.lock.isFree()) return
  world.trace(() => `the storage of ${tablet.name} is copied`)
  const saves = world.ledger.attempts.filter((attempt) => attempt.tablet === tablet.name && isSaved(attempt))
  tablet.copy = { disk: copyDisk(tablet.disk), saves }
}

/** A disk image, or a backup, is put onto a second tablet, and the first goes on as well; mostly one on which something waits. */
export function startSecondMachine(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined || world.ledger.twins.length > 0 || !tablet.disk.lock.isFree()) return
  const isWaiting = [...tablet.disk.tables.groups.rows.values()].some(({ state }) => state === 'open')
  if (!isWaiting && (step.dice[0] ?? 0) < 0.9) return
  world.trace(() => `a second machine goes on as ${tablet.name}`)
  addTwin(world, tablet).start()
}

/** Under way: what the old app left on the disk is the new one's. */
export function updateApp(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet?.isOld !== true) return
  world.trace(() => `the app of ${tablet.name} is updated`)
  for (const { process } of [...tablet.tabs]) process.kill()
  tablet.isOld = false
  tablet.start()
}

const isSaved = ({ outcome }: Attempt): boolean => outcome !== 'not-saved'

/** As of the day of the copy: what was saved since and not sent is gone with it, and what was taken back since is there. */
export function putBackStorage(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  const { ledger } = world
  if (tablet?.copy === undefined) return
  world.trace(() => `the storage of ${tablet.name} is put back`)
  for (const { process } of [...tablet.tabs]) process.kill()
  const { disk, saves } = tablet.copy
  tablet.disk = copyDisk(disk)
  ledger.putBack.add(tablet.device)
  const isOld = new Set(saves)
  for (const attempt of ledger.attempts) {
    if (attempt.tablet !== tablet.name) continue
    if (isOld.has(attempt) && !isSaved(attempt)) attempt.outcome = 'maybe'
    if (!isOld.has(attempt) && isSaved(attempt)) attempt.outcome = 'gone'
  }
  tablet.start()
}
