/**
 * What is needed to open the vault, and what is needed to know whose it is; nothing in it opens anything by itself.
 * Kept twice, in IndexedDB and in OPFS, because Chromium can lose either.
 */
import { z } from 'zod'
import { deviceIdSchema } from '#shared/ids.ts'

const recoveryLockSchema = z.object({ keyId: z.string(), wrapped: z.string() })
export type RecoveryLock = z.infer<typeof recoveryLockSchema>

/** The data key, sealed by a key that only the device's authenticator yields, after a fingerprint or a face. */
const biometricLockSchema = z.object({
  credentialId: z.string(),
  /** What the authenticator is asked about, and the salt of what its answer becomes. */
  salt: z.string(),
  nonce: z.string(),
  wrapped: z.string(),
})
export type BiometricLock = z.infer<typeof biometricLockSchema>

const passphraseHeaderSchema = z.object({
  version: z.literal(1),
  kdf: z.literal('argon2id'),
  salt: z.string(),
  memoryKiB: z.int(),
  iterations: z.int(),
  parallelism: z.int(),
  nonce: z.string(),
  /** The data key, sealed by the key that comes of the passphrase; base64url as all bytes here. */
  wrapped: z.string(),
  recovery: recoveryLockSchema.nullable(),
})
/** Of a tablet on which a fingerprint or face was set up; all else is as in the first version. */
const biometricHeaderSchema = passphraseHeaderSchema.extend({
  version: z.literal(2),
  biometric: biometricLockSchema,
})

export const vaultHeaderSchema = z.discriminatedUnion('version', [
  passphraseHeaderSchema,
  biometricHeaderSchema,
])
export type VaultHeader = z.infer<typeof vaultHeaderSchema>

export const findBiometricLock = (header: VaultHeader): BiometricLock | undefined =>
  header.version === 2 ? header.biometric : undefined

export const withBiometricLock = (header: VaultHeader, biometric: BiometricLock): VaultHeader => ({
  ...header,
  version: 2,
  biometric,
})

export const withoutBiometricLock = (header: VaultHeader): VaultHeader =>
  passphraseHeaderSchema.parse({ ...header, version: 1 })

/** The header with the sealed identity (officer's name, device token, PIN), so that either copy is enough to go on. */
export const vaultFileSchema = z.object({
  kind: z.literal('dan-cu-vault'),
  /** Grows with every write: the newer copy wins. */
  version: z.int(),
  deviceId: deviceIdSchema,
  /** In clear: it says on the closed screen whose tablet this is. */
  username: z.string(),
  header: vaultHeaderSchema,
  identity: z.string(),
})
export type VaultFile = z.infer<typeof vaultFileSchema>

/** `undefined` for no text and for text that is no vault file. */
export function findVaultFile(text: string | null): VaultFile | undefined {
  if (text === null) return undefined
  try {
    const parsed = vaultFileSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

export const newerVaultFile = (a: VaultFile | undefined, b: VaultFile | undefined): VaultFile | undefined => {
  if (a === undefined || b === undefined) return a ?? b
  return b.version > a.version ? b : a
}
