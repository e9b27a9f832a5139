/**
 * Seals everything that the tablet keeps. Promises: AES-256-GCM with a fresh random nonce for every write; what was
 * sealed as one thing (type, id, version) never opens as another; what does not open throws and is never guessed at.
 */
import { type Bytes, bytesFromText, randomBytes, textFromBytes } from './bytes.ts'

/** What a sealed text is, as it stands in clear beside it. */
export interface Label {
  readonly type: 'page' | 'group' | 'draft' | 'meta' | 'identity' | 'journal'
  readonly id: string
  readonly version: number
}

export interface Sealer {
  seal(label: Label, text: string): Promise<Bytes>
  /** Throws when the bytes were altered or belong to another label or key. */
  open(label: Label, sealed: Uint8Array): Promise<string>
}

const nonceLength = 12

const additionalData = ({ type, id, version }: Label): Bytes => bytesFromText(`${type}|${id}|${version}`)

export function createSealer(key: CryptoKey): Sealer {
  return {
    seal: async (label, text) => {
      const nonce = randomBytes(nonceLength)
      const parameters = { name: 'AES-GCM', iv: nonce, additionalData: additionalData(label) }
      const sealed = new Uint8Array(await crypto.subtle.encrypt(parameters, key, bytesFromText(text)))
      const bytes = new Uint8Array(nonceLength + sealed.length)
      bytes.set(nonce)
      bytes.set(sealed, nonceLength)
      return bytes
    },
    open: async (label, sealed) => {
      const bytes = new Uint8Array(sealed)
      const parameters = {
        name: 'AES-GCM',
        iv: bytes.subarray(0, nonceLength),
        additionalData: additionalData(label),
      }
      return textFromBytes(
        new Uint8Array(await crypto.subtle.decrypt(parameters, key, bytes.subarray(nonceLength))),
      )
    },
  }
}
