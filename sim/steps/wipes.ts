/** What a browser throws away of a tablet's storage: the database, or the journal beside it, never both at once. */
import { splitFrames } from '#client/journal/frames.ts'
import { journalSchema } from '#client/store/meta.ts'
import { emptyDatabase } from '../tablet/disk.ts'
import { cutUnflushed } from '../tablet/journal.ts'
import { readDisk } from '../tablet/read-disk.ts'
import type { SimTablet } from '../tablet/sim-tablet.ts'
import type { World } from '../world.ts'
import type { Step } from './step.ts'

const tabletOf = ({ tablets }: World, { tablet }: Step): SimTablet | undefined =>
  tablets[tablet % tablets.length]

function switchOff({ tabs }: SimTablet): void {
  for (const { process } of [...tabs]) process.kill()
}

/**
 * Whether the journal has all that the database has: only then is it enough. A journal that was never finished, for want
 * of room, has it too, if nothing was saved without it.
 */
function isDouble({ disk }: SimTablet): boolean {
  const known = journalSchema.safeParse(disk.tables.meta.rows.get('journal')?.value).data
  if (known === undefined) return false
  if (known.isWhole) return known.canary === disk.journal.canary
  if (known.missed > 0 || disk.journal.canary !== null) return false
  // of a torn one nothing is read
  const whole = [...disk.journal.files.values()].flatMap(({ bytes }) => splitFrames(bytes).frames)
  const text = whole.map((frame) => new TextDecoder().decode(frame)).join()
  return readDisk(disk).groups.every(({ id, state }) => state === 'dropped' || text.includes(id))
}

/** Whether the database has what the journal has: after a wipe not before all of it was read. */
function isWhole({ disk }: SimTablet): boolean {
  const known = journalSchema.safeParse(disk.tables.meta.rows.get('journal')?.value).data
  return known !== undefined && known.canary === disk.journal.canary
}

function wipe(world: World, tablet: SimTablet): void {
  if (!isDouble(tablet)) return
  world.trace(() => `the database of ${tablet.name} is wiped`)
  world.ledger.wiped.add(tablet.device)
  emptyDatabase(tablet.disk)
}

export function wipeDatabase(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  switchOff(tablet)
  wipe(world, tablet)
  tablet.start()
}

/** Its file's handle is gone: the next save is in the database alone. */
export function breakJournal(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  world.trace(() => `the journal of ${tablet.name} is broken`)
  tablet.disk.journal.isBroken = true
}

export function wipeJournal(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  switchOff(tablet)
  if (tablet.disk.journal.canary !== null && isWhole(tablet)) {
    world.trace(() => `the journal of ${tablet.name} is wiped`)
    tablet.disk.journal.files.clear()
    tablet.disk.journal.canary = null
  }
  tablet.start()
}

/** The battery is out, between any two steps of what runs; and the browser may find its database damaged. */
export function cutPower(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  world.trace(() => `the power of ${tablet.name} goes`)
  switchOff(tablet)
  cutUnflushed(tablet.disk.journal, step.dice[0] ?? 0)
  if ((step.dice[1] ?? 0) < 0.6) wipe(world, tablet)
  tablet.start()
}

/** Whoever writes to the journal next dies in the midst of it, or right behind it. Started again soon, perhaps on an empty database. */
export function tearJournal(world: World, step: Step): void {
  const tablet = tabletOf(world, step)
  if (tablet === undefined) return
  world.trace(() => `the journal of ${tablet.name} will be torn`)
  tablet.disk.journal.tear = (step.dice[0] ?? 0) * 1.5
  world.events.after((step.dice[1] ?? 0) * 60_000, () => {
    if (tablet.tabs.length > 0) return
    if ((step.dice[2] ?? 0) < 0.6) wipe(world, tablet)
    tablet.start()
  })
}
