/**
 * The data key and the ways back to it: the officer's passphrase, the administrator's recovery key, and where it was set
 * up what the device's authenticator yields after a fingerprint or face. The key's
 * bytes exist only inside these functions; what is handed out cannot be exported.
 */
import type { Argon2, Argon2Cost } from './argon2.ts'
import type { BiometricAnswer } from './biometric.ts'
import { type Bytes, base64url, bytesFromBase64url, bytesFromText, randomBytes } from './bytes.ts'
import type { BiometricLock, RecoveryLock, VaultHeader } from './vault-header.ts'

/** A data key that was just made or unwrapped. */
export interface OpenedKey {
  readonly key: CryptoKey
  /** Wraps the same data key anew, as after a forgotten passphrase; the way of recovery stays as it is. */
  rewrap(input: WrapInput): Promise<VaultHeader>
  wrapForBiometric(answer: BiometricAnswer): Promise<BiometricLock>
}

export interface WrapInput {
  readonly passphrase: string
  readonly cost: Argon2Cost
  readonly argon2: Argon2
  readonly recovery: { readonly id: string; readonly publicKey: string } | null
}

const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' }
const passphraseLabel = (header: Pick<VaultHeader, 'salt'>): Bytes => bytesFromText(`data-key|${header.salt}`)

/** One spelling for one passphrase, whatever keyboard typed it. */
export const tidyPassphrase = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ')

export async function makeDataKey(input: WrapInput): Promise<{ opened: OpenedKey; header: VaultHeader }> {
  const raw = randomBytes(32)
  const recovery =
    input.recovery === null
      ? null
      : { keyId: input.recovery.id, wrapped: await wrapForRecovery(raw, input.recovery.publicKey) }
  const header = await wrapForPassphrase(raw, input, recovery)
  return { opened: await openedFrom(raw, recovery), header }
}

/** `undefined` when the passphrase is another. */
export async function unwrapWithPassphrase(
  header: VaultHeader,
  passphrase: string,
  argon2: Argon2,
): Promise<OpenedKey | undefined> {
  const wrapping = await wrappingKey(argon2, passphrase, header)
  const parameters = {
    name: 'AES-GCM',
    iv: bytesFromBase64url(header.nonce),
    additionalData: passphraseLabel(header),
  }
  try {
    const raw = await crypto.subtle.decrypt(parameters, wrapping, bytesFromBase64url(header.wrapped))
    return await openedFrom(new Uint8Array(raw), header.recovery)
  } catch {
    return undefined
  }
}

/** `undefined` when the private key is not the one that this vault was wrapped for. */
export async function unwrapWithRecoveryKey(
  recovery: RecoveryLock,
  privateKey: CryptoKey,
): Promise<OpenedKey | undefined> {
  try {
    const raw = await crypto.subtle.decrypt(rsa, privateKey, bytesFromBase64url(recovery.wrapped))
    return await openedFrom(new Uint8Array(raw), recovery)
  } catch {
    return undefined
  }
}

/** `undefined` when the authenticator is another, or its answer to this salt. */
export async function unwrapWithBiometric(
  { biometric, recovery }: { biometric: BiometricLock; recovery: RecoveryLock | null },
  prf: Bytes,
): Promise<OpenedKey | undefined> {
  const { unwrapForBiometric } = await import('./biometric-key.ts')
  const raw = await unwrapForBiometric(biometric, prf)
  return raw === undefined ? undefined : openedFrom(raw, recovery)
}

async function openedFrom(raw: Bytes, recovery: RecoveryLock | null): Promise<OpenedKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  return {
    key,
    rewrap: (input) => wrapForPassphrase(raw, input, recovery),
    wrapForBiometric: async (answer) => (await import('./biometric-key.ts')).wrapForBiometric(raw, answer),
  }
}

async function wrapForPassphrase(
  raw: Bytes,
  { passphrase, cost, argon2 }: WrapInput,
  recovery: RecoveryLock | null,
): Promise<VaultHeader> {
  const head = { ...cost, salt: base64url(randomBytes(16)), nonce: base64url(randomBytes(12)) }
  const wrapping = await wrappingKey(argon2, passphrase, head)
  const parameters = {
    name: 'AES-GCM',
    iv: bytesFromBase64url(head.nonce),
    additionalData: passphraseLabel(head),
  }
  const wrapped = await crypto.subtle.encrypt(parameters, wrapping, raw)
  return { version: 1, kdf: 'argon2id', ...head, wrapped: base64url(new Uint8Array(wrapped)), recovery }
}

async function wrappingKey(
  argon2: Argon2,
  passphrase: string,
  { salt, memoryKiB, iterations, parallelism }: Argon2Cost & { salt: string },
): Promise<CryptoKey> {
  const bytes = await argon2.derive({
    passphrase: tidyPassphrase(passphrase),
    salt: bytesFromBase64url(salt),
    memoryKiB,
    iterations,
    parallelism,
  })
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

async function wrapForRecovery(raw: Bytes, publicKey: string): Promise<string> {
  const key = await crypto.subtle.importKey('spki', bytesFromBase64url(publicKey), rsa, false, ['encrypt'])
  return base64url(new Uint8Array(await crypto.subtle.encrypt(rsa, key, raw)))
}
