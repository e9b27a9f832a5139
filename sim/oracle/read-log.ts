/** Reads a commune's log from its bytes, in the order of its chain, into the story of what was applied when. */
import { createHash } from 'node:crypto'
import type { CommuneCode } from '#shared/ids.ts'
import { type Group, readGroup } from '#shared/sync/change.ts'
import {
  type CentreTables,
  type CommuneTables,
  communeOf,
  type LogBatch,
  type LogGroup,
} from '../centre/memory-state.ts'
import { unitKey } from '../ledger.ts'
import { unpacked } from '../tablet/ports.ts'
import { type Author, applyGroup, newStory, type Story } from './model.ts'

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
  readonly commune: CommuneCode
  /** When the batch that brought it was received. */
  readonly at: number
  /** Whether it was applied in the transaction that stored it. */
  readonly isAppliedAtOnce: boolean
}

export interface ReadLog {
  readonly story: Story
  readonly arrived: readonly Arrived[]
  /** What does not fit together in the log itself. */
  readonly broken: readonly string[]
}

export function readLog(tables: CentreTables, code: CommuneCode): ReadLog {
  const commune = communeOf(tables, code)
  const reader: Reader = { tables, commune, code, story: newStory(code), arrived: [], held: [], broken: [] }
  let chain: Uint8Array = new Uint8Array()
  for (const batch of commune.batches) {
    const lines = linesOf(batch)
    chain = createHash('sha256').update(chain).update(batch.digest).digest()
    if (Buffer.from(chain).toString('hex') !== batch.chain)
      reader.broken.push(`the chain breaks at ${batch.seq}`)
    const brought = batch.device === null ? [] : takeGroups(reader, batch, lines)
    const act = findAct(lines[0])
    if (act !== undefined) takeAct(reader, act)
    const hashes = act === undefined ? brought.map(({ stored }) => stored.hash) : [lines[0]?.hash ?? '']
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
}

const linesOf = ({ bytes }: LogBatch): Line[] =>
  unpacked(bytes)
    .split('\n')
    .map((text, at) => ({ text, number: at + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, number }) => ({ text, number, hash: sha256(text), value: JSON.parse(text) }))

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

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
    const one = arrivedFrom(reader, batch, { line, stored })
    brought.push(one)
    reader.arrived.push(one)
    if (one.isAppliedAtOnce) {
      blameOvertaking(reader, one)
      apply(reader, one)
    } else if (stored.outcome === 'applied' || commune.held.has(`${stored.id} ${stored.hash}`))
      reader.held.push(one)
    else story.faults.push(`${stored.id.slice(-4)} is neither applied nor held`)
  }
  return brought
}

function arrivedFrom(
  { tables, code }: Reader,
  batch: LogBatch,
  { line, stored }: { readonly line: Line; readonly stored: LogGroup },
): Arrived {
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
    commune: code,
    at: Date.parse(batch.at),
    isAppliedAtOnce: stored.outcome === 'applied' && stored.judged < batch.seq,
  }
}

function apply({ story, commune }: Reader, { group, by, stored }: Arrived): void {
  if (group === undefined) {
    story.faults.push(`${stored.id.slice(-4)} was applied and cannot be read`)
    return
  }
  const seqs = stored.seqs.map((seq) => (seq > 0 ? stored.judged + seq : -seq))
  const closes = group.changes.map(({ closes: id }) => {
    const flag = id === undefined ? undefined : commune.flags.get(id)
    return flag?.kind === 'conflict' ? unitKey(flag.recordId, flag.unit ?? '') : undefined
  })
  applyGroup(story, { group, by, seqs, closes })
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
}

function findAct(line: Line | undefined): Act | undefined {
  const value = line?.value
  if (typeof value !== 'object' || value === null || !('act' in value)) return undefined
  const group = 'group' in value ? String(value.group) : ''
  return { group, outcome: 'outcome' in value ? String(value.outcome) : '' }
}

/** What the centre did with a held group, by itself or at a person's word. */
function takeAct(reader: Reader, { group, outcome }: Act): void {
  if (group === '' || outcome === 'held') return
  const at = reader.held.findIndex(({ stored }) => stored.id === group)
  const one = reader.held[at]
  if (one === undefined) {
    reader.story.faults.push(`${group.slice(-4)} was ${outcome} and was not held`)
    return
  }
  if (outcome === 'applied') {
    blameOvertaking(reader, one)
    apply(reader, one)
  }
  reader.held.splice(at, 1)
}
