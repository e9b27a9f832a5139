/**
 * A whole tablet in memory: real vault keys, real store on fake-indexeddb, real HTTP adapter whose fetch is the fake
 * centre, with a network that can be cut before or after the centre has heard.
 */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { StoreContext } from '#client/store/context.ts'
import { type DatabasePlace, openDatabase, type TabletDatabase } from '#client/store/database.ts'
import { findDevice, putDevice, strangeDevice } from '#client/store/meta.ts'
import type { TabWord } from '#client/store/tabs.ts'
import { httpNetwork } from '#client/sync/http-network.ts'
import type { TabletPorts } from '#client/tablet/ports.ts'
import { openStore, type Session, startSession } from '#client/tablet/session.ts'
import type { Draft, Edit, OpenTablet, RecordView, SaveResult } from '#client/tablet/tablet.ts'
import type { Clock } from '#client/vault/clock.ts'
import { createSealer, type Sealer } from '#client/vault/sealer.ts'
import { type ProblemCode, problems } from '#shared/api/problem.ts'
import {
  type CommuneCode,
  communeCode,
  type DeviceId,
  deviceId,
  groupId,
  type RecordId,
  recordId,
} from '#shared/ids.ts'
import type { UnitValue, UnitValues } from '#shared/records/unit.ts'
import { FakeBiometric } from './fake-biometric.ts'
import { FakeCentre } from './fake-centre.ts'
import { FakeJournalDisk } from './fake-journal-disk.ts'

export const muiNe = communeCode('22915')

/** What becomes of one request. */
export type Fate = 'through' | 'lost' | 'answer-lost' | 'time-out' | 'captive-portal' | Response

export class FakeClock implements Clock {
  private time = Date.parse('2026-03-02T08:00:00.000Z')
  private timers: { at: number; run: () => void }[] = []
  now(): number {
    this.time += 1
    return this.time
  }
  after(ms: number, run: () => void): () => void {
    const timer = { at: this.time + ms, run }
    this.timers.push(timer)
    return () => {
      this.timers = this.timers.filter((other) => other !== timer)
    }
  }
  /** Somebody sets the clock; timers go on as they were. */
  putBack(ms: number): void {
    this.time -= ms
    this.timers = this.timers.map(({ at, run }) => ({ at: at - ms, run }))
  }
  /** Lets time pass and runs what is due, oldest first. */
  advance(ms: number): void {
    const until = this.time + ms
    for (;;) {
      const due = this.timers.filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0]
      if (due === undefined) break
      this.timers = this.timers.filter((timer) => timer !== due)
      this.time = Math.max(this.time, due.at)
      due.run()
    }
    this.time = until
  }
}

export interface SentRequest {
  readonly path: string
  /** The unpacked body of a batch. */
  readonly text: string
  readonly packed: number
}

/** The wire between one tablet and the centre. */
export class FakeWire {
  /** Decides what becomes of each request; by default everything comes through. */
  fate: (request: SentRequest) => Fate = () => 'through'
  readonly sent: SentRequest[] = []
  /** Called when the centre has judged and before the answer leaves. */
  afterJudging: () => void = () => undefined
  /** What the centre says, in the words of a later version of it. */
  retell: (text: string, path: string) => string = (text) => text

  constructor(readonly centre: FakeCentre) {}

  batches(): SentRequest[] {
    return this.sent.filter(({ path }) => path === '/api/batches')
  }

  readonly fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const path = String(input)
    const bytes = init?.body instanceof Uint8Array ? init.body : undefined
    const text = bytes === undefined ? String(init?.body ?? '') : gunzipSync(bytes).toString('utf8')
    const request = { path, text, packed: bytes?.length ?? 0 }
    this.sent.push(request)
    const fate = this.fate(request)
    if (fate instanceof Response) return fate
    if (fate === 'lost') throw new TypeError('fetch failed')
    if (fate === 'time-out') throw new DOMException('timed out', 'TimeoutError')
    if (fate === 'captive-portal') return new Response('<html>Đăng nhập Wi-Fi</html>', { status: 200 })
    const answer = await this.answer(request, new Headers(init?.headers))
    this.afterJudging()
    if (fate === 'answer-lost') throw new TypeError('connection reset')
    return answer.status === 200 ? new Response(this.retell(await answer.text(), path)) : answer
  }

  private async answer({ path, text, packed }: SentRequest, headers: Headers): Promise<Response> {
    const token = (headers.get('authorization') ?? '').replace('Bearer ', '')
    if (path === '/api/batches') return toResponse(this.centre.applyBatch(token, text, packed))
    const feed = /^\/api\/feed\/(\d{5})\?cursor=(\d+)(?:&mark=[^&]+)?$/.exec(path)
    if (feed !== null)
      return toResponse(this.centre.readFeed(token, communeCode(feed[1] ?? ''), Number(feed[2])))
    if (path === '/api/state') return toResponse(this.centre.readState(token))
    if (path === '/api/ledger')
      return toResponse(await this.centre.readLedger(token, JSON.parse(text), sha256))
    if (path === '/api/devices') return toResponse(this.centre.enrol(JSON.parse(text)))
    if (path === '/api/recovery-uses') {
      this.centre.recoveryUses.push(JSON.parse(text).keyId)
      return new Response(null, { status: 204 })
    }
    return problemResponse('not-found')
  }
}

type Result = { kind: 'answer'; value: unknown } | { kind: 'problem'; code: ProblemCode }
const toResponse = (result: Result): Response =>
  result.kind === 'answer' ? new Response(JSON.stringify(result.value)) : problemResponse(result.code)

export function problemResponse(code: ProblemCode, headers: Record<string, string> = {}): Response {
  const { status, retryable } = problems[code]
  const body = { type: `/problems/${code}`, title: code, status, code, retryable }
  return new Response(JSON.stringify(body), { status, headers })
}

let nextNumber = 1
const uuid = (): string => {
  nextNumber += 1
  return `019aaf01-0000-7000-8000-${String(nextNumber).padStart(12, '0')}`
}

export const testIds: TabletPorts['ids'] = {
  record: () => recordId(uuid()),
  group: () => groupId(uuid()),
  device: () => deviceId(uuid()),
  page: uuid,
  chance: () => 0.5,
}

/** Tabs of one tablet, joined. */
export class FakeChannel {
  private readonly listeners = new Set<{ owner: object; heard: (word: TabWord) => void }>()
  tab(): TabletPorts['tabs'] {
    const owner = {}
    return {
      announce: (word = 'written') => {
        for (const other of [...this.listeners]) if (other.owner !== owner) other.heard(word)
      },
      listen: (heard) => {
        const entry = { owner, heard }
        this.listeners.add(entry)
        return () => {
          this.listeners.delete(entry)
        }
      },
    }
  }
}

export interface TestTabletOptions {
  readonly centre?: FakeCentre
  readonly officer?: string
  readonly communes?: readonly string[]
  /** By the centre's clock; unknown to a tablet that was enrolled long ago. */
  readonly enrolledAt?: string | undefined
  /** The tablet of which this is a second tab. */
  readonly twinOf?: TestTablet
  /** The data key; a new one where none is given. */
  readonly key?: CryptoKey
}

const sha256: TabletPorts['sha256'] = (text) => createHash('sha256').update(text).digest('hex')

export async function makeSealer(): Promise<Sealer> {
  return createSealer(
    await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']),
  )
}

/** One officer's tablet. `restart` is what a kill of the browser leaves: the database and nothing else. */
export class TestTablet {
  readonly centre: FakeCentre
  readonly wire: FakeWire
  readonly clock = new FakeClock()
  readonly channel: FakeChannel
  readonly place: DatabasePlace
  readonly journal: FakeJournalDisk
  readonly token: string
  readonly device: DeviceId
  readonly officer: string
  readonly enrolledAt: string | undefined
  space = { left: 1e9, quota: 2e9 }
  /** Another tab is at it. */
  isSyncedElsewhere = false
  private readonly sealerPromise: Promise<Sealer>
  private session: Session | undefined
  private opened: OpenTablet | undefined
  private base: TabletDatabase | undefined
  private stored: StoreContext | undefined

  constructor({
    centre = new FakeCentre(),
    officer = 'lan.mui-ne',
    communes = [muiNe],
    enrolledAt,
    twinOf,
    key,
  }: TestTabletOptions = {}) {
    this.centre = centre
    this.wire = new FakeWire(centre)
    this.officer = officer
    this.enrolledAt = enrolledAt
    this.channel = twinOf?.channel ?? new FakeChannel()
    this.place = twinOf?.place ?? { name: 'dan-cu', indexedDB: new IDBFactory(), IDBKeyRange }
    this.journal = twinOf?.journal ?? new FakeJournalDisk()
    this.device = twinOf?.device ?? deviceId(uuid())
    this.token = `token-${this.device}`
    this.sealerPromise =
      twinOf?.sealerPromise ?? (key === undefined ? makeSealer() : Promise.resolve(createSealer(key)))
    if (twinOf !== undefined) return
    centre.devices.set(this.token, {
      deviceId: this.device,
      officer,
      scope: communes.map(communeCode),
      revoked: false,
    })
  }

  get tablet(): OpenTablet {
    if (this.opened === undefined) throw new Error('the tablet is not open')
    return this.opened
  }

  get database(): TabletDatabase {
    if (this.base === undefined) throw new Error('the tablet is not open')
    return this.base
  }

  get store(): StoreContext {
    if (this.stored === undefined) throw new Error('the tablet is not open')
    return this.stored
  }

  sealer(): Promise<Sealer> {
    return this.sealerPromise
  }

  setScope(...communes: string[]): void {
    const device = this.centre.devices.get(this.token)
    if (device !== undefined) device.scope = communes.map(communeCode)
  }

  setRevoked(revoked: boolean): void {
    const device = this.centre.devices.get(this.token)
    if (device !== undefined) device.revoked = revoked
  }

  ports(): TabletPorts {
    return {
      clock: this.clock,
      ids: testIds,
      network: httpNetwork({ origin: '', fetch: this.wire.fetch, timeoutMs: 5_000 }),
      locks: {
        ifFree: async (_, body) => {
          if (this.isSyncedElsewhere) return false
          await body()
          return true
        },
      },
      headerFile: { read: async () => null, write: async () => undefined },
      argon2: { derive: async () => new Uint8Array(32) },
      biometric: async () => new FakeBiometric(),
      sha256,
      gzip: { pack: async (text) => Uint8Array.from(gzipSync(text)) },
      connection: { online: () => true, listen: () => () => undefined },
      disk: { estimate: async () => this.space, persist: async () => true },
      tabs: this.channel.tab(),
      database: this.place,
      journal: this.journal,
      appVersion: 'test',
    }
  }

  /** Opens the tablet on its database; the first sync is over when it resolves. */
  async open(): Promise<this> {
    const database = openDatabase(this.place)
    this.base = database
    // What an enrolment leaves; a tablet whose database was wiped has its journal, and no more.
    if (this.journal.canary === null && (await findDevice(database.meta)) === undefined) {
      const scope = this.centre.devices.get(this.token)?.scope ?? []
      await putDevice(database.meta, { ...strangeDevice, epoch: this.centre.epoch, scope })
    }
    const identity = {
      officer: { username: this.officer, name: 'Cán bộ thử nghiệm' },
      token: this.token,
      enrolledAt: this.enrolledAt,
      pin: { salt: '', hash: '' },
    }
    const ports = this.ports()
    const store = await openStore(ports, database, await this.sealerPromise)
    this.stored = store
    this.session = startSession({ ports, store, identity, deviceId: this.device })
    this.opened = await this.session.openBook()
    await this.session.sync.settled()
    return this
  }

  /** As a kill: nothing is finished or said goodbye to. */
  async restart(): Promise<void> {
    this.session?.end()
    await this.session?.sync.settled()
    this.base?.close()
    this.journal.letGo()
    await this.open()
  }

  /** Started again after the browser has thrown its database away. */
  async restartWiped(): Promise<void> {
    Object.assign(this.place, { indexedDB: new IDBFactory() })
    await this.restart()
  }

  lock(): void {
    this.session?.dropBook()
  }

  async unlock(): Promise<void> {
    this.opened = await this.session?.openBook()
  }

  async sync(): Promise<void> {
    this.session?.sync.syncNow()
    await this.session?.sync.settled()
  }

  async settled(): Promise<void> {
    await this.session?.sync.settled()
  }

  offline(): void {
    this.wire.fate = () => 'lost'
  }

  online(): void {
    this.wire.fate = () => 'through'
  }

  view(id: string): RecordView | undefined {
    return this.tablet.book.get().findRecord(recordId(id))
  }

  shown(id: string, unit: string): UnitValue | undefined {
    return this.view(id)?.units[unit]
  }

  /** The form of a record as it is shown now. */
  edit(id: string, wrote: UnitValues): Edit {
    const view = this.view(id)
    if (view === undefined) throw new Error(`${id} is not shown`)
    const units = Object.keys(wrote)
    return {
      type: view.type,
      id: view.id,
      kind: 'edit',
      wrote,
      saw: Object.fromEntries(units.map((unit) => [unit, view.units[unit] ?? null])),
      base: Object.fromEntries(units.map((unit) => [unit, view.base[unit] ?? 0])),
    }
  }

  async write(id: string, wrote: UnitValues): Promise<SaveResult> {
    const view = this.view(id)
    const home = view?.units.household
    return this.tablet.save(recordId(typeof home === 'string' ? home : id), [this.edit(id, wrote)])
  }

  /** As the form does it at each key. */
  async type(id: string, wrote: UnitValues): Promise<void> {
    const { type, household, saw, base } = { household: recordId(id), ...this.edit(id, wrote) }
    await this.tablet.keepDraft({
      ...{ type, id: recordId(id), household, isNew: false, wrote, typed: {}, saw, base },
      keptAt: new Date(this.clock.now()).toISOString(),
    })
  }

  remove(id: string): Edit {
    const view = this.view(id)
    if (view === undefined) throw new Error(`${id} is not shown`)
    return {
      type: view.type,
      id: view.id,
      kind: 'remove',
      wrote: {},
      saw: view.units,
      base: view.base,
      reason: 'ghi nhầm',
    }
  }

  /** A new household with one resident, saved as one group. */
  async addHousehold(
    name = 'NGUYỄN THỊ BƯỞI',
    commune?: CommuneCode,
  ): Promise<{ household: RecordId; resident: RecordId }> {
    const household = this.tablet.newRecordId()
    const resident = this.tablet.newRecordId()
    const none = { saw: {}, base: {} }
    const result = await this.tablet.save(
      household,
      [
        { type: 'household', id: household, kind: 'create', wrote: { hamlet: 'Thôn 1' }, ...none },
        {
          type: 'resident',
          id: resident,
          kind: 'create',
          wrote: { household, name, relation: 'CH' },
          ...none,
        },
      ],
      commune,
    )
    if (result.kind !== 'saved') throw new Error(`not saved: ${result.kind}`)
    return { household, resident }
  }

  draft(id: string, part: Partial<Draft> = {}): Draft {
    return {
      type: 'resident',
      id: recordId(id),
      household: recordId(id),
      isNew: false,
      wrote: {},
      typed: {},
      saw: {},
      base: {},
      keptAt: new Date(this.clock.now()).toISOString(),
      ...part,
    }
  }

  /** The states of all groups, oldest first. */
  async states(): Promise<string[]> {
    return (await this.database.groups.orderBy('order').toArray()).map(({ state }) => state)
  }

  status() {
    return this.tablet.sync.get()
  }
}
