import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FakeBiometric } from '#client/testing/fake-biometric.ts'
import type { Argon2 } from './argon2.ts'
import type { BiometricAnswer } from './biometric.ts'
import { base64url, bytesFromBase64url, randomBytes } from './bytes.ts'
import { makeDataKey, unwrapWithBiometric, unwrapWithPassphrase } from './data-key.ts'
import { createSealer } from './sealer.ts'
import {
  findBiometricLock,
  vaultHeaderSchema,
  withBiometricLock,
  withoutBiometricLock,
} from './vault-header.ts'

const argon2: Argon2 = {
  derive: async ({ passphrase }) =>
    Uint8Array.from({ length: 32 }, (_, at) => passphrase.charCodeAt(at) || 1),
}
const passphrase = 'lua vang bien xanh'
const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 }
const salt = base64url(randomBytes(32))
const label = { type: 'meta', id: 'a', version: 1 } as const

async function answerOf(biometric: FakeBiometric, given = salt): Promise<BiometricAnswer> {
  const asked = await biometric.make({ deviceId: 'd', salt: given })
  if (asked.kind !== 'answered') throw new Error(asked.kind)
  return asked
}

async function madeVault() {
  const { opened, header } = await makeDataKey({ passphrase, cost, argon2, recovery: null })
  const answer = await answerOf(new FakeBiometric())
  const biometric = await opened.wrapForBiometric(answer)
  return { opened, header, answer, biometric, locked: { biometric, recovery: null } }
}

describe('the key behind a fingerprint or face', () => {
  it('is the data key itself', async () => {
    const { opened, answer, locked } = await madeVault()
    const sealed = await createSealer(opened.key).seal(label, 'Nguyễn Thị Bưởi')
    const again = await unwrapWithBiometric(locked, answer.prf)
    if (again === undefined) throw new Error('it did not open')
    expect(await createSealer(again.key).open(label, sealed)).toBe('Nguyễn Thị Bưởi')
  })

  it('comes of no other answer, and of no header in which a byte was altered', async () => {
    const { answer, biometric, locked } = await madeVault()
    expect(await unwrapWithBiometric(locked, randomBytes(32))).toBeUndefined()
    const parts = ['credentialId', 'salt', 'nonce', 'wrapped'] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...parts), fc.nat(), async (part, at) => {
        const bytes = bytesFromBase64url(part === 'credentialId' ? 'Y3JlZGVudGlhbDA' : biometric[part])
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1
        const altered = { ...biometric, [part]: base64url(bytes) }
        expect(await unwrapWithBiometric({ biometric: altered, recovery: null }, answer.prf)).toBeUndefined()
      }),
      { seed: 103, numRuns: 40 },
    )
  })

  it('leaves nothing in the header that the authenticator yielded', async () => {
    const { header, answer, biometric } = await madeVault()
    expect(JSON.stringify(withBiometricLock(header, biometric))).not.toContain(base64url(answer.prf))
  })
})

describe('a vault header', () => {
  it('of the first version is read as before, and has no fingerprint', async () => {
    const { header } = await madeVault()
    expect(header.version).toBe(1)
    const read = vaultHeaderSchema.parse(JSON.parse(JSON.stringify(header)))
    expect(read).toEqual(header)
    expect(findBiometricLock(read)).toBeUndefined()
  })

  it('opens with the passphrase with a fingerprint, without, and after it was taken away', async () => {
    const { header, biometric } = await madeVault()
    const grown = vaultHeaderSchema.parse(JSON.parse(JSON.stringify(withBiometricLock(header, biometric))))
    expect(findBiometricLock(grown)).toEqual(biometric)
    for (const one of [header, grown, withoutBiometricLock(grown)])
      expect(await unwrapWithPassphrase(one, passphrase, argon2)).toBeDefined()
    expect(withoutBiometricLock(grown)).toEqual(header)
  })

  it('loses the fingerprint with a new passphrase', async () => {
    const { opened } = await madeVault()
    const anew = await opened.rewrap({ passphrase: 'bien xanh lua vang', cost, argon2, recovery: null })
    expect(findBiometricLock(anew)).toBeUndefined()
  })
})
