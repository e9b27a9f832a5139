/**
 * The one way in which a record is written on a tablet. Promises: a save compares what the form displayed with what is
 * shown now and writes nothing where they differ; the group, its place in the outbox and the end of its drafts are one
 * strict transaction; before it the journal has the group, so that no save is shown as saved that one disk alone has; and
 * "saved" is said after both are on the disk. It must never wait for the network.
 */

import { isoTime } from '#client/vault/clock.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import { sameUnit, type UnitValue } from '#shared/records/unit.ts'
import type { GroupEvent } from '#shared/sync/group-event.ts'
import { again, type StoreContext, untilWritten, writeAtRevision } from './context.ts'
import type { TabletDatabase } from './database.ts'
import { draftPlan, lineOf, putGroup, savedGroup, sealDrafted } from './drafted-group.ts'
import type { StandingDraft } from './drafts.ts'
import { findChange, isWaiting } from './groups.ts'
import { noteMissed, unknownEpoch } from './meta.ts'
import type { OpenBook, SavedRows } from './open-book.ts'
import { planSave, planSettle, type SavePlan } from './plan-save.ts'
import { findOpenConflicts, unitsBeneath } from './show-record.ts'
import type { ConflictView, Edit, SaveResult } from './views.ts'

export interface Desk {
  readonly context: StoreContext
  readonly book: OpenBook
}

export interface Save {
  readonly household: RecordId
  readonly edits: readonly Edit[]
  readonly event?: GroupEvent | undefined
  /** Of a new household. */
  readonly commune?: CommuneCode | undefined
  /** Drafts that end with the save. */
  readonly drafts?: Promise<readonly StandingDraft[]>
  /** Writes a value also where it equals what was seen: it withdraws a claim. */
  readonly keepSame?: boolean
}

export const noDrafts: Promise<readonly StandingDraft[]> = Promise.resolve([])

export type Planned =
  | { readonly kind: 'plan'; readonly commune: CommuneCode; readonly plan: SavePlan; readonly life: number }
  | SaveResult

export const saveRecords = (desk: Desk, save: Save): Promise<SaveResult> =>
  attempt(desk, save.drafts ?? noDrafts, () => planRecords(desk, save))

export const settleConflict = (desk: Desk, conflict: ConflictView, chosen: UnitValue): Promise<SaveResult> =>
  attempt(desk, noDrafts, () => planChoice(desk, conflict, chosen))

/** Plans on what the memory shows, seals, and writes if the database still stands at the revision of the memory. */
export async function attempt(
  { context, book }: Desk,
  drafts: Promise<readonly StandingDraft[]>,
  plan: () => Planned,
): Promise<SaveResult> {
  const result = await untilWritten(async () => {
    const ending = await drafts
    const planned = plan()
    if (planned.kind !== 'plan') return planned
    const revision = book.revision()
    let found = revision
    const see = (standing: number) => {
      found = standing
    }
    const outcome = await write(context, { ...planned, revision, drafts: ending, see }).catch(
      (error): SaveResult => ({ kind: 'failed', why: context.database.whyFailed(error) }),
    )
    if (outcome === again) await book.refresh(found)
    return outcome
  })
  // What was journaled and not committed must not come back: said now, or at the next start.
  if (result.kind !== 'written') await context.journal.settle().catch(() => undefined)
  // What was saved is saved: a memory that cannot be refreshed now is refreshed with the next write.
  if (result.kind !== 'written') {
    await book.refresh().catch(() => undefined)
    return result
  }
  await book.takeSaved(result.saved).catch(() => undefined)
  return { kind: 'saved', savedAt: result.savedAt }
}

function planRecords({ context, book }: Desk, save: Save): Planned {
  const { memory } = book
  const commune = communeOf({ context, book }, save)
  if (commune === undefined || !memory.inScope(commune)) return { kind: 'refused', why: 'scope' }
  const conflicts = save.edits.flatMap((edit) => differences(book, edit))
  if (conflicts.length > 0) return { kind: 'changed', conflicts }
  // The centre's word about epoch and scope is written like rows: with another one the revision is another, too.
  const epoch = book.epoch()
  if (epoch === unknownEpoch) return { kind: 'refused', why: 'epoch' }
  const plan = planSave({
    groupId: context.ids.group(),
    epoch,
    household: save.household,
    edits: save.edits,
    event: save.event,
    madeAt: isoTime(context.clock),
    groups: memory.liveGroups(),
    keepSame: save.keepSame ?? false,
    beneath: (group, id) => {
      const input = memory.findInput(id)
      return input === undefined ? {} : unitsBeneath(input, group)
    },
  })
  return { kind: 'plan', commune, plan, life: lifeOf(book, commune, save.edits) }
}

/** What is written over an unanswered value of another life of the centre belongs to that one, too. */
function lifeOf(book: OpenBook, commune: CommuneCode, edits: readonly Pick<Edit, 'id'>[]): number {
  const below = book.memory
    .liveGroups()
    .filter((group) => isWaiting(group.state) && edits.some(({ id }) => findChange(group, id) !== undefined))
  return Math.min(book.life(commune), ...below.map(({ life }) => life))
}

/** Nothing for what was shown when the form was opened and has left the tablet with its commune since. */
function communeOf({ book }: Desk, { household, edits, commune }: Save): CommuneCode | undefined {
  for (const id of [household, ...edits.map((edit) => edit.id)]) {
    const known = book.memory.findInput(id)?.commune
    if (known !== undefined) return known
  }
  if (!edits.some(({ id, kind }) => id === household && kind === 'create')) return undefined
  const [first, ...others] = book.live.get().communes
  const chosen = commune ?? (others.length === 0 ? first : undefined)
  if (chosen === undefined) throw new Error('a form saved a new household without its commune')
  return chosen
}

/** Touched units that show another value by now than the form displayed. */
function differences({ memory }: OpenBook, edit: Edit): ConflictView[] {
  if (edit.kind === 'create') return []
  const view = memory.findView(edit.id)
  const units = edit.kind === 'remove' ? Object.keys(view?.units ?? {}) : Object.keys(edit.wrote)
  return units.flatMap((unit): ConflictView[] => {
    const now = view?.units[unit] ?? null
    const saw = edit.saw[unit] ?? null
    if (sameUnit(now, saw)) return []
    return [
      {
        id: edit.id,
        unit,
        saw,
        now,
        nowBy: view?.updatedBy ?? '',
        nowAt: view?.updatedAt ?? '',
        mine: edit.wrote[unit] ?? null,
        mineBy: memory.me,
        kind: 'unsent',
      },
    ]
  })
}

function planChoice(desk: Desk, conflict: ConflictView, chosen: UnitValue): Planned {
  const { memory } = desk.book
  const { id, unit } = conflict
  const input = memory.findInput(id)
  const view = memory.findView(id)
  if (input === undefined || view === undefined) return { kind: 'changed', conflicts: [] }
  const open = findOpenConflicts(input).find((one) => one.unit === unit)
  if (open !== undefined) {
    if (!sameUnit(open.now, conflict.now)) return { kind: 'changed', conflicts: view.conflicts }
    if (!memory.inScope(view.commune)) return { kind: 'refused', why: 'scope' }
    const group = planSettle(open, id, chosen, isoTime(desk.context.clock))
    const plan = { kind: 'fold', into: open.group, group } as const
    return { kind: 'plan', commune: view.commune, plan, life: lifeOf(desk.book, view.commune, [{ id }]) }
  }
  const shown = view.units[unit] ?? null
  const flagged = conflict.kind === 'flagged'
  // of what is not open any more, the officer was shown both values, and has seen no third
  const wasShown = sameUnit(shown, conflict.now) || (!flagged && sameUnit(shown, conflict.mine))
  if (!wasShown) return { kind: 'changed', conflicts: view.conflicts }
  const household = typeof view.units.household === 'string' ? view.units.household : id
  const edit: Edit = {
    type: view.type,
    id,
    kind: 'edit',
    wrote: { [unit]: chosen },
    saw: { [unit]: shown },
    base: { [unit]: view.base[unit] ?? 0 },
  }
  const owner = memory.findInput(household)?.id ?? id
  return planRecords(desk, { household: owner, edits: [edit], keepSame: flagged })
}

interface Write {
  readonly life: number
  readonly commune: CommuneCode
  readonly plan: SavePlan
  readonly revision: number
  /** As they stood when the save began: what was typed since has another version and stays. */
  readonly drafts: readonly StandingDraft[]
  /** Is told the revision that the database has. */
  readonly see: (standing: number) => void
}

interface Written {
  readonly kind: 'written'
  readonly savedAt: string
  readonly saved: SavedRows
}

async function write(
  context: StoreContext,
  { commune, plan, life, revision, drafts, see }: Write,
): Promise<Written | typeof again> {
  const { database, clock, journal } = context
  const savedAt = isoTime(clock)
  const drafted = draftPlan(plan, savedAt)
  const line = drafted && lineOf(drafted, { commune, revision: revision + 1 })
  // Side by side: what one of them takes, the other does not add.
  const [stored, frame] = await Promise.all([
    drafted && sealDrafted(context, drafted),
    line && journal.append([line]),
  ])
  const written = await writeAtRevision(context, {
    revision,
    see,
    read: () => listEnding(database, drafts),
    write: async (ended, next): Promise<Written> => {
      const row = stored && { ...stored.row, commune, life, changed: next, containedAt: 0 }
      const [order] = await Promise.all([
        putGroup(database, row),
        ended.length === 0 ? undefined : database.drafts.bulkDelete(ended),
        line === undefined || frame !== undefined ? undefined : noteMissed(database.meta),
      ])
      const group = stored && savedGroup(stored, { commune, life, order })
      return { kind: 'written', savedAt, saved: { revision: next, group, ended } }
    },
  }).catch((error: unknown) => {
    journal.strike(frame)
    throw error
  })
  if (written === again) journal.strike(frame)
  return written
}

/** Ids of the drafts that end: those that were not typed on since. */
async function listEnding({ drafts }: TabletDatabase, ending: readonly StandingDraft[]): Promise<string[]> {
  const standing = await drafts.bulkGet(ending.map(({ id }) => id))
  return ending.filter(({ version }, index) => standing[index]?.version === version).map(({ id }) => id)
}
