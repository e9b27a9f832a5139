/** The commune that a batch names, before it is unpacked: to whose turn it belongs, and nothing that is relied upon. */
import { constants, gunzipSync } from 'node:zlib'

/** An envelope names the commune right behind the device. */
const firstBytes = 1024
const named = /^\s*\{[^\n]*?"commune"\s*:\s*"(\d{5})"/

export function peekCommune(bytes: Uint8Array): string | undefined {
  try {
    const head = gunzipSync(bytes.subarray(0, firstBytes), { finishFlush: constants.Z_SYNC_FLUSH })
    return named.exec(head.toString('utf8', 0, 4 * firstBytes))?.[1]
  } catch {
    return undefined
  }
}
