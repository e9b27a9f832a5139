/**
 * Takes what the centre says. Promises: a page is taken only if its `from` is still the stored cursor, rows and cursor
 * in one transaction; an answered group leaves the overlay in the transaction that has taken the rows that contain it;
 * what was asked in another life of the centre is not taken.
 */
import type { AnsweredLine } from '#client/journal/line.ts'
import type { CommuneCode, Epoch } from '#shared/ids.ts'
import type { Answer } from '#shared/sync/batch.ts'
import type { FeedPage } from '#shared/sync/feed.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import { again, type StoreContext, untilWritten, writeRevision } from './context.ts'
import type { GroupState, StoredGroup } from './database.ts'
import {
  findGroupContent,
  type GroupContent,
  isWaiting,
  listDisputed,
  type OutboxGroup,
  rememberedOf,
  sealGroup,
} from './groups.ts'
import {
  type FeedMeta,
  getDevice,
  getFeed,
  listPresent,
  listReplaying,
  putDevice,
  putFeed,
  raiseMark,
} from './meta.ts'
import { pageLabel } from './open-book.ts'
import { countContent } from './page-content.ts'
import { beginLife, forgetRows } from './replay.ts'

/** `afresh`: the rows of the commune are gone, and it is read from its beginning. */
export type Taken = 'taken' | 'stale' | 'other-epoch' | 'afresh'

interface Word {
  readonly epoch: Epoch
  readonly otherEpoch?: true | undefined
  readonly scope: readonly CommuneCode[]
}

/** A page as parsed, and its text as received, which is what is kept. */
export async function takePage(
  context: StoreContext,
  { page, text, life }: { readonly page: FeedPage; readonly text: string; readonly life: number },
): Promise<Taken> {
  const { pages, groups, meta } = context.database
  const count = countContent(text)
  const stored = await sealPage(context, page.commune, text, { upTo: page.next, count })
  const taken = await writeRevision(context, async ({ next }): Promise<Taken> => {
    const noted = await noteWord(context, page, { life })
    if (noted !== 'taken') return noted
    const feed = await getFeed(meta, page.commune)
    if (feed.cursor !== page.from) return 'stale'
    if (hasMissed(page, feed)) {
      await forgetRows(context, page.commune)
      return 'afresh'
    }
    if (count > 0) await pages.add(stored)
    const caughtUpTo = page.more ? feed.caughtUpTo : page.next
    const prunedBelow = page.from === 0 ? page.prunedBelow : feed.prunedBelow
    await putFeed(meta, page.commune, { cursor: page.next, caughtUpTo, prunedBelow })
    await raiseMark(meta, page.commune, page.mark)
    await groups
      .where('state')
      .equals('applied')
      .filter(({ commune, containedAt }) => commune === page.commune && containedAt <= caughtUpTo)
      .modify({ state: 'kept', changed: next })
    return 'taken'
  })
  if (taken === 'taken') await leaveCommunes(context)
  return taken === again ? 'stale' : taken
}

/** Something was removed behind the cursor, and is not told any more: only reading from the beginning shows it gone. */
const hasMissed = ({ from, prunedBelow }: FeedPage, feed: FeedMeta): boolean =>
  from > 0 && prunedBelow > Math.max(from, feed.prunedBelow)

/** An answer to a batch. Receipts of groups that were not asked about in that batch are left alone. */
export async function takeAnswer(
  context: StoreContext,
  input: {
    readonly commune: CommuneCode
    readonly answer: Answer
    readonly text: string
    readonly asked: ReadonlySet<string>
    /** In which it was asked. */
    readonly life: number
  },
): Promise<Taken> {
  const { commune, answer, text, asked, life } = input
  const { pages, groups, meta } = context.database
  const receipts = answer.receipts.filter(({ groupId }) => asked.has(groupId))
  const count = countContent(text)
  const page = await sealPage(context, commune, text, { upTo: 0, count })
  let lines: readonly AnsweredLine[] = []
  const taken = await untilWritten(async () => {
    const readUpTo = await findReadUpTo(context, commune)
    const sealed = await Promise.all(
      receipts.map((receipt) => sealReceipt(context, receipt, { answer, readUpTo, life })),
    )
    return writeRevision(context, async ({ next }): Promise<Taken | typeof again> => {
      const rows = sealed.flatMap((one) => one ?? [])
      for (const { before } of rows) if (!(await stands(context, before))) return again
      const noted = await noteWord(context, answer, { life })
      if (noted !== 'taken') return noted
      for (const { after } of rows) await groups.put({ ...after, changed: next })
      if (count > 0) await pages.add(page)
      await raiseMark(meta, commune, answer.mark)
      lines = rows.flatMap((row) => lineOf(row, next))
      return 'taken'
    })
  })
  if (taken !== 'taken') return taken
  // Not on the road of anything: whose answer it lacks is asked for again.
  if (lines.length > 0) await context.journal.append(lines).catch(() => undefined)
  await leaveCommunes(context)
  return taken
}

/** Where the rows of this life stand; `undefined` while those of another are there, which go when all was sent again. */
async function findReadUpTo(
  { database: { meta } }: StoreContext,
  commune: CommuneCode,
): Promise<number | undefined> {
  const [device, feed] = await Promise.all([getDevice(meta), getFeed(meta, commune)])
  return listReplaying(device).includes(commune) ? undefined : feed.caughtUpTo
}

/** What the journal says of it; nothing of a group that is held as before. */
function lineOf({ before, after, content }: Answered, revision: number): AnsweredLine[] {
  const { receipt } = content
  if (receipt === null || (before.state === 'held' && after.state === 'held')) return []
  return [{ kind: 'answered', revision, groupId: receipt.groupId, receipt, ...rememberedOf(content) }]
}

/** The answer to a question about nothing but epoch and scope. */
export async function takeState(
  context: StoreContext,
  { word, life }: { readonly word: Word; readonly life: number },
): Promise<Taken> {
  const taken = await writeRevision(context, () => noteWord(context, word, { life }))
  if (taken === 'taken') await leaveCommunes(context)
  return taken === again ? 'stale' : taken
}

/** Notes epoch, scope and the time of contact, in the transaction at hand. With another epoch another life begins. */
async function noteWord(
  { database, clock }: StoreContext,
  word: Word,
  { life }: { readonly life: number },
): Promise<Taken> {
  const device = await getDevice(database.meta)
  // an answer that was under way when another life began
  if (device.life !== life) return 'stale'
  const heard = { ...device, epoch: word.epoch, scope: [...word.scope], lastContact: clock.now() }
  const isOurs = word.otherEpoch !== true && word.epoch === device.epoch
  if (isOurs) await putDevice(database.meta, heard)
  else await beginLife(database, heard)
  return isOurs ? 'taken' : 'other-epoch'
}

/**
 * Deletes rows and cursor of communes that are out of scope and where nothing waits, together. What was applied there is
 * shown no more either: no feed will bring it.
 */
export async function leaveCommunes(context: StoreContext): Promise<void> {
  const { groups, meta } = context.database
  const left = async () => {
    const device = await getDevice(meta)
    const waiting = await groups.where('state').anyOf(['open', 'sent', 'parked']).toArray()
    const busy = new Set<string>([...waiting.map(({ commune }) => commune), ...listReplaying(device)])
    return (await listPresent(context.database)).filter(
      (commune) => !device.scope.includes(commune) && !busy.has(commune),
    )
  }
  if ((await left()).length === 0) return
  await writeRevision(context, async ({ next }) => {
    for (const commune of await left()) {
      await forgetRows(context, commune)
      await groups
        .where('state')
        .equals('applied')
        .filter((group) => group.commune === commune)
        .modify({ state: 'kept', changed: next })
    }
  })
}

async function sealPage(
  { sealer, ids }: StoreContext,
  commune: CommuneCode,
  text: string,
  { upTo, count }: { readonly upTo: number; readonly count: number },
) {
  const id = ids.page()
  return { commune, id, upTo, count, sealed: await sealer.seal(pageLabel({ id }), text) }
}

interface Answered {
  readonly before: StoredGroup
  readonly after: StoredGroup
  readonly content: GroupContent
}

/** The group with its receipt; nothing for a group that was finished already or does not open. */
async function sealReceipt(
  { database, sealer }: StoreContext,
  receipt: Receipt,
  {
    answer,
    readUpTo,
    life,
  }: { readonly answer: Answer; readonly readUpTo: number | undefined; readonly life: number },
): Promise<Answered | undefined> {
  const before = await database.groups.get({ groupId: receipt.groupId })
  if (before === undefined || before.state === 'dropped') return undefined
  const isReplay = (before.life ?? 0) < life
  if (!isReplay && !isWaiting(before.state) && before.state !== 'held') return undefined
  const group = await findGroupContent(sealer, before)
  if (group === undefined) return undefined
  const version = before.version + 1
  const disputed = [...listDisputed(group.content), ...receipt.conflicts]
  const content: GroupContent = {
    ...{ ...group.content, receipt, parked: null, ...firstNow(group, receipt, answer) },
    ...(disputed.length === 0 ? {} : { disputed: distinct(disputed) }),
  }
  // a dismissal that the officer has taken note of, and not one that another machine of this tablet has met
  const wasDismissed = group.content.receipt?.outcome === 'dismissed'
  const isNoted = before.state === 'kept' && wasDismissed && receipt.outcome === 'dismissed'
  const after: StoredGroup = {
    ...before,
    version,
    life,
    state: isNoted ? 'kept' : stateAfter(receipt, answer, readUpTo),
    containedAt: Math.max(0, ...Object.values(receipt.seqs)),
    sealed: await sealGroup(sealer, before.groupId, version, content),
  }
  return { before, after, content }
}

/** The numbers that a group gets first, and which life gives them, where it is not the one in which it was made. */
function firstNow(
  { content, group }: OutboxGroup,
  { outcome, seqs }: Receipt,
  { epoch }: Answer,
): Pick<GroupContent, 'first' | 'firstIn'> {
  if (content.first !== undefined || outcome !== 'applied') return {}
  return epoch === group.epoch ? { first: seqs } : { first: seqs, firstIn: epoch }
}

type Disputed = readonly { readonly id: string; readonly unit: string }[]

const distinct = (units: Disputed) => [
  ...new Map(units.map((one) => [`${one.id} ${one.unit}`, one])).values(),
]

function stateAfter(receipt: Receipt, answer: Answer, readUpTo: number | undefined): GroupState {
  if (receipt.outcome !== 'applied') return receipt.outcome
  if (readUpTo === undefined) return 'applied'
  const newest = new Map<string, number>()
  for (const { id, seq } of Object.values(answer.rows)) {
    id.forEach((record, index) => {
      newest.set(record, seq[index] ?? 0)
    })
  }
  const isHere = ([id, seq]: [string, number]) => seq <= readUpTo || (newest.get(id) ?? -1) >= seq
  return Object.entries(receipt.seqs).every(isHere) ? 'kept' : 'applied'
}

async function stands({ database }: StoreContext, before: StoredGroup): Promise<boolean> {
  const now = await database.groups.get({ groupId: before.groupId })
  return now?.version === before.version && now.state === before.state
}
