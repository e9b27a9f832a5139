/** Whose tablet this is and what it shows to the centre: sealed in the vault file under the data key. */
import { z } from 'zod'
import { base64url, bytesFromBase64url } from '#client/vault/bytes.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import type { VaultFile } from '#client/vault/vault-header.ts'

const identitySchema = z.object({
  officer: z.object({ username: z.string(), name: z.string() }),
  token: z.string(),
  /** By the centre's clock; older tablets were not told. */
  enrolledAt: z.string().optional(),
  pin: z.object({ salt: z.string(), hash: z.string() }),
})
export type Identity = z.infer<typeof identitySchema>

const labelOf = ({ deviceId, version }: Pick<VaultFile, 'deviceId' | 'version'>) =>
  ({ type: 'identity', id: deviceId, version }) as const

export const sealIdentity = async (
  sealer: Sealer,
  file: Pick<VaultFile, 'deviceId' | 'version'>,
  identity: Identity,
): Promise<string> => base64url(await sealer.seal(labelOf(file), JSON.stringify(identity)))

/** Throws when it does not open under this key. */
export const openIdentity = async (sealer: Sealer, file: VaultFile): Promise<Identity> =>
  identitySchema.parse(JSON.parse(await sealer.open(labelOf(file), bytesFromBase64url(file.identity))))
