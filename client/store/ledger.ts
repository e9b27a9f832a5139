/**
 * What was saved on this tablet, by household, and what the last comparison with the centre found. Promise: a centre that
 * lacks what it had answered is met as a restored one: everything is sent again, once for the same loss.
 */
import { z } from 'zod'
import {
  type CommuneCode,
  communeCode,
  type Epoch,
  type GroupId,
  type RecordId,
  recordIdSchema,
} from '#shared/ids.ts'
import {
  type CommuneLedger,
  findLost,
  type HouseholdSum,
  type LedgerAnswer,
  type LedgerEntry,
  type Sha256,
  sumAll,
  sumHouseholds,
} from '#shared/sync/ledger.ts'
import { again, type StoreContext, writeRevision } from './context.ts'
import type { StoredGroup, TabletDatabase } from './database.ts'
import { isWaiting } from './groups.ts'
import { getDevice, listReplaying } from './meta.ts'
import { beginLife } from './replay.ts'
import type { LedgerView } from './views.ts'

export interface CommuneBook {
  readonly said: CommuneLedger
  /** Of what was answered. */
  readonly sums: readonly HouseholdSum[]
  /** Households with a save that waits. */
  readonly waiting: readonly RecordId[]
}

export interface OwnLedger {
  readonly epoch: Epoch
  readonly life: number
  /** Something that was answered in a life before is still to be sent again. */
  readonly isReplaying: boolean
  readonly communes: readonly CommuneBook[]
}

export interface Ledger {
  /** From all groups of the tablet; what does not open is left out. */
  read(): Promise<OwnLedger>
  /** Of groups that were sent, by id: the hash of their line. */
  hashes(ids: readonly GroupId[]): Promise<Record<GroupId, string>>
}

type Entry = LedgerEntry & { readonly household: RecordId }

const contentSchema = z.object({ line: z.string() })
const lineSchema = z.object({ household: recordIdSchema })

/** Remembers of each group whose bytes are fixed what it read: the next reading opens what is new. */
export function createLedger(context: StoreContext, sha256: Sha256): Ledger {
  const known = new Map<string, Entry>()
  const entryOf = async (group: StoredGroup): Promise<Entry | undefined> => {
    const entry = known.get(group.groupId) ?? (await openEntry(context, sha256, group))
    if (entry !== undefined && group.state !== 'open') known.set(group.groupId, entry)
    return entry
  }
  return {
    read: async () => {
      const { database } = context
      const { device, groups } = await database.read(async () => {
        const [device, groups] = await Promise.all([getDevice(database.meta), database.groups.toArray()])
        return { device, groups: groups.filter(({ state }) => state !== 'dropped') }
      })
      const codes = [...new Set(groups.map(({ commune }) => communeCode(commune)))]
      const communes: CommuneBook[] = []
      for (const code of codes) {
        const own = groups.filter(({ commune }) => commune === code)
        communes.push(await bookOf(code, own, { entryOf, sha256 }))
      }
      const { epoch, life } = device
      return { epoch, life, isReplaying: listReplaying(device).length > 0, communes }
    },
    hashes: async (ids) => {
      if (ids.length === 0) return {}
      const stored = await context.database.groups.where('groupId').anyOf(ids).toArray()
      const entries = await Promise.all(stored.map(entryOf))
      return Object.fromEntries(entries.flatMap((entry) => (entry ? [[entry.groupId, entry.hash]] : [])))
    },
  }
}

async function openEntry(
  { sealer }: StoreContext,
  sha256: Sha256,
  { groupId, version, sealed }: StoredGroup,
): Promise<Entry | undefined> {
  try {
    const text = await sealer.open({ type: 'group', id: groupId, version }, sealed)
    const { line } = contentSchema.parse(JSON.parse(text))
    const { household } = lineSchema.parse(JSON.parse(line))
    return { household, groupId, hash: await sha256(line) }
  } catch {
    return undefined
  }
}

interface Reading {
  readonly entryOf: (group: StoredGroup) => Promise<Entry | undefined>
  readonly sha256: Sha256
}

async function bookOf(
  commune: CommuneCode,
  groups: readonly StoredGroup[],
  { entryOf, sha256 }: Reading,
): Promise<CommuneBook> {
  const answered: Entry[] = []
  const waits = new Set<RecordId>()
  let waiting = 0
  for (const group of groups) {
    const entry = await entryOf(group)
    if (isWaiting(group.state)) {
      waiting += 1
      if (entry !== undefined) waits.add(entry.household)
    } else if (entry !== undefined) answered.push(entry)
  }
  const sums = await sumHouseholds(answered, sha256)
  const households = new Set([...answered.map((entry) => entry.household), ...waits])
  const complete = households.size - waits.size
  const sum = await sumAll(sums, sha256)
  return {
    said: { commune, households: households.size, complete, waiting, ...sum },
    sums,
    waiting: [...waits],
  }
}

const comparedSchema = z.object({
  /** Milliseconds since 1970. */
  at: z.number(),
  life: z.int(),
  /** Households of which the centre lacks what it had answered. */
  lacking: z.array(recordIdSchema),
  /** For which all was sent again already. */
  sentAgain: z.array(recordIdSchema).default([]),
})
type Compared = z.infer<typeof comparedSchema>

async function findCompared({ meta }: TabletDatabase): Promise<Compared | undefined> {
  return comparedSchema.safeParse((await meta.get('ledger'))?.value).data
}

const staleAfterMs = 20 * 60 * 60_000

/** Once a day, and in every life of the centre; a clock that was set is asked as if a day had gone. */
export async function isToCompare({ database, clock }: StoreContext): Promise<boolean> {
  const compared = await findCompared(database)
  const { life } = await getDevice(database.meta)
  return compared?.life !== life || Math.abs(clock.now() - compared.at) > staleAfterMs
}

/** `other-epoch`: the centre has lost something, and all goes out again. `stale`: another life has begun meanwhile. */
export async function takeLedger(
  context: StoreContext,
  { own, answer }: { readonly own: OwnLedger; readonly answer: LedgerAnswer },
): Promise<'taken' | 'stale' | 'other-epoch'> {
  const { database, clock } = context
  const lacking = listLost(own, answer)
  const taken = await writeRevision(context, async () => {
    const device = await getDevice(database.meta)
    if (device.life !== own.life || device.epoch !== answer.epoch) return 'stale'
    const before = (await findCompared(database))?.sentAgain ?? []
    const isNew = lacking.some((household) => !before.includes(household))
    const value: Compared = { at: clock.now(), life: device.life, lacking, sentAgain: lacking }
    await database.meta.put({ name: 'ledger', value })
    if (isNew) await beginLife(database, device)
    return isNew ? 'other-epoch' : 'taken'
  })
  return taken === again ? 'stale' : taken
}

/** Where the answer names no households the hashes were the same. */
function listLost({ communes }: OwnLedger, answer: LedgerAnswer): RecordId[] {
  const there = new Map(answer.communes.map(({ commune, households }) => [commune, households]))
  return communes.flatMap(({ said, sums }) => {
    const theirs = there.get(said.commune)
    return theirs === undefined ? [] : findLost(sums, theirs)
  })
}

/** As a person is told: what waits is counted now, what the centre lacks since the last comparison. */
export async function viewLedger({ database }: StoreContext, ledger: Ledger): Promise<LedgerView> {
  const [{ communes }, compared] = await Promise.all([ledger.read(), findCompared(database)])
  const households = new Set(
    communes.flatMap(({ sums, waiting }) => [
      ...waiting,
      ...sums.flatMap(({ household }) => household ?? []),
    ]),
  )
  const waiting = new Set(communes.flatMap((book) => book.waiting))
  const lacking = (compared?.lacking ?? []).filter((household) => households.has(household))
  const away = new Set([...waiting, ...lacking])
  return {
    households: households.size,
    atCentre: households.size - away.size,
    waiting: [...waiting],
    lacking,
    comparedAt: compared === undefined ? null : new Date(compared.at).toISOString(),
  }
}
