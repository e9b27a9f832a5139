/** Quick and one-way enough for tests: the real one is tested in the vault. */
import type { Argon2 } from '#client/vault/argon2.ts'
import { bytesFromText } from '#client/vault/bytes.ts'

export const quickArgon2: Argon2 = {
  derive: async ({ passphrase, salt }) => {
    const bytes = bytesFromText(`${passphrase}|${salt.join()}`)
    return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  },
}
