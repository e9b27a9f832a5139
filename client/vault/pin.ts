/** The six digits of a locked screen. They wrap nothing that is stored: their hash is kept sealed under the data key. */
import { base64url, bytesFromBase64url, bytesFromText, randomBytes, sameBytes } from './bytes.ts'

export interface PinHash {
  readonly salt: string
  readonly hash: string
}

export const isPin = (text: string): boolean => /^\d{6}$/.test(text)

/** Wrong PINs after which the data key is dropped. */
export const pinTries = 5

const digest = async (pin: string, salt: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytesFromText(`${salt}|${pin}`)))

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = base64url(randomBytes(16))
  return { salt, hash: base64url(await digest(pin, salt)) }
}

export async function isRightPin(pin: string, { salt, hash }: PinHash): Promise<boolean> {
  return sameBytes(await digest(pin, salt), bytesFromBase64url(hash))
}
