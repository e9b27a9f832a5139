/**
 * The administrator's recovery key: made once in the administrator's browser, its private half sealed by a passphrase
 * into a file that never reaches the server. With that file, its passphrase and the tablet in hand, a vault whose
 * passphrase is forgotten opens.
 */
import { z } from 'zod'
import { type Argon2, calibrate } from './argon2.ts'
import { base64url, bytesFromBase64url, bytesFromText, randomBytes } from './bytes.ts'
import type { Clock } from './clock.ts'
import { tidyPassphrase } from './data-key.ts'

export const recoveryFileSchema = z.object({
  kind: z.literal('dan-cu-recovery'),
  version: z.literal(1),
  /** As the centre calls the public key. */
  keyId: z.string(),
  /** base64url SPKI of RSA-OAEP 3072 / SHA-256. */
  publicKey: z.string(),
  sealedPrivateKey: z.string(),
  nonce: z.string(),
  salt: z.string(),
  params: z.object({ memoryKiB: z.int(), iterations: z.int(), parallelism: z.int() }),
})
export type RecoveryFile = z.infer<typeof recoveryFileSchema>

export interface RecoveryKeyPair {
  readonly publicKey: string
  /** The text of the file, once the centre has given the public key its id. */
  exportFile(input: {
    readonly keyId: string
    readonly passphrase: string
    readonly argon2: Argon2
    readonly clock: Clock
  }): Promise<string>
}

export type OpenedRecoveryFile =
  | { readonly kind: 'opened'; readonly keyId: string; readonly privateKey: CryptoKey }
  | { readonly kind: 'wrong-passphrase' }
  | { readonly kind: 'not-a-recovery-file' }

const rsa = { name: 'RSA-OAEP', hash: 'SHA-256' }
const label = (keyId: string) => bytesFromText(`recovery|${keyId}`)

export async function makeRecoveryKeyPair(): Promise<RecoveryKeyPair> {
  const pair = await crypto.subtle.generateKey(
    { ...rsa, modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['encrypt', 'decrypt'],
  )
  const publicKey = base64url(new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey)))
  return {
    publicKey,
    exportFile: async ({ keyId, passphrase, argon2, clock }) => {
      const params = await calibrate(argon2, clock)
      const salt = randomBytes(16)
      const nonce = randomBytes(12)
      const sealing = await sealingKey(argon2, passphrase, { ...params, salt })
      const privateKey = await crypto.subtle.exportKey('pkcs8', pair.privateKey)
      const sealed = await crypto.subtle.encrypt(
        { name: 'AES-GCM', iv: nonce, additionalData: label(keyId) },
        sealing,
        privateKey,
      )
      const file: RecoveryFile = {
        kind: 'dan-cu-recovery',
        version: 1,
        keyId,
        publicKey,
        sealedPrivateKey: base64url(new Uint8Array(sealed)),
        nonce: base64url(nonce),
        salt: base64url(salt),
        params,
      }
      return `${JSON.stringify(file, null, 2)}\n`
    },
  }
}

export async function openRecoveryFile(
  text: string,
  passphrase: string,
  argon2: Argon2,
): Promise<OpenedRecoveryFile> {
  const file = findRecoveryFile(text)
  if (file === undefined) return { kind: 'not-a-recovery-file' }
  const salt = bytesFromBase64url(file.salt)
  const sealing = await sealingKey(argon2, passphrase, { ...file.params, salt })
  try {
    const bytes = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv: bytesFromBase64url(file.nonce), additionalData: label(file.keyId) },
      sealing,
      bytesFromBase64url(file.sealedPrivateKey),
    )
    const privateKey = await crypto.subtle.importKey('pkcs8', bytes, rsa, false, ['decrypt'])
    return { kind: 'opened', keyId: file.keyId, privateKey }
  } catch {
    return { kind: 'wrong-passphrase' }
  }
}

function findRecoveryFile(text: string): RecoveryFile | undefined {
  try {
    const parsed = recoveryFileSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : undefined
  } catch {
    return undefined
  }
}

async function sealingKey(
  argon2: Argon2,
  passphrase: string,
  input: RecoveryFile['params'] & { salt: Uint8Array<ArrayBuffer> },
): Promise<CryptoKey> {
  const bytes = await argon2.derive({ ...input, passphrase: tidyPassphrase(passphrase) })
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
