/** A key that no tablet can wrap for would stop every later enrolment, so it is tried before it is kept. */
import { createPublicKey } from 'node:crypto'

/** Whether this is the base64url SPKI of an RSA key of 3072 bits. */
export function isRecoveryKey(publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64url'), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'rsa' && key.asymmetricKeyDetails?.modulusLength === 3072
  } catch {
    return false
  }
}
