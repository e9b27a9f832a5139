/** Setting up, using and taking away the fingerprint or face. The passphrase opens the vault all the while. */
import type { Biometric, BiometricFault } from '#client/vault/biometric.ts'
import { base64url, randomBytes } from '#client/vault/bytes.ts'
import { type OpenedKey, unwrapWithBiometric } from '#client/vault/data-key.ts'
import { createSealer, type Sealer } from '#client/vault/sealer.ts'
import {
  type VaultFile,
  type VaultHeader,
  withBiometricLock,
  withoutBiometricLock,
} from '#client/vault/vault-header.ts'
import { openIdentity, sealIdentity } from './identity.ts'

export type Unlocked =
  | { readonly kind: 'opened'; readonly opened: OpenedKey }
  | { readonly kind: BiometricFault }

/** A header without such a lock, or one that another authenticator answers, is as good as a refusal. */
export async function openWithBiometric(header: VaultHeader, biometric: Biometric): Promise<Unlocked> {
  if (header.version !== 2) return { kind: 'refused' }
  const asked = await biometric.ask(header.biometric)
  if (asked.kind !== 'answered') return asked
  const opened = await unwrapWithBiometric(header, asked.prf)
  return opened === undefined ? { kind: 'refused' } : { kind: 'opened', opened }
}

export type SetUp = { readonly kind: 'made'; readonly file: VaultFile } | { readonly kind: BiometricFault }

export async function setUpBiometric(
  file: VaultFile,
  opened: OpenedKey,
  biometric: Biometric,
): Promise<SetUp> {
  const { deviceId, username } = file
  const asked = await biometric.make({ deviceId, username, salt: base64url(randomBytes(32)) })
  if (asked.kind !== 'answered') return asked
  const header = withBiometricLock(file.header, await opened.wrapForBiometric(asked))
  return { kind: 'made', file: await resealed(file, header, createSealer(opened.key)) }
}

export const takeAwayBiometric = (file: VaultFile, sealer: Sealer): Promise<VaultFile> =>
  resealed(file, withoutBiometricLock(file.header), sealer)

/** The next version of the file: the identity is sealed as part of one version, and of no other. */
async function resealed(before: VaultFile, header: VaultHeader, sealer: Sealer): Promise<VaultFile> {
  const version = before.version + 1
  const identity = await sealIdentity(sealer, { ...before, version }, await openIdentity(sealer, before))
  return { ...before, version, header, identity }
}
