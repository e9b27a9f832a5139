/** The administrator's recovery key opens the vault, which then has a new passphrase and a new PIN; nothing is lost. */
import type { TabletDatabase } from '#client/store/database.ts'
import { noteRecoveryUse } from '#client/store/meta.ts'
import { writeTries, writeVaultFile } from '#client/store/vault-place.ts'
import { calibrate } from '#client/vault/argon2.ts'
import { type OpenedKey, unwrapWithRecoveryKey } from '#client/vault/data-key.ts'
import { findPassphraseFault } from '#client/vault/passphrase.ts'
import { hashPin, isPin } from '#client/vault/pin.ts'
import { openRecoveryFile } from '#client/vault/recovery-file.ts'
import { createSealer } from '#client/vault/sealer.ts'
import { noTries } from '#client/vault/tries.ts'
import type { VaultFile } from '#client/vault/vault-header.ts'
import { openIdentity, sealIdentity } from './identity.ts'
import type { TabletPorts } from './ports.ts'
import type { OpenResult, RecoverInput } from './tablet.ts'

export type Recovered =
  | Exclude<OpenResult, { kind: 'opened' }>
  | { readonly kind: 'recovered'; readonly opened: OpenedKey; readonly file: VaultFile }

interface RecoverPlace {
  readonly ports: Pick<TabletPorts, 'argon2' | 'clock' | 'headerFile'>
  readonly database: TabletDatabase
}

export async function recoverVault(
  { ports, database }: RecoverPlace,
  before: VaultFile | undefined,
  { file: text, filePassphrase, passphrase, pin }: RecoverInput,
): Promise<Recovered> {
  const { argon2, clock } = ports
  if (before === undefined || before.header.recovery === null) return { kind: 'broken' }
  const wrong = { kind: 'wrong', waitUntil: null } as const
  if (findPassphraseFault(passphrase) !== undefined || !isPin(pin)) return wrong
  const key = await openRecoveryFile(text, filePassphrase, argon2)
  if (key.kind !== 'opened') return wrong
  const opened = await unwrapWithRecoveryKey(before.header.recovery, key.privateKey)
  if (opened === undefined) return wrong
  const sealer = createSealer(opened.key)
  const identity = { ...(await openIdentity(sealer, before)), pin: await hashPin(pin) }
  const cost = await calibrate(argon2, clock)
  const header = await opened.rewrap({ passphrase, cost, argon2, recovery: null })
  const version = before.version + 1
  const sealed = await sealIdentity(sealer, { ...before, version }, identity)
  const file = { ...before, version, header, identity: sealed }
  await writeVaultFile(database, ports.headerFile, file)
  await writeTries(database, noTries)
  await noteRecoveryUse(database.meta, key.keyId)
  return { kind: 'recovered', opened, file }
}
