/** The data key under what an authenticator yields; fetched where a fingerprint or face was set up, and only there. */
import type { BiometricAnswer } from './biometric.ts'
import { type Bytes, base64url, bytesFromBase64url, bytesFromText, randomBytes } from './bytes.ts'
import type { BiometricLock } from './vault-header.ts'

/** `undefined` when the authenticator is another, or its answer to this salt. */
export async function unwrapForBiometric(biometric: BiometricLock, prf: Bytes): Promise<Bytes | undefined> {
  const wrapping = await biometricKey({ ...biometric, prf })
  const parameters = {
    name: 'AES-GCM',
    iv: bytesFromBase64url(biometric.nonce),
    additionalData: biometricLabel(biometric),
  }
  try {
    return new Uint8Array(
      await crypto.subtle.decrypt(parameters, wrapping, bytesFromBase64url(biometric.wrapped)),
    )
  } catch {
    return undefined
  }
}

const biometricLabel = ({ credentialId, salt }: Pick<BiometricLock, 'credentialId' | 'salt'>): Bytes =>
  bytesFromText(`data-key|biometric|${credentialId}|${salt}`)

export async function wrapForBiometric(raw: Bytes, answer: BiometricAnswer): Promise<BiometricLock> {
  const { credentialId, salt } = answer
  const nonce = randomBytes(12)
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData: biometricLabel(answer) }
  const wrapped = await crypto.subtle.encrypt(parameters, await biometricKey(answer), raw)
  return { credentialId, salt, nonce: base64url(nonce), wrapped: base64url(new Uint8Array(wrapped)) }
}

async function biometricKey({ prf, salt }: BiometricAnswer): Promise<CryptoKey> {
  const yielded = await crypto.subtle.importKey('raw', prf, 'HKDF', false, ['deriveKey'])
  const info = bytesFromText('dan-cu|data-key|biometric')
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: bytesFromBase64url(salt), info }
  const kind = { name: 'AES-GCM', length: 256 }
  return crypto.subtle.deriveKey(parameters, yielded, kind, false, ['encrypt', 'decrypt'])
}
