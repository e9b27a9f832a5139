/**
 * The tablet: vault, store and sync behind what the screens see. Promises: the data key exists only between an opening
 * and a closing; five wrong PINs drop it; nothing is ever wiped, and a tablet that holds anything is not enrolled anew.
 */

import { countOutbox } from '#client/store/count-outbox.ts'
import { openDatabase, type TabletDatabase } from '#client/store/database.ts'
import { type Changing, createChanging } from '#client/store/live.ts'
import { readTries, readVaultFile, writeTries, writeVaultFile } from '#client/store/vault-place.ts'
import type { OpenedKey } from '#client/vault/data-key.ts'
import { isPin, isRightPin, type PinHash } from '#client/vault/pin.ts'
import { createSealer } from '#client/vault/sealer.ts'
import { noTries, waitLeft } from '#client/vault/tries.ts'
import { findBiometricLock, type VaultFile } from '#client/vault/vault-header.ts'
import type { createEnrolment } from './enrol.ts'
import { type Identity, openIdentity } from './identity.ts'
import { createPinCount, type PinCount } from './pin-count.ts'
import type { TabletPorts } from './ports.ts'
import { createRest } from './rest.ts'
import type { Session } from './session.ts'
import type { BiometricState, OpenResult, PinInput, RecoverInput, Tablet, TabletState } from './tablet.ts'
import { tryPassphrase, untilText } from './try-passphrase.ts'

const restMs = 5 * 60_000

/** Starts by itself: `state` is `starting` until it is known whether this is an enrolled tablet. */
export function createTablet(ports: TabletPorts): Tablet {
  const state = createChanging<TabletState>({ kind: 'starting' })
  const core = new TabletCore(ports, state)
  core.begin()
  core.listen()
  return {
    state,
    enrol: (input) => core.enrol(input),
    open: (passphrase) => core.open(passphrase),
    unlock: (pin) => core.unlock(pin),
    biometricState: () => core.biometricState(),
    setUpBiometric: (passphrase) => core.setUpBiometric(passphrase),
    takeAwayBiometric: () => core.takeAwayBiometric(),
    openByBiometric: () => core.openByBiometric(),
    lock: () => core.lockAll(),
    close: () => core.closeAll(),
    setPin: (input) => core.setPin(input),
    stirred: () => core.stirred(),
    recover: (input) => core.recover(input),
  }
}

/** Store and sync are fetched when the vault is about to open: the lock screen comes without them. */
const loadEngine = () => import('./session.ts')
const loadBiometricLock = () => import('./biometric-lock.ts')

type Opened =
  | Exclude<OpenResult, { kind: 'opened' }>
  | { readonly kind: 'opened'; readonly opened: OpenedKey }
type Proved =
  | Exclude<Opened, { kind: 'opened' }>
  | { readonly kind: 'opened'; readonly opened: OpenedKey; readonly file: VaultFile }

class TabletCore {
  readonly database: TabletDatabase
  private readonly rest: ReturnType<typeof createRest>
  private enrolment: ReturnType<typeof createEnrolment> | undefined
  private file: VaultFile | undefined
  private session: Session | undefined
  private readonly pins: PinCount

  constructor(
    readonly ports: TabletPorts,
    private readonly state: Changing<TabletState>,
  ) {
    this.database = openDatabase(ports.database)
    this.pins = createPinCount(this.database)
    this.rest = createRest(ports.clock, restMs, () => this.lock())
  }

  begin(): void {
    // A database that does not open says nothing about whether this tablet is enrolled: it is tried again.
    this.showClosed().catch(() => this.ports.clock.after(2_000, () => this.begin()))
  }

  listen(): void {
    this.ports.tabs.listen((word) => {
      if (word === 'locked') this.lock()
      else if (word === 'closed') this.close().catch(() => undefined)
      else this.follow().catch(() => undefined)
    })
  }

  /** Another tab may have enrolled the tablet, opened its vault or taken a try. */
  private async follow(): Promise<void> {
    const { kind } = this.state.get()
    if (kind === 'not-enrolled' || kind === 'closed') await this.showClosed()
    if (kind !== 'locked') return
    await this.pins.read()
    const { session } = this
    if (session !== undefined && this.state.get().kind === 'locked') await this.showLocked(session)
  }

  async enrol(input: Parameters<Tablet['enrol']>[0]): ReturnType<Tablet['enrol']> {
    if (this.session !== undefined) return { kind: 'failed', code: 'already-enrolled' }
    const [{ createEnrolment }] = await Promise.all([import('./enrol.ts'), loadEngine()])
    this.enrolment ??= createEnrolment(this.ports, this.database)
    const result = await this.enrolment(input)
    if (result.kind === 'failed') return result
    this.file = result.file
    await this.show(result.opened, result.file, result.identity)
    this.ports.tabs.announce()
    return { kind: 'enrolled' }
  }

  async open(passphrase: string): Promise<OpenResult> {
    const file = this.file
    if (file === undefined) return { kind: 'broken' }
    const tried = await this.tryPassphrase(file, passphrase)
    return tried.kind === 'opened' ? this.showOr(tried.opened, file) : tried
  }

  private async tryPassphrase(file: VaultFile, passphrase: string): Promise<Opened> {
    // Without the engine's code no try is counted.
    const tried = await tryPassphrase(this, file, { passphrase, ready: loadEngine })
    if (tried.kind === 'opened') return tried
    if (tried.isCounted) await this.showClosed()
    return { kind: 'wrong', waitUntil: tried.waitUntil }
  }

  async biometricState(): Promise<BiometricState> {
    if (this.hasBiometric()) return 'on'
    const biometric = await this.ports.biometric()
    return (await biometric.isThere()) ? 'off' : 'unsupported'
  }

  /** Of an open tablet: with the vault file as another tab may have left it. */
  private async prove(passphrase: string): Promise<Proved> {
    const file = await this.readFile()
    if (file === undefined) return { kind: 'broken' }
    const tried = await this.tryPassphrase(file, passphrase)
    return tried.kind === 'opened' ? { ...tried, file } : tried
  }

  async setPin({ passphrase, pin }: PinInput): Promise<OpenResult> {
    if (!isPin(pin)) return { kind: 'wrong', waitUntil: null }
    const { withPin } = await import('./with-pin.ts')
    const proved = await this.prove(passphrase)
    if (proved.kind !== 'opened') return proved
    await this.keepFile(await withPin(proved.file, createSealer(proved.opened.key), pin))
    await this.pins.forget()
    this.ports.tabs.announce()
    return { kind: 'opened' }
  }

  async setUpBiometric(passphrase: string): ReturnType<Tablet['setUpBiometric']> {
    const proved = await this.prove(passphrase)
    if (proved.kind !== 'opened') return proved
    const [{ setUpBiometric }, biometric] = await Promise.all([loadBiometricLock(), this.ports.biometric()])
    const made = await setUpBiometric(proved.file, proved.opened, biometric)
    if (made.kind !== 'made') return made
    await this.keepFile(made.file)
    return { kind: 'opened' }
  }

  async takeAwayBiometric(): Promise<void> {
    const { session } = this
    const file = await this.readFile()
    if (session === undefined || file === undefined) return
    const { takeAwayBiometric } = await loadBiometricLock()
    await this.keepFile(await takeAwayBiometric(file, session.sealer))
  }

  async openByBiometric(): ReturnType<Tablet['openByBiometric']> {
    const file = this.file
    if (file === undefined) return { kind: 'broken' }
    const [lock, biometric] = await Promise.all([loadBiometricLock(), this.ports.biometric(), loadEngine()])
    const unlocked = await lock.openWithBiometric(file.header, biometric)
    if (unlocked.kind !== 'opened') return unlocked
    await writeTries(this.database, noTries)
    const session = this.session
    if (session === undefined) return this.showOr(unlocked.opened, file)
    await this.pins.forget()
    await this.showBook(session)
    return { kind: 'opened' }
  }

  private hasBiometric(): boolean {
    return this.file !== undefined && findBiometricLock(this.file.header) !== undefined
  }

  private readFile(): Promise<VaultFile | undefined> {
    return readVaultFile(this.database, this.ports.headerFile)
  }

  private async keepFile(file: VaultFile): Promise<void> {
    await writeVaultFile(this.database, this.ports.headerFile, file)
    this.file = file
  }

  async unlock(pin: string): Promise<OpenResult> {
    const session = this.session
    if (session === undefined) return { kind: 'broken' }
    if ((await this.pins.take()) && (await isRightPin(pin, await this.pinOf(session)))) {
      await this.pins.forget()
      await this.showBook(session)
      return { kind: 'opened' }
    }
    if (this.pins.left() > 0) await this.showLocked(session)
    else await this.close()
    this.ports.tabs.announce(this.session === undefined ? 'closed' : 'written')
    return { kind: 'wrong', waitUntil: null }
  }

  /** As any tab has set it last, also where this one heard nothing; without a disk that is read, as it was known. */
  private async pinOf({ sealer, identity }: Session): Promise<PinHash> {
    const newest = async () => {
      const file = await this.readFile()
      return file === undefined ? identity : openIdentity(sealer, file)
    }
    return (await newest().catch(() => identity)).pin
  }

  /** Who has forgotten the PIN need not guess it: the key is dropped as after the last wrong one. */
  async closeAll(): Promise<void> {
    this.ports.tabs.announce('closed')
    await this.close()
  }

  /** By the officer's hand: the tablet, in all its tabs. A tab that rests locks itself alone, others may be in use. */
  lockAll(): void {
    this.lock()
    this.ports.tabs.announce('locked')
  }

  lock(): void {
    const session = this.session
    if (session === undefined || this.state.get().kind !== 'open') return
    this.rest.stop()
    session.dropBook()
    const { waiting } = session.sync.status.get()
    this.setLocked(session, waiting)
  }

  stirred(): void {
    if (this.state.get().kind === 'open') this.rest.stir()
  }

  async recover(input: RecoverInput): Promise<OpenResult> {
    const { recoverVault } = await import('./recover-vault.ts')
    const recovered = await recoverVault(this, this.file, input)
    if (recovered.kind !== 'recovered') return recovered
    this.file = recovered.file
    return this.showOr(recovered.opened, recovered.file)
  }

  private async showOr(opened: OpenedKey, file: VaultFile): Promise<OpenResult> {
    try {
      await this.show(opened, file, await openIdentity(createSealer(opened.key), file))
      return { kind: 'opened' }
    } catch {
      this.dropKey()
      return { kind: 'broken' }
    }
  }

  private async show(opened: OpenedKey, file: VaultFile, identity: Identity): Promise<void> {
    const { ports, database } = this
    const { openStore, startSession } = await loadEngine()
    this.session?.end()
    const store = await openStore(ports, database, createSealer(opened.key))
    const session = startSession({ ports, store, identity, deviceId: file.deviceId })
    this.session = session
    await this.pins.forget()
    session.sync.status.subscribe(() => {
      const now = this.state.get()
      const { waiting } = session.sync.status.get()
      if (now.kind === 'locked' && now.waiting !== waiting && this.session === session)
        this.setLocked(session, waiting)
    })
    await this.showBook(session)
  }

  private async showBook(session: Session): Promise<void> {
    const tablet = await session.openBook()
    if (this.session !== session) return
    this.state.set({ kind: 'open', tablet })
    this.rest.stir()
  }

  private dropKey(): void {
    this.session?.end()
    this.session = undefined
    this.rest.stop()
  }

  private async close(): Promise<void> {
    if (this.session === undefined) return
    this.dropKey()
    await this.showClosed()
  }

  private async showClosed(): Promise<void> {
    const { database, ports } = this
    const file = await this.readFile()
    this.file = file
    if (file === undefined) {
      this.state.set({ kind: 'not-enrolled' })
      return
    }
    const { waiting } = await countOutbox(database)
    const left = waitLeft(await readTries(database), ports.clock.now())
    if (this.session !== undefined) return
    const biometric = this.hasBiometric()
    const waitUntil = untilText(ports.clock, left)
    this.state.set({ kind: 'closed', officer: file.username, waiting, waitUntil, biometric })
  }

  private async showLocked(session: Session): Promise<void> {
    this.setLocked(session, (await countOutbox(this.database)).waiting)
  }

  private setLocked(session: Session, waiting: number): void {
    const biometric = this.hasBiometric()
    this.state.set({
      kind: 'locked',
      officer: session.identity.officer.name,
      waiting,
      pinTriesLeft: this.pins.left(),
      biometric,
    })
  }
}
