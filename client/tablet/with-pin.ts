/** A new PIN. The passphrase has been tried before: who found an open tablet cannot set one. */
import { hashPin } from '#client/vault/pin.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import type { VaultFile } from '#client/vault/vault-header.ts'
import { openIdentity, sealIdentity } from './identity.ts'

/** The next version of the file: of two copies the newer one is read, and with it the new PIN. */
export async function withPin(before: VaultFile, sealer: Sealer, pin: string): Promise<VaultFile> {
  const version = before.version + 1
  const identity = { ...(await openIdentity(sealer, before)), pin: await hashPin(pin) }
  return { ...before, version, identity: await sealIdentity(sealer, { ...before, version }, identity) }
}
