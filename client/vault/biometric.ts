/**
 * The device's own authenticator (WebAuthn): asked for its PRF, which it yields after a fingerprint, a face or the
 * device's lock. No server takes part and nothing is signed for anybody, so it works without a network.
 */
import { type Bytes, base64url, bytesFromBase64url, bytesFromText, randomBytes } from './bytes.ts'

/** What an authenticator yields for one credential and salt, and for nobody else: 32 bytes of its PRF. */
export interface BiometricAnswer {
  readonly credentialId: string
  readonly salt: string
  readonly prf: Bytes
}

/** `refused`: the person stopped, was not recognised, or the credential is gone. `unsupported`: there is no PRF. */
export type BiometricFault = 'refused' | 'unsupported'
export type Asked = ({ readonly kind: 'answered' } & BiometricAnswer) | { readonly kind: BiometricFault }

export interface Biometric {
  isThere(): Promise<boolean>
  /** Makes a credential for this tablet and asks it. */
  make(input: { deviceId: string; username: string; salt: string }): Promise<Asked>
  ask(input: { credentialId: string; salt: string }): Promise<Asked>
}

const timeout = 60_000
const prfOf = (salt: string) => ({ prf: { eval: { first: bytesFromBase64url(salt) } } })

const bytesOf = (given: BufferSource): Bytes =>
  new Uint8Array(given instanceof ArrayBuffer ? given.slice(0) : new Uint8Array(given.buffer).slice())

function answerFrom(credential: Credential | null, salt: string): Asked | undefined {
  if (!(credential instanceof PublicKeyCredential)) return { kind: 'refused' }
  const { prf } = credential.getClientExtensionResults()
  const credentialId = base64url(new Uint8Array(credential.rawId))
  if (prf?.results !== undefined)
    return { kind: 'answered', credentialId, salt, prf: bytesOf(prf.results.first) }
  return prf?.enabled === true ? undefined : { kind: 'unsupported' }
}

async function ask({ credentialId, salt }: { credentialId: string; salt: string }): Promise<Asked> {
  const credential = await navigator.credentials
    .get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [
          { type: 'public-key', id: bytesFromBase64url(credentialId), transports: ['internal'] },
        ],
        userVerification: 'required',
        extensions: prfOf(salt),
        timeout,
      },
    })
    .catch(() => null)
  return answerFrom(credential, salt) ?? { kind: 'unsupported' }
}

export const browserBiometric: Biometric = {
  isThere: async () => {
    if (typeof PublicKeyCredential === 'undefined') return false
    return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => false)
  },
  make: async ({ deviceId, username, salt }) => {
    const credential = await navigator.credentials
      .create({
        publicKey: {
          challenge: randomBytes(32),
          rp: { name: 'Dân Cư' },
          user: { id: bytesFromText(deviceId), name: username, displayName: username },
          pubKeyCredParams: [
            { type: 'public-key', alg: -7 },
            { type: 'public-key', alg: -257 },
          ],
          authenticatorSelection: {
            authenticatorAttachment: 'platform',
            residentKey: 'discouraged',
            userVerification: 'required',
          },
          extensions: prfOf(salt),
          timeout,
        },
      })
      .catch(() => null)
    const answer = answerFrom(credential, salt)
    if (answer !== undefined || !(credential instanceof PublicKeyCredential))
      return answer ?? { kind: 'refused' }
    // Some yield it only when they are asked a second time.
    return ask({ credentialId: base64url(new Uint8Array(credential.rawId)), salt })
  },
  ask,
}
