/**
 * The tablet: vault, store and sync behind what the screens see. Promises: the data key exists only between an opening
 * and a closing; five wrong PINs drop it; nothing is ever wiped, and a tablet that holds anything is not enrolled anew.
 */

import { countOutbox } from '#client/store/count-outbox.ts'
import { openDatabase, type TabletDatabase } from '#client/store/database.ts'
import { type Changing, createChanging } from '#client/store/live.ts'
import { noteRecoveryUse } from '#client/store/meta.ts'
import { readTries, readVaultFile, writeTries, writeVaultFile } from '#client/store/vault-place.ts'
import { calibrate } from '#client/vault/argon2.ts'
import { type OpenedKey, unwrapWithPassphrase, unwrapWithRecoveryKey } from '#client/vault/data-key.ts'
import { findPassphraseFault } from '#client/vault/passphrase.ts'
import { hashPin, isPin, isRightPin, pinTries } from '#client/vault/pin.ts'
import { createSealer } from '#client/vault/sealer.ts'
import { afterWrong, noTries, waitLeft } from '#client/vault/tries.ts'
import { findBiometricLock, type VaultFile } from '#client/vault/vault-header.ts'
import type { createEnrolment } from './enrol.ts'
import { type Identity, openIdentity, sealIdentity } from './identity.ts'
import type { TabletPorts } from './ports.ts'
import { createRest } from './rest.ts'
import type { Session } from './session.ts'
import type { BiometricState, OpenResult, Tablet, TabletState } from './tablet.ts'

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
    lock: () => core.lock(),
    stirred: () => core.stirred(),
    recover: (input) => core.recover(input),
  }
}

/** Store and sync are fetched when the vault is about to open: the lock screen comes without them. */
const loadEngine = () => import('./session.ts')
const loadBiometricLock = () => import('./biometric-lock.ts')

type Tried = Exclude<OpenResult, { kind: 'opened' }> | { readonly kind: 'opened'; readonly opened: OpenedKey }

class TabletCore {
  private readonly database: TabletDatabase
  private readonly rest: ReturnType<typeof createRest>
  private enrolment: ReturnType<typeof createEnrolment> | undefined
  private file: VaultFile | undefined
  private session: Session | undefined
  private pinTriesLeft = pinTries

  constructor(
    private readonly ports: TabletPorts,
    private readonly state: Changing<TabletState>,
  ) {
    this.database = openDatabase(ports.database)
    this.rest = createRest(ports.clock, restMs, () => this.lock())
  }

  begin(): void {
    // A database that does not open says nothing about whether this tablet is enrolled: it is tried again.
    this.showClosed().catch(() => this.ports.clock.after(2_000, () => this.begin()))
  }

  listen(): void {
    this.ports.tabs.listen(() => {
      const { kind } = this.state.get()
      if (kind === 'not-enrolled' || kind === 'closed') this.showClosed().catch(() => undefined)
    })
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

  private async tryPassphrase(file: VaultFile, passphrase: string): Promise<Tried> {
    const { database, ports } = this
    const now = ports.clock.now()
    const before = await readTries(database)
    if (waitLeft(before, now) > 0) return { kind: 'wrong', waitUntil: this.untilText(waitLeft(before, now)) }
    // Without the engine's code no try is counted.
    await loadEngine()
    // Counted before anybody can know how it went: taking the battery out does not make a try free.
    const counted = afterWrong(before, now)
    const [opened] = await Promise.all([
      unwrapWithPassphrase(file.header, passphrase, ports.argon2),
      writeTries(database, counted),
    ])
    if (opened === undefined) {
      await this.showClosed()
      return { kind: 'wrong', waitUntil: this.untilText(waitLeft(counted, ports.clock.now())) }
    }
    await writeTries(database, noTries)
    return { kind: 'opened', opened }
  }

  async biometricState(): Promise<BiometricState> {
    if (this.hasBiometric()) return 'on'
    const biometric = await this.ports.biometric()
    return (await biometric.isThere()) ? 'off' : 'unsupported'
  }

  async setUpBiometric(passphrase: string): ReturnType<Tablet['setUpBiometric']> {
    const { database, ports } = this
    const file = await readVaultFile(database, ports.headerFile)
    if (file === undefined) return { kind: 'broken' }
    const tried = await this.tryPassphrase(file, passphrase)
    if (tried.kind !== 'opened') return tried
    const [{ setUpBiometric }, biometric] = await Promise.all([loadBiometricLock(), ports.biometric()])
    const made = await setUpBiometric(file, tried.opened, biometric)
    if (made.kind !== 'made') return made
    await this.keepFile(made.file)
    return { kind: 'opened' }
  }

  async takeAwayBiometric(): Promise<void> {
    const { session, file } = this
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
    this.pinTriesLeft = pinTries
    await this.showBook(session)
    return { kind: 'opened' }
  }

  private hasBiometric(): boolean {
    return this.file !== undefined && findBiometricLock(this.file.header) !== undefined
  }

  private async keepFile(file: VaultFile): Promise<void> {
    await writeVaultFile(this.database, this.ports.headerFile, file)
    this.file = file
  }

  async unlock(pin: string): Promise<OpenResult> {
    const session = this.session
    if (session === undefined) return { kind: 'broken' }
    this.pinTriesLeft -= 1
    if (await isRightPin(pin, session.identity.pin)) {
      this.pinTriesLeft = pinTries
      await this.showBook(session)
      return { kind: 'opened' }
    }
    if (this.pinTriesLeft <= 0) this.dropKey()
    if (this.session === undefined) await this.showClosed()
    else await this.showLocked(session)
    return { kind: 'wrong', waitUntil: null }
  }

  lock(): void {
    const session = this.session
    if (session === undefined || this.state.get().kind !== 'open') return
    this.rest.stop()
    session.dropBook()
    this.pinTriesLeft = pinTries
    const { waiting } = session.sync.status.get()
    this.setLocked(session, waiting)
  }

  stirred(): void {
    if (this.state.get().kind === 'open') this.rest.stir()
  }

  async recover({
    file: text,
    filePassphrase,
    passphrase,
    pin,
  }: Parameters<Tablet['recover']>[0]): Promise<OpenResult> {
    const { ports, database } = this
    const before = this.file
    if (before === undefined || before.header.recovery === null) return { kind: 'broken' }
    if (findPassphraseFault(passphrase) !== undefined || !isPin(pin))
      return { kind: 'wrong', waitUntil: null }
    const { openRecoveryFile } = await import('#client/vault/recovery-file.ts')
    const key = await openRecoveryFile(text, filePassphrase, ports.argon2)
    if (key.kind !== 'opened') return { kind: 'wrong', waitUntil: null }
    const opened = await unwrapWithRecoveryKey(before.header.recovery, key.privateKey)
    if (opened === undefined) return { kind: 'wrong', waitUntil: null }
    const sealer = createSealer(opened.key)
    const identity = { ...(await openIdentity(sealer, before)), pin: await hashPin(pin) }
    const cost = await calibrate(ports.argon2, ports.clock)
    const header = await opened.rewrap({ passphrase, cost, argon2: ports.argon2, recovery: null })
    const version = before.version + 1
    const sealed = await sealIdentity(sealer, { ...before, version }, identity)
    const file = { ...before, version, header, identity: sealed }
    await this.keepFile(file)
    await writeTries(database, noTries)
    await noteRecoveryUse(database.meta, key.keyId)
    return this.showOr(opened, file)
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
    this.pinTriesLeft = pinTries
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

  private async showClosed(): Promise<void> {
    const { database, ports } = this
    const file = await readVaultFile(database, ports.headerFile)
    this.file = file
    if (file === undefined) {
      this.state.set({ kind: 'not-enrolled' })
      return
    }
    const { waiting } = await countOutbox(database)
    const left = waitLeft(await readTries(database), ports.clock.now())
    if (this.session !== undefined) return
    const biometric = this.hasBiometric()
    const waitUntil = this.untilText(left)
    this.state.set({ kind: 'closed', officer: file.username, waiting, waitUntil, biometric })
  }

  private async showLocked(session: Session): Promise<void> {
    this.setLocked(session, (await countOutbox(this.database)).waiting)
  }

  private setLocked(session: Session, waiting: number): void {
    const { pinTriesLeft } = this
    const biometric = this.hasBiometric()
    this.state.set({
      kind: 'locked',
      officer: session.identity.officer.name,
      waiting,
      pinTriesLeft,
      biometric,
    })
  }

  private untilText(left: number): string | null {
    return left > 0 ? new Date(this.ports.clock.now() + left).toISOString() : null
  }
}
