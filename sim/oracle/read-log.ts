/** Reads a commune's log from its bytes, in the order of its chain, into the story of what was applied when. */
import { createHash } from 'node:crypto'
import type { CommuneCode } from '#shared/ids.ts'
import { envelopeSchema } from '#shared/sync/batch.ts'
import { type Group, readGroup } from '#shared/sync/change.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { type Replay, replaySchema } from '#shared/sync/replay.ts'
import {
  type CentreTables,
  type CommuneTables,
  communeOf,
  type LogBatch,
  type LogGroup,
} from '../centre/memory-state.ts'
import { unitKey } from '../ledger.ts'
import { unpacked } from '../tablet/ports.ts'
import type { World } from '../world.ts'
import { type Author, applyGroup, newStory, type Story } from './model.ts'
import type { ModelLife } from './replayed.ts'

interface Line {
  readonly hash: string
  readonly number: number
  readonly text: string
  readonly value: unknown
}

/** A group that came, whatever became of it. */
export interface Arrived {
  readonly stored: LogGroup
  readonly line: Line
  readonly group: Group | undefined
  readonly by: Author
  /** What its tablet says of it, if it is of another life. */
  readonly replay: Replay | undefined
  readonly commune: CommuneCode
  /** The chain's head that the batch which brought it ended in. */
  readonly chain: string
  /** Whether it was applied in the transaction that stored it. */
  readonly isAppliedAtOnce: boolean
}

export interface ReadLog {
  readonly story: Story
  readonly arrived: readonly Arrived[]
  /** What does not fit together in the log itself. */
  readonly broken: readonly string[]
}

/** Of a centre that was never restored. */
export const firstEpoch = 'life-1'

export function readLog({ tables, ledger }: Pick<World, 'tables' | 'ledger'>, code: CommuneCode): ReadLog {
  const commune = communeOf(tables, code)
  const gone = commune.batches.flatMap(({ chain }) => ledger.pruned.get(chain) ?? [])
  const reader: Reader = {
    ...{ tables, commune, code, story: newStory(code), arrived: [], held: [], broken: [] },
    flags: new Map([...gone.flatMap(({ flags }) => [...flags]), ...commune.flags]),
    ...{ epoch: firstEpoch, life: undefined },
  }
  let chain: Uint8Array = new Uint8Array()
  let before = 0
  for (const batch of commune.batches) {
    const lines = linesOf(batch)
    chain = createHash('sha256').update(chain).update(batch.digest).digest()
    if (Buffer.from(chain).toString('hex') !== batch.chain)
      reader.broken.push(`the chain breaks at ${batch.seq}`)
    beginLife(reader, batch, { line: lines[0], before })
    before = batch.seq
    const brought = batch.device === null ? [] : takeGroups(reader, batch, lines)
    for (const key of ledger.pruned.get(batch.chain)?.rows.keys() ?? []) pruneRow(reader, key)
    const act = findAct(lines[0])
    if (act !== undefined) takeAct(reader, act, batch)
    const arrived = () => [sha256(batch.at), ...brought.map(({ stored }) => stored.hash)]
    const hashes = act === undefined ? arrived() : [lines[0]?.hash ?? '']
    if (!isDigest(batch.digest, hashes)) reader.broken.push(`the digest of ${batch.seq} is of other lines`)
  }
  return reader
}

interface Reader extends ReadLog {
  readonly tables: CentreTables
  readonly commune: CommuneTables
  readonly code: CommuneCode
  readonly arrived: Arrived[]
  /** In the order of their arrival. */
  readonly held: Arrived[]
  readonly broken: string[]
  /** Those that were pruned too. */
  readonly flags: ReadonlyMap<string, Flag>
  epoch: string
  life: ModelLife | undefined
}

/** A restore that was announced is a line of the log. */
function beginLife(
  reader: Reader,
  { seq }: LogBatch,
  { line, before }: { readonly line: Line | undefined; readonly before: number },
): void {
  const value = line?.value
  const isRestore = isObject(value) && value.act === 'restored'
  if (!isRestore) return
  reader.epoch = String(value.epoch)
  reader.life = { startsAt: seq, restoredFrom: before, epoch: reader.epoch }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const linesOf = ({ bytes }: LogBatch): Line[] =>
  unpacked(bytes)
    .split('\n')
    .map((text, at) => ({ text, number: at + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, number }) => ({ text, number, hash: sha256(text), value: JSON.parse(text) }))

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function isDigest(digest: Uint8Array, hashes: readonly string[]): boolean {
  const whole = createHash('sha256')
  for (const hash of hashes) whole.update(Buffer.from(hash, 'hex'))
  return whole.digest().equals(digest)
}

/** Groups that this batch brought for the first time. */
function takeGroups(reader: Reader, batch: LogBatch, lines: readonly Line[]): Arrived[] {
  const { commune, story } = reader
  const own = [...commune.groups.values()].filter((group) => group.batch === batch.seq)
  const brought: Arrived[] = []
  for (const line of lines.slice(1)) {
    const stored = own.find((group) => group.line === line.number && group.hash === line.hash)
    if (stored === undefined) continue
    const one = arrivedFrom(reader, batch, { line, stored, head: lines[0] })
    brought.push(one)
    reader.arrived.push(one)
    if (one.isAppliedAtOnce && one.replay?.dismissed !== undefined)
      story.faults.push(`${stored.id.slice(-4)} was dismissed in the life before, and applied in this`)
    if (one.isAppliedAtOnce) {
      blameOvertaking(reader, one)
      apply(reader, one, batch)
    } else if (stored.outcome === 'applied' || commune.held.has(`${stored.id} ${stored.hash}`))
      reader.held.push(one)
    else if (stored.outcome !== 'dismissed' || one.replay?.dismissed === undefined)
      story.faults.push(`${stored.id.slice(-4)} is neither applied nor held`)
  }
  return brought
}

function arrivedFrom(
  { tables, code }: Reader,
  batch: LogBatch,
  { line, stored, head }: { readonly line: Line; readonly stored: LogGroup; readonly head: Line | undefined },
): Arrived {
  const envelope = envelopeSchema.safeParse(head?.value)
  const replays: Readonly<Record<string, Replay>> =
    (envelope.success ? envelope.data.replay : undefined) ?? {}
  const reading = readGroup(line.value)
  const device = [...tables.devices.values()].find(({ id }) => id === stored.device)
  return {
    stored,
    line,
    group: reading.kind === 'group' ? reading.group : undefined,
    by: {
      device: stored.device,
      user: device?.account ?? '',
      group: stored.id,
      isDesk: device?.kind === 'desk',
    },
    replay: replays[stored.id],
    commune: code,
    chain: batch.chain,
    isAppliedAtOnce: stored.outcome === 'applied' && stored.judged < batch.seq,
  }
}

function pruneRow({ story }: Reader, key: string): void {
  if (story.rows.get(key)?.removed !== true) story.faults.push(`${key} was pruned and was not removed`)
  story.rows.delete(key)
}

function apply(reader: Reader, { group, by, stored, replay }: Arrived, { seq }: LogBatch): void {
  const { story, flags, epoch } = reader
  if (group === undefined) {
    story.faults.push(`${stored.id.slice(-4)} was applied and cannot be read`)
    return
  }
  const seqs = stored.seqs.map((seq) => (seq > 0 ? stored.judged + seq : -seq))
  const closes = group.changes.map(({ closes: id }) => {
    const flag = id === undefined ? undefined : flags.get(id)
    return flag?.kind === 'conflict' ? unitKey(flag.recordId, flag.unit ?? '') : undefined
  })
  const isStrange = !by.isDesk && group.epoch !== epoch
  applyGroup(story, {
    ...{ group, by, seqs, closes },
    replay: replay ?? (isStrange ? {} : undefined),
    life: isRecovering(reader, seq) ? reader.life : undefined,
    present: epoch,
  })
}

/** The end of a recovery is in no log. */
function isRecovering({ tables, code, life }: Reader, seq: number): boolean {
  return life !== undefined && seq <= (tables.endedAt.get(`${life.epoch} ${code}`) ?? seq)
}

const recordsOf = ({ group }: Arrived): readonly string[] => group?.changes.map(({ id }) => id) ?? []

/** While a group of a device is held, its later ones on the same record wait behind it. */
function blameOvertaking({ held, story }: Reader, one: Arrived): void {
  const records = recordsOf(one)
  const older = held
    .slice(0, held.includes(one) ? held.indexOf(one) : held.length)
    .find(({ by, ...other }) => {
      return by.device === one.by.device && recordsOf({ by, ...other }).some((id) => records.includes(id))
    })
  if (older !== undefined)
    story.faults.push(`${one.stored.id.slice(-4)} overtook ${older.stored.id.slice(-4)}, which was held`)
}

interface Act {
  readonly group: string
  readonly outcome: string
  /** What its tablet had said of it by then. */
  readonly said: Replay | undefined
}

function findAct(line: Line | undefined): Act | undefined {
  const value = line?.value
  if (typeof value !== 'object' || value === null || !('act' in value)) return undefined
  const group = 'group' in value ? String(value.group) : ''
  const said = 'said' in value ? replaySchema.parse(value.said) : undefined
  return { group, outcome: 'outcome' in value ? String(value.outcome) : '', said }
}

/** What the centre did with a held group, by itself or at a person's word. */
function takeAct(reader: Reader, { group, outcome, said }: Act, batch: LogBatch): void {
  if (group === '' || outcome === 'held') return
  const at = reader.held.findIndex(({ stored }) => stored.id === group)
  const held = reader.held[at]
  const one = said === undefined || held === undefined ? held : { ...held, replay: said }
  if (one === undefined) {
    reader.story.faults.push(`${group.slice(-4)} was ${outcome} and was not held`)
    return
  }
  if (outcome === 'applied') {
    if (held !== undefined) blameOvertaking(reader, held)
    apply(reader, one, batch)
  }
  reader.held.splice(at, 1)
}
