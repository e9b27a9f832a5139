/**
 * A small centre in memory for the tablet's tests: it judges with the shared merge, atomically, keeps receipts for ever,
 * and answers as the real one does. Desks are its methods.
 */

import type { ProblemCode } from '#shared/api/problem.ts'
import type { SoftenedIn } from '#shared/checks/softening.ts'
import { type CommuneCode, communeCode, epoch, flagId, groupId, recordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import { sameUnit, type UnitValue } from '#shared/records/unit.ts'
import { type Answer, batchLimits, envelopeSchema } from '#shared/sync/batch.ts'
import { baseOf, type Change, type Group, readGroup } from '#shared/sync/change.ts'
import { columnsFromRows, type FeedPage, tablesFromRows } from '#shared/sync/feed.ts'
import type { Claim, Flag } from '#shared/sync/flag.ts'
import { type LedgerAnswer, type LedgerAsk, type Sha256, sumAll, sumHouseholds } from '#shared/sync/ledger.ts'
import { mayRemove, mergeRecord } from '#shared/sync/merge-record.ts'
import type { HeldProblem, Receipt } from '#shared/sync/receipt.ts'
import type { SyncWindow } from '#shared/sync/sync-window.ts'

export interface FakeDevice {
  readonly deviceId: string
  readonly officer: string
  scope: CommuneCode[]
  revoked: boolean
}

interface Stored {
  readonly line: string
  readonly group: Group | undefined
  readonly device: string
  readonly by: string
  receipt: Receipt
}

interface Commune {
  counter: number
  prunedBelow: number
  readonly rows: Map<string, Row>
  readonly flags: Map<string, Flag>
  readonly groups: Map<string, Stored>
}

type Result<T> = { kind: 'answer'; value: T } | { kind: 'problem'; code: ProblemCode }

const at = '2026-03-01T00:00:00.000Z'

export class FakeCentre {
  epoch = epoch('first-life')
  pageSize = 1000
  /** How often each group was judged and written: a group that is applied twice shows here. */
  readonly judged = new Map<string, number>()
  readonly devices = new Map<string, FakeDevice>()
  /** When tablets send by themselves. */
  window: SyncWindow | null = null
  /** `undefined`: an older centre, which says nothing of it. */
  softened: readonly SoftenedIn[] | undefined
  /** Codes that an administrator made. */
  /** When a tablet is enrolled, by its own clock; an older centre does not tell. */
  enrolledAt: string | undefined
  readonly enrolments = new Map<string, { officer: string; scope: CommuneCode[]; deviceId?: string }>()
  recoveryKey: { id: string; publicKey: string } | null = null
  readonly recoveryUses: string[] = []
  private readonly communes = new Map<string, Commune>()
  private nextFlag = 1

  commune(code: string): Commune {
    const known = this.communes.get(code) ?? {
      counter: 0,
      prunedBelow: 0,
      rows: new Map<string, Row>(),
      flags: new Map<string, Flag>(),
      groups: new Map<string, Stored>(),
    }
    this.communes.set(code, known)
    return known
  }

  /** A record that was removed long ago leaves the tables. */
  prune(code: CommuneCode, id: string): void {
    const commune = this.commune(code)
    for (const [key, row] of commune.rows)
      if (row.id === id) {
        commune.rows.delete(key)
        commune.prunedBelow = Math.max(commune.prunedBelow, row.seq)
      }
  }

  applyBatch(token: string, text: string, packed = 0): Result<Answer> {
    const device = this.devices.get(token)
    if (device === undefined) return { kind: 'problem', code: 'unknown-device' }
    const [head = '', ...lines] = text.split('\n')
    const envelope = envelopeSchema.parse(JSON.parse(head))
    const limits = lines.length === 1 ? batchLimits.lone : batchLimits
    if (packed > limits.compressedBytes) return { kind: 'problem', code: 'too-large' }
    if (envelope.epoch !== this.epoch && envelope.epoch !== null)
      return { kind: 'answer', value: this.answer(device, envelope.commune, [], []) }
    const inScope = device.scope.includes(envelope.commune) && !device.revoked
    const ids = lines.map((line) => this.take(device, envelope.commune, line))
    const named = [...ids, ...envelope.asking]
    const receipts = named.flatMap((id) => this.commune(envelope.commune).groups.get(id)?.receipt ?? [])
    return {
      kind: 'answer',
      value: this.answer(
        device,
        envelope.commune,
        receipts,
        inScope ? this.recordsOf(envelope.commune, named) : [],
      ),
    }
  }

  readFeed(token: string, code: CommuneCode, cursor: number): Result<FeedPage> {
    const device = this.devices.get(token)
    if (device === undefined) return { kind: 'problem', code: 'unknown-device' }
    if (device.revoked || !device.scope.includes(code)) return { kind: 'problem', code: 'not-allowed' }
    const commune = this.commune(code)
    const later = [...commune.rows.values()].filter((row) => row.seq > cursor).sort((a, b) => a.seq - b.seq)
    const flagsLater = [...commune.flags.values()].filter((flag) => flag.seq > cursor)
    const rows = later.slice(0, this.pageSize)
    const more = later.length > rows.length
    const next = more ? (rows.at(-1)?.seq ?? cursor) : Math.max(cursor, commune.counter)
    return {
      kind: 'answer',
      value: {
        epoch: this.epoch,
        mark: this.mark(code),
        scope: device.scope,
        commune: code,
        from: cursor,
        next,
        rows: {
          household: columnsFromRows(
            'household',
            rows.filter(({ type }) => type === 'household'),
          ),
          resident: columnsFromRows(
            'resident',
            rows.filter(({ type }) => type === 'resident'),
          ),
        },
        flags: flagsLater.filter((flag) => flag.seq <= next),
        more,
        prunedBelow: commune.prunedBelow,
        left: later.length - rows.length,
      },
    }
  }

  readState(token: string) {
    const device = this.devices.get(token)
    if (device === undefined) return { kind: 'problem', code: 'unknown-device' } as const
    const { revoked } = device
    const scope = revoked ? [] : device.scope
    const communes = scope.map((code) => ({ code, name: `Xã ${code}`, hamlets: ['Thôn 1', 'Thôn 2'] }))
    const { epoch, window, softened } = this
    return { kind: 'answer', value: { epoch, scope, communes, window, revoked, softened } } as const
  }

  /** What it has of a device, by household. */
  async readLedger(token: string, ask: LedgerAsk, sha256: Sha256): Promise<Result<LedgerAnswer>> {
    const device = this.devices.get(token)
    if (device === undefined) return { kind: 'problem', code: 'unknown-device' }
    if (ask.epoch !== this.epoch) return { kind: 'answer', value: { epoch: this.epoch, communes: [] } }
    const communes = []
    for (const { commune, hash } of ask.communes) {
      const own = [...this.commune(commune).groups.values()].filter((one) => one.device === device.deviceId)
      const entries = own.map(async ({ group, line, receipt }) => ({
        household: group?.household ?? null,
        groupId: receipt.groupId,
        hash: await sha256(line),
      }))
      const households = await sumHouseholds(await Promise.all(entries), sha256)
      const sum = await sumAll(households, sha256)
      communes.push({ commune, ...sum, ...(sum.hash === hash ? {} : { households }) })
    }
    return { kind: 'answer', value: { epoch: this.epoch, communes } }
  }

  /** Somebody has damaged its database: of a group nothing is left, and nobody notices. */
  lose(code: string, groupId: string): void {
    this.commune(code).groups.delete(groupId)
  }

  /** The same device may send the same enrolment again; another one may not. */
  enrol(request: { code: string; deviceId: string; token: string }) {
    const enrolment = this.enrolments.get(request.code)
    const used = enrolment?.deviceId !== undefined && enrolment.deviceId !== request.deviceId
    if (enrolment === undefined || used) return { kind: 'problem', code: 'enrolment-code-unusable' } as const
    enrolment.deviceId = request.deviceId
    const { officer, scope } = enrolment
    this.devices.set(request.token, { deviceId: request.deviceId, officer, scope, revoked: false })
    const communes = scope.map((code) => ({ code, name: `Xã ${code}`, hamlets: ['Thôn 1', 'Thôn 2'] }))
    const { recoveryKey, epoch, enrolledAt } = this
    const named = { username: officer, name: 'Cán bộ thử nghiệm' }
    const value = {
      ...{ deviceId: request.deviceId, officer: named, epoch, scope, communes },
      ...{ recoveryKey, enrolledAt },
    }
    return { kind: 'answer', value } as const
  }

  row(code: string, id: string): Row | undefined {
    return this.commune(code).rows.get(id)
  }

  openFlags(code: string): Flag[] {
    return [...this.commune(code).flags.values()].filter(({ state }) => state === 'open')
  }

  receipt(code: string, id: string): Receipt | undefined {
    return this.commune(code).groups.get(id)?.receipt
  }

  /** Another officer writes one unit, having seen what stands there. */
  write(code: string, id: string, unit: string, value: UnitValue, by = 'minh.mui-ne'): void {
    const row = this.row(code, id)
    if (row === undefined) throw new Error(`no record ${id}`)
    this.put(code, { ...row, units: { ...row.units, [unit]: value }, updatedBy: by })
  }

  remove(code: string, id: string): void {
    const row = this.row(code, id)
    if (row === undefined) throw new Error(`no record ${id}`)
    this.put(code, { ...row, removedAt: at })
  }

  /** A supervisor decides a unit and settles its flag. */
  decide(code: string, id: string, unit: string, value: UnitValue, word: Partial<Flag> = {}): void {
    const row = this.row(code, id)
    if (row === undefined) throw new Error(`no record ${id}`)
    const seq = this.commune(code).counter + 1
    this.put(code, {
      ...row,
      units: { ...row.units, [unit]: value },
      decided: { ...row.decided, [unit]: seq },
      updatedBy: 'giam-sat',
    })
    for (const flag of this.openFlags(code))
      if (flag.recordId === id && flag.unit === unit)
        this.putFlag(code, { ...flag, state: 'settled', ...word })
  }

  /** A flag of a failed check, open or as a supervisor's word left it. */
  check(code: string, id: string, part: Partial<Flag> = {}): void {
    const row = this.row(code, id)
    if (row === undefined) throw new Error(`no record ${id}`)
    this.putFlag(code, { ...this.newFlag(code, row, null, []), kind: 'check', rule: 'ID_YEAR', ...part })
  }

  /** A row as the centre has it from elsewhere. */
  seed(row: Pick<Row, 'type' | 'id' | 'units'> & { commune: string }): void {
    const { type, id, units } = row
    this.put(row.commune, {
      type,
      id,
      commune: communeCode(row.commune),
      seq: 0,
      units,
      createdAt: at,
      updatedAt: at,
      updatedBy: 'minh.mui-ne',
      removedAt: null,
      decided: {},
    })
  }

  /** A desk processes a held group again. */
  processHeld(code: string, id: string): void {
    const stored = this.commune(code).groups.get(id)
    if (stored?.group === undefined || stored.receipt.outcome !== 'held') throw new Error('nothing is held')
    stored.receipt = this.judge(code, stored.group, stored)
  }

  dismiss(code: string, id: string, reason: string): void {
    const stored = this.commune(code).groups.get(id)
    if (stored === undefined) throw new Error('no such group')
    const problem: HeldProblem = { ...(stored.receipt.problem ?? { code: 'unexpected' }), reason, by: 'doi' }
    stored.receipt = { ...stored.receipt, outcome: 'dismissed', problem }
  }

  /** The next group of this id is held for that reason, whatever it says. */
  readonly holdNext = new Map<string, HeldProblem>()

  private answer(
    device: FakeDevice,
    code: CommuneCode,
    receipts: Receipt[],
    records: readonly string[],
  ): Answer {
    const commune = this.commune(code)
    const named = new Set(records)
    return {
      epoch: this.epoch,
      mark: this.mark(code),
      scope: device.revoked ? [] : device.scope,
      receipts,
      rows: tablesFromRows(records.flatMap((id) => commune.rows.get(id) ?? [])),
      flags: [...commune.flags.values()].filter((flag) => named.has(flag.recordId)),
    }
  }

  private mark(code: string) {
    const { counter } = this.commune(code)
    return { seq: counter, hash: `${this.epoch}-${counter}` }
  }

  private recordsOf(code: string, groups: readonly string[]): string[] {
    const ids = groups.flatMap((id) => {
      const group = this.commune(code).groups.get(id)?.group
      return group?.changes.map((change) => change.id) ?? []
    })
    return [...new Set(ids)]
  }

  private take(device: FakeDevice, code: CommuneCode, line: string): string {
    const commune = this.commune(code)
    const json: unknown = JSON.parse(line)
    const reading = readGroup(json)
    const id =
      reading.kind === 'group' ? reading.group.groupId : String((json as { groupId: string }).groupId)
    const known = commune.groups.get(id)
    if (known !== undefined && known.line !== line) {
      known.receipt = heldReceipt(id, { code: 'content-differs' })
      return id
    }
    if (known !== undefined) return id
    commune.counter += 1
    const group = reading.kind === 'group' ? reading.group : undefined
    const stored: Stored = {
      line,
      group,
      device: device.deviceId,
      by: device.officer,
      receipt: heldReceipt(id, { code: 'unexpected' }),
    }
    const before = this.reasonToHold(device, code, group)
    const problem = reading.kind === 'fault' ? reading.fault : before
    commune.groups.set(id, stored)
    stored.receipt =
      problem === undefined && group !== undefined
        ? this.judge(code, group, stored)
        : heldReceipt(id, problem ?? { code: 'unexpected' })
    return id
  }

  private reasonToHold(
    device: FakeDevice,
    code: CommuneCode,
    group: Group | undefined,
  ): HeldProblem | undefined {
    if (device.revoked) return { code: 'revoked' }
    if (!device.scope.includes(code)) return { code: 'scope' }
    if (group === undefined) return undefined
    const told = group.changes.flatMap((change) => this.holdNext.get(change.id) ?? []).at(0)
    for (const change of group.changes) this.holdNext.delete(change.id)
    if (told !== undefined) return told
    const held = [...this.commune(code).groups.values()].filter(
      (stored) => stored.device === device.deviceId && stored.receipt.outcome === 'held',
    )
    const records = new Set(held.flatMap((stored) => stored.group?.changes.map((change) => change.id) ?? []))
    return group.changes.some((change) => records.has(change.id)) ? { code: 'follows' } : undefined
  }

  /** Judges a group whole: either all of it is written, or it is held and nothing is. */
  private judge(code: string, group: Group, stored: Stored): Receipt {
    const commune = this.commune(code)
    const staged = new Map(commune.rows)
    const conflicts: { id: string; unit: string; change: Change }[] = []
    const clean: { id: string; unit: string }[] = []
    const written = new Set<string>()
    for (const change of group.changes) {
      const problem = findProblem(staged, change)
      if (problem !== undefined) return heldReceipt(group.groupId, { code: problem, record: change.id })
      const row = staged.get(change.id) ?? emptyRow(code, change, stored.by)
      if (change.kind === 'remove') {
        staged.set(change.id, { ...row, removedAt: at })
        written.add(change.id)
        continue
      }
      const merged = mergeRecord(row, change)
      for (const unit of merged.conflicts) conflicts.push({ id: change.id, unit, change })
      for (const unit of [...merged.written, ...merged.same]) clean.push({ id: change.id, unit })
      if (merged.written.length === 0 && staged.has(change.id)) continue
      staged.set(change.id, { ...row, units: merged.units, updatedBy: stored.by })
      written.add(change.id)
    }
    this.judged.set(group.groupId, (this.judged.get(group.groupId) ?? 0) + 1)
    for (const id of written) {
      const row = staged.get(id)
      if (row !== undefined) this.put(code, row)
    }
    for (const { id, unit } of clean) this.withdraw(code, id, unit, stored.by)
    for (const conflict of conflicts) this.claim(code, conflict, stored)
    return {
      groupId: group.groupId,
      outcome: 'applied',
      seqs: Object.fromEntries(group.changes.map(({ id }) => [id, commune.rows.get(id)?.seq ?? 0])),
      conflicts: conflicts.map(({ id, unit }) => ({ id, unit })),
    }
  }

  private put(code: string, row: Row): void {
    const commune = this.commune(code)
    commune.counter += 1
    commune.rows.set(row.id, { ...row, seq: commune.counter })
  }

  private putFlag(code: string, flag: Flag): void {
    const commune = this.commune(code)
    commune.counter += 1
    commune.flags.set(flag.id, { ...flag, seq: commune.counter })
  }

  private findFlag(code: string, id: string, unit: string): Flag | undefined {
    return this.openFlags(code).find((flag) => flag.recordId === id && flag.unit === unit)
  }

  private claim(
    code: string,
    { id, unit, change }: { id: string; unit: string; change: Change },
    by: Stored,
  ): void {
    const claim: Claim = {
      by: by.by,
      device: by.device,
      groupId: by.receipt.groupId,
      saw: change.saw?.[unit] ?? null,
      wrote: change.wrote?.[unit] ?? null,
      base: baseOf(change, unit),
      madeAt: change.madeAt,
      at,
    }
    const known = this.findFlag(code, id, unit)
    const claims = [...(known?.claims ?? []).filter((other) => other.by !== by.by), claim]
    this.putFlag(code, known === undefined ? this.newFlag(code, change, unit, claims) : { ...known, claims })
  }

  private newFlag(
    code: string,
    { type, id }: Pick<Row, 'type' | 'id'>,
    unit: string | null,
    claims: Claim[],
  ): Flag {
    const flag = `00000000-0000-4000-8000-${String(this.nextFlag).padStart(12, '0')}`
    this.nextFlag += 1
    return {
      id: flagId(flag),
      commune: communeCode(code),
      seq: 0,
      kind: 'conflict',
      type,
      recordId: id,
      household: null,
      unit,
      rule: null,
      claims,
      found: {},
      state: 'open',
      reason: null,
      settledBy: null,
      openedAt: at,
      closedAt: null,
    }
  }

  /** A later save of the unit takes a person's claim back; claims that came to equal the value are agreed. */
  private withdraw(code: string, id: string, unit: string, by: string): void {
    const flag = this.findFlag(code, id, unit)
    if (flag === undefined) return
    const now = this.row(code, id)?.units[unit]
    const claims = flag.claims.filter((claim) => claim.by !== by && !sameUnit(claim.wrote, now))
    this.putFlag(code, { ...flag, claims, state: claims.length === 0 ? 'agreed' : 'open' })
  }
}

const heldReceipt = (id: string, problem: HeldProblem): Receipt => ({
  groupId: groupId(id),
  outcome: 'held',
  seqs: {},
  conflicts: [],
  problem,
})

function emptyRow(code: string, { type, id }: Change, by: string): Row {
  return {
    type,
    id,
    commune: communeCode(code),
    seq: 0,
    units: {},
    createdAt: at,
    updatedAt: at,
    updatedBy: by,
    removedAt: null,
    decided: {},
  }
}

function findProblem(rows: ReadonlyMap<string, Row>, change: Change): HeldProblem['code'] | undefined {
  const row = rows.get(change.id)
  if (row !== undefined && row.removedAt !== null) return 'record-removed'
  if (change.kind !== 'create' && row === undefined) return 'record-missing'
  const household = change.wrote?.household
  if (change.type === 'resident' && typeof household === 'string') {
    const home = rows.get(household)
    if (home === undefined) return 'household-missing'
    if (home.removedAt !== null) return 'household-removed'
  }
  if (change.kind !== 'remove' || row === undefined) return undefined
  if (!mayRemove(row, change)) return 'remove-refused'
  const members = [...rows.values()].filter(
    (other) => other.type === 'resident' && other.units.household === change.id && other.removedAt === null,
  )
  return change.type === 'household' && members.length > 0 ? 'household-not-empty' : undefined
}

export const testRecord = (n: number): ReturnType<typeof recordId> =>
  recordId(`019aaf00-0000-7000-8000-${String(n).padStart(12, '0')}`)
