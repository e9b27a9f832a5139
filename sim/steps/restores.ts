/** What operators do: they take backups, put one in the place of the database, announce it or not, and prune. */
import { noteScopes } from '../administration.ts'
import { type CentreTables, communeOf, copyTables, groupKeyOf } from '../centre/memory-state.ts'
import { findWronglyGone, goneFrom } from '../centre/pruned.ts'
import { beginLife, endRecovery } from '../centre/restore.ts'
import { forgetWhatWasLost, noteCrash } from '../ledger.ts'
import { readLog, sha256 } from '../oracle/read-log.ts'
import { readDisk } from '../tablet/read-disk.ts'
import type { World } from '../world.ts'
import { chosen, type Step } from './step.ts'

export function backUp(world: World): void {
  world.trace(() => 'the centre is backed up')
  world.backups.push(copyTables(world.tables))
}

/** Nobody is answered while it is done. */
export function restore(world: World, step: Step, isAnnounced: boolean): void {
  const backup = chooseBackup(world, step)
  if (backup === undefined) return
  world.trace(
    () => `the centre is restored from a backup, ${isAnnounced ? 'announced' : 'and nobody says so'}`,
  )
  world.server.kill(0)
  noteLost(world, backup, isAnnounced)
  world.tables = copyTables(backup)
  if (isAnnounced) announce(world)
  for (const officer of world.tables.accounts.keys()) noteScopes(world, officer)
}

/** Any; half of the time one that holds what was settled since, if there is one. */
function chooseBackup({ backups, tables, communes }: World, { dice }: Step): CentreTables | undefined {
  const stale = backups.filter((backup) =>
    communes.some((code) => {
      const since = communeOf(tables, code).held
      return [...communeOf(backup, code).held].some(
        ([key, { state }]) => state === 'held' && (since.get(key)?.state ?? 'held') !== 'held',
      )
    }),
  )
  return chosen(stale.length > 0 && (dice[1] ?? 0) < 0.5 ? stale : backups, dice[0])
}

/**
 * An operator whose clock stands behind the data is told so, and sets it. Who knows of a restore that nobody announced
 * says so: what comes back is not put in an order then.
 */
function announce(world: World): void {
  beginLifeNow(world)
  if (world.ledger.restores.some(({ isAnnounced }) => !isAnnounced)) endRecovery(world.tables)
}

function beginLifeNow(world: World): void {
  const name = `life-${world.ledger.restores.length + 1}`
  const begin = (): boolean => beginLife(world.tables, { at: new Date(world.centreClock.now()), name })
  if (begin()) return
  const highest = Math.max(...[...world.tables.communes.values()].map(({ seq }) => seq))
  world.centreClock.skew += highest / 1_000 + 1 - world.centreClock.now()
  begin()
}

/** What was lived and is lost: later words are held against it. */
function noteLost(world: World, backup: World['tables'], isAnnounced: boolean): void {
  const { ledger, communes } = world
  const lost = communes.map((code) => {
    const kept = communeOf(backup, code).seq
    return [code, { kept, words: readLog(world, code).story.words }] as const
  })
  const settled = settledOnTablets(world)
  ledger.restores.push({ at: world.events.now(), lost: new Map(lost), isAnnounced, settled })
  const kept = new Map(lost.map(([code, one]) => [code, one.kept]))
  forgetWhatWasLost(ledger, { kept, edits: world.forms.map(({ edit }) => edit) })
}

function settledOnTablets({ tablets }: World): Map<string, 'applied' | 'dismissed'> {
  const settled = new Map<string, 'applied' | 'dismissed'>()
  for (const { disk } of tablets)
    for (const { id, line, outcome } of readDisk(disk).groups)
      if (outcome === 'applied' || outcome === 'dismissed')
        settled.set(groupKeyOf({ id, hash: sha256(line) }), outcome)
  return settled
}

/** What is judged while it is ended is judged by either rule: nobody looks so closely. */
export function end(world: World): void {
  if (!world.server.isIdle()) {
    world.events.after(100, () => end(world))
    return
  }
  if (endRecovery(world.tables)) world.trace(() => 'the recovery is ended')
}

/** Longer than an answer is on its way: in the field it is a year. */
const ageOf = ({ wire, server }: World['swarm']): number => 5_000 + 4 * wire.slowness + 20 * server.slowness

/** What is removed or closed by now leaves the tables a while later. */
export function prune(world: World): void {
  world.events.after(ageOf(world.swarm), () => pruneNow(world))
}

function pruneNow(world: World): void {
  const at = new Date(world.centreClock.now())
  const before = copyTables(world.tables)
  world.trace(() => 'the centre is pruned')
  world.prune({ before: new Date(at.getTime() - ageOf(world.swarm)), at }).then(
    () => notePruned(world, before),
    (error) => noteCrash(world.ledger, 'the pruning failed', error),
  )
}

function notePruned({ tables, ledger, trace }: World, before: CentreTables): void {
  for (const [code, was] of before.communes) {
    const commune = communeOf(tables, code)
    const gone = goneFrom(was, commune)
    if (gone.rows.size + gone.flags.size === 0) continue
    ledger.pruned.set(commune.chain, gone)
    const wrong = findWronglyGone(gone, was)
    if (wrong !== undefined) ledger.wronglyPruned.push(wrong)
    trace(() => `${gone.rows.size} rows and ${gone.flags.size} flags of ${code} are gone`)
  }
}
