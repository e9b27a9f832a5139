/** What a screen may know of passphrases, PINs and of the administrator's recovery file. */

import { browserClock } from '#client/vault/clock.ts'
import { makeRecoveryKeyPair } from '#client/vault/recovery-file.ts'
import { workerArgon2 } from '#client/vault/worker-argon2.ts'

export { findPassphraseFault, type PassphraseFault } from '#client/vault/passphrase.ts'
export { isPin } from '#client/vault/pin.ts'
export { makePassphrase } from '#client/vault/words.ts'

/** Makes a recovery key: `keep` gives the public half to the centre and returns its id there. Resolves with the file's text. */
export async function makeRecoveryFile(
  passphrase: string,
  keep: (publicKey: string) => Promise<string>,
): Promise<{ keyId: string; text: string }> {
  const pair = await makeRecoveryKeyPair()
  const keyId = await keep(pair.publicKey)
  return {
    keyId,
    text: await pair.exportFile({ keyId, passphrase, argon2: workerArgon2, clock: browserClock }),
  }
}
