/** SHA-256 of a text, as the centre's receipts have it. */
import type { Sha256 } from '#shared/sync/ledger.ts'
import { bytesFromText } from './bytes.ts'

export const browserSha256: Sha256 = async (text) => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytesFromText(text)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
