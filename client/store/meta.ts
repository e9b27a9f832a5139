/** What the tablet knows in clear about itself and its communes: numbers, ids and hashes. */
import { z } from 'zod'
import { type CommuneCode, communeCode, communeCodeSchema, epoch, epochSchema } from '#shared/ids.ts'
import { type Mark, markSchema } from '#shared/sync/batch.ts'
import type { TabletDatabase } from './database.ts'

/** Of a tablet whose database was lost: it adopts the first epoch that it hears, and nothing is saved before. */
export const unknownEpoch = epoch('unknown')

const revisionSchema = z.int()

const deviceSchema = z.object({
  epoch: epochSchema,
  /** Counts the lives of the centre that this tablet has known: each restore begins another. */
  life: z.int().default(0),
  /** Communes whose groups go out again before their rows are read afresh: the life of the rows that are here. */
  replaying: z.record(communeCodeSchema, z.int()).default({}),
  scope: z.array(communeCodeSchema),
  /** Milliseconds since 1970. */
  lastContact: z.number().nullable(),
})
export type DeviceMeta = z.infer<typeof deviceSchema>

/** Before anything was heard of a centre. */
export const strangeDevice: DeviceMeta = {
  epoch: unknownEpoch,
  life: 0,
  replaying: {},
  scope: [],
  lastContact: null,
}

/** The life of the rows of a commune that are here, or will be. */
export const lifeOfRows = ({ life, replaying }: DeviceMeta, commune: CommuneCode): number =>
  replaying[commune] ?? life
export const listReplaying = ({ replaying }: DeviceMeta): CommuneCode[] =>
  Object.keys(replaying).map((code) => communeCode(code))

const feedSchema = z.object({
  cursor: z.int(),
  /** The cursor after the last page that had nothing behind it: every row up to it has been taken. */
  caughtUpTo: z.int(),
  /** What the centre had taken out of its tables when this read began at the beginning. */
  prunedBelow: z.int().default(0),
})
export type FeedMeta = z.infer<typeof feedSchema>

export const freshFeed: FeedMeta = { cursor: 0, caughtUpTo: 0, prunedBelow: 0 }

type Meta = TabletDatabase['meta']

async function find<T>(meta: Meta, name: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const stored = await meta.get(name)
  return stored === undefined ? undefined : schema.parse(stored.value)
}

/** Grows with every write of rows and groups: who read at one revision and writes at another begins again. */
export const getRevision = async (meta: Meta): Promise<number> =>
  (await find(meta, 'revision', revisionSchema)) ?? 0
export const putRevision = (meta: Meta, value: number) => meta.put({ name: 'revision', value })

export const findDevice = (meta: Meta) => find(meta, 'device', deviceSchema)
export async function getDevice(meta: Meta): Promise<DeviceMeta> {
  const device = await findDevice(meta)
  if (device === undefined) throw new Error('this tablet is not enrolled')
  return device
}
export const putDevice = (meta: Meta, value: DeviceMeta) => meta.put({ name: 'device', value })

export const journalSchema = z.object({
  /** The same as in the journal's own place: who finds only one of the two knows which was wiped. */
  canary: z.string(),
  /** How far it was compared with the groups. */
  compared: z.record(z.string(), z.object({ size: z.int(), count: z.int() })),
  /** Whether every group that is here is there. */
  isWhole: z.boolean(),
  /** How many saves are here that could not be written there. */
  missed: z.int().default(0),
})
export type JournalMeta = z.infer<typeof journalSchema>

export const findJournal = (meta: Meta) => find(meta, 'journal', journalSchema)
export const putJournal = (meta: Meta, value: JournalMeta) => meta.put({ name: 'journal', value })

/** In the transaction of a save that the journal does not have: whoever declared it whole was wrong. */
export async function noteMissed(meta: Meta): Promise<void> {
  const known = await findJournal(meta)
  if (known !== undefined) await putJournal(meta, { ...known, isWhole: false, missed: known.missed + 1 })
}

const restoredSchema = z.object({
  /** ISO. */
  at: z.string(),
  /** Groups that came back, and those of them that nobody had answered. */
  saves: z.int(),
  waiting: z.int(),
  /** What the journal has and this app cannot read. */
  unreadable: z.int(),
  /** Whether the officer has read it. */
  noted: z.boolean(),
})
export type Restored = z.infer<typeof restoredSchema>

/** That the database was wiped, and what the journal gave back. */
export const findRestored = (meta: Meta) => find(meta, 'restored', restoredSchema)
export const putRestored = (meta: Meta, value: Restored) => meta.put({ name: 'restored', value })

const feedName = (commune: string): string => `feed:${commune}`
export const getFeed = async (meta: Meta, commune: CommuneCode): Promise<FeedMeta> =>
  (await find(meta, feedName(commune), feedSchema)) ?? freshFeed
export const putFeed = (meta: Meta, commune: CommuneCode, value: FeedMeta) =>
  meta.put({ name: feedName(commune), value })
export const deleteFeed = (meta: Meta, commune: CommuneCode) => meta.delete(feedName(commune))
/** Communes of which something was read. */
export async function listFeeds(meta: Meta): Promise<CommuneCode[]> {
  const names = await meta.where('name').startsWith('feed:').primaryKeys()
  return names.map((name) => communeCode(name.slice('feed:'.length)))
}
/** Communes of which something is here: a cursor, or an answer's rows before the feed was ever read. */
export async function listPresent({ meta, pages }: TabletDatabase): Promise<CommuneCode[]> {
  const ofPages = await pages.orderBy('commune').uniqueKeys()
  return [...new Set([...(await listFeeds(meta)), ...ofPages.map((key) => communeCode(String(key)))])]
}
/** Whether some commune was never read to its end: what is shown of it is not all there is. */
export async function isUnread(meta: Meta, communes: readonly CommuneCode[]): Promise<boolean> {
  const feeds = await Promise.all(communes.map((commune) => find(meta, feedName(commune), feedSchema)))
  return feeds.some((feed) => feed === undefined || feed.caughtUpTo < Math.min(feed.cursor, 1))
}

export const findMark = (meta: Meta, commune: CommuneCode): Promise<Mark | undefined> =>
  find(meta, `mark:${commune}`, markSchema)
/** Communes of which the centre has ever told something. */
export async function listMarked(meta: Meta): Promise<CommuneCode[]> {
  const names = await meta.where('name').startsWith('mark:').primaryKeys()
  return names.map((name) => communeCode(name.slice('mark:'.length)))
}
export const deleteMarks = (meta: Meta) => meta.where('name').startsWith('mark:').delete()
/** Keeps the newer of the two. */
export async function raiseMark(meta: Meta, commune: CommuneCode, mark: Mark | null): Promise<void> {
  if (mark === null) return
  const known = await findMark(meta, commune)
  if (known === undefined || mark.seq > known.seq) await meta.put({ name: `mark:${commune}`, value: mark })
}

const usesSchema = z.array(z.string())
const usesName = 'recovery-uses'

/** Uses of the recovery key, by the key's id, that the centre has not been told of. */
export const listRecoveryUses = async (meta: Meta): Promise<readonly string[]> =>
  (await find(meta, usesName, usesSchema)) ?? []
export const noteRecoveryUse = async (meta: Meta, keyId: string) =>
  meta.put({ name: usesName, value: [...(await listRecoveryUses(meta)), keyId] })
/** The first of them was told. */
export const dropRecoveryUse = async (meta: Meta) =>
  meta.put({ name: usesName, value: (await listRecoveryUses(meta)).slice(1) })
