import { argon2id } from 'hash-wasm'
import { describe, expect, it } from 'vitest'
import { type Argon2, type Argon2Cost, calibrate } from './argon2.ts'
import { base64url, bytesFromBase64url, bytesFromText, sameBytes } from './bytes.ts'
import { makeDataKey, unwrapWithPassphrase, unwrapWithRecoveryKey } from './data-key.ts'
import { findPassphraseFault } from './passphrase.ts'
import { hashPin, isPin, isRightPin } from './pin.ts'
import { makeRecoveryKeyPair, openRecoveryFile } from './recovery-file.ts'
import { createSealer } from './sealer.ts'
import { afterWrong, noTries, waitLeft } from './tries.ts'
import { findVaultFile, newerVaultFile, type VaultFile } from './vault-header.ts'
import { makePassphrase, passphraseWords } from './words.ts'

/** The real Argon2id, with little memory so that the tests are quick. */
const argon2: Argon2 = {
  derive: async ({ passphrase, salt, iterations, parallelism }) =>
    Uint8Array.from(
      await argon2id({
        password: passphrase,
        salt,
        iterations,
        parallelism,
        memorySize: 64,
        hashLength: 32,
        outputType: 'binary',
      }),
    ),
}
const cost: Argon2Cost = { memoryKiB: 64, iterations: 1, parallelism: 1 }
const clock = { now: () => 0, after: () => () => undefined }
const passphrase = 'lua vang bien xanh'

describe('the vault', () => {
  it('opens what it sealed, and never as another record or version', async () => {
    const { opened } = await makeDataKey({ passphrase, cost, argon2, recovery: null })
    const sealer = createSealer(opened.key)
    const label = { type: 'group', id: 'a', version: 3 } as const
    const sealed = await sealer.seal(label, 'Nguyễn Thị Bưởi')
    expect(await sealer.open(label, sealed)).toBe('Nguyễn Thị Bưởi')
    await expect(sealer.open({ ...label, version: 2 }, sealed)).rejects.toThrow()
    await expect(sealer.open({ ...label, id: 'b' }, sealed)).rejects.toThrow()
    await expect(sealer.open({ ...label, type: 'draft' }, sealed)).rejects.toThrow()
  })

  it('says nothing when a byte was altered', async () => {
    const { opened } = await makeDataKey({ passphrase, cost, argon2, recovery: null })
    const sealer = createSealer(opened.key)
    const label = { type: 'page', id: '1', version: 1 } as const
    const sealed = await sealer.seal(label, 'một hộ')
    sealed[sealed.length - 1] = (sealed.at(-1) ?? 0) ^ 1
    await expect(sealer.open(label, sealed)).rejects.toThrow()
  })

  it('uses another nonce for every write', async () => {
    const { opened } = await makeDataKey({ passphrase, cost, argon2, recovery: null })
    const sealer = createSealer(opened.key)
    const label = { type: 'page', id: '1', version: 1 } as const
    const nonces = new Set<string>()
    for (let n = 0; n < 200; n += 1) nonces.add(base64url((await sealer.seal(label, 'x')).subarray(0, 12)))
    expect(nonces.size).toBe(200)
  })

  it('leaves no Vietnamese text readable in what is sealed', async () => {
    const { opened } = await makeDataKey({ passphrase, cost, argon2, recovery: null })
    const sealed = await createSealer(opened.key).seal(
      { type: 'page', id: '1', version: 1 },
      'Mũi Né '.repeat(50),
    )
    expect(Buffer.from(sealed).includes(Buffer.from('Mũi Né'))).toBe(false)
    expect(Buffer.from(sealed).includes(Buffer.from('Mũi Né', 'utf16le'))).toBe(false)
  })

  it('opens with the passphrase, in either Unicode form and with untidy spaces', async () => {
    const { opened, header } = await makeDataKey({
      passphrase: 'Lúa vàng biển xanh',
      cost,
      argon2,
      recovery: null,
    })
    const label = { type: 'meta', id: 'a', version: 1 } as const
    const sealed = await createSealer(opened.key).seal(label, 'x')
    for (const spelling of ['Lúa vàng biển xanh'.normalize('NFD'), '  Lúa  vàng biển xanh ']) {
      const again = await unwrapWithPassphrase(header, spelling, argon2)
      expect(again).toBeDefined()
      if (again !== undefined) expect(await createSealer(again.key).open(label, sealed)).toBe('x')
    }
    expect(await unwrapWithPassphrase(header, 'lua vang bien den', argon2)).toBeUndefined()
  })

  it('hands out a data key that cannot be exported', async () => {
    const { opened } = await makeDataKey({ passphrase, cost, argon2, recovery: null })
    expect(opened.key.extractable).toBe(false)
  })

  it('holds neither the data key nor the passphrase in its header', async () => {
    const { header } = await makeDataKey({ passphrase, cost, argon2, recovery: null })
    const wrapped = bytesFromBase64url(header.wrapped)
    expect(wrapped.length).toBe(32 + 16)
    expect(JSON.stringify(header)).not.toContain('lua')
  })
})

describe('the recovery key', () => {
  it('opens a vault whose passphrase is forgotten, and the new passphrase opens it from then on', async () => {
    const pair = await makeRecoveryKeyPair()
    const file = await pair.exportFile({ keyId: 'k1', passphrase: 'hai chia khoa cat ky', argon2, clock })
    const { opened, header } = await makeDataKey({
      passphrase,
      cost,
      argon2,
      recovery: { id: 'k1', publicKey: pair.publicKey },
    })
    const label = { type: 'group', id: 'g', version: 1 } as const
    const sealed = await createSealer(opened.key).seal(label, 'hộ số 7')
    const key = await openRecoveryFile(file, 'hai chia khoa cat ky', argon2)
    if (key.kind !== 'opened' || header.recovery === null) throw new Error('the file did not open')
    const recovered = await unwrapWithRecoveryKey(header.recovery, key.privateKey)
    if (recovered === undefined) throw new Error('the vault did not open')
    expect(await createSealer(recovered.key).open(label, sealed)).toBe('hộ số 7')

    const renewed = await recovered.rewrap({ passphrase: 'bon tu moi nhe', cost, argon2, recovery: null })
    expect(renewed.recovery).toEqual(header.recovery)
    expect(await unwrapWithPassphrase(renewed, passphrase, argon2)).toBeUndefined()
    const again = await unwrapWithPassphrase(renewed, 'bon tu moi nhe', argon2)
    if (again === undefined) throw new Error('the new passphrase did not open it')
    expect(await createSealer(again.key).open(label, sealed)).toBe('hộ số 7')
  })

  it('does not open with another passphrase, another key, or what is no recovery file', async () => {
    const pair = await makeRecoveryKeyPair()
    const other = await makeRecoveryKeyPair()
    const file = await pair.exportFile({ keyId: 'k1', passphrase: 'hai chia khoa cat ky', argon2, clock })
    expect(await openRecoveryFile(file, 'sai roi day nhe', argon2)).toEqual({ kind: 'wrong-passphrase' })
    expect(await openRecoveryFile('{"kind":"other"}', 'x', argon2)).toEqual({ kind: 'not-a-recovery-file' })
    expect(await openRecoveryFile('not JSON', 'x', argon2)).toEqual({ kind: 'not-a-recovery-file' })
    const { header } = await makeDataKey({
      passphrase,
      cost,
      argon2,
      recovery: { id: 'k2', publicKey: other.publicKey },
    })
    const key = await openRecoveryFile(file, 'hai chia khoa cat ky', argon2)
    if (key.kind !== 'opened' || header.recovery === null) throw new Error('the file did not open')
    expect(await unwrapWithRecoveryKey(header.recovery, key.privateKey)).toBeUndefined()
  })

  it('leaves nothing of the private key readable in its file', async () => {
    const pair = await makeRecoveryKeyPair()
    const file = await pair.exportFile({ keyId: 'k1', passphrase: 'hai chia khoa cat ky', argon2, clock })
    expect(Object.keys(JSON.parse(file)).sort()).toEqual(
      ['keyId', 'kind', 'nonce', 'params', 'publicKey', 'salt', 'sealedPrivateKey', 'version'].sort(),
    )
    expect(file).not.toContain('PRIVATE')
  })
})

describe('passphrases and PINs', () => {
  it('makes four words out of at least 1,296', () => {
    expect(passphraseWords.length).toBeGreaterThanOrEqual(1296)
    expect(new Set(passphraseWords).size).toBe(passphraseWords.length)
    for (const word of passphraseWords) expect(word).toMatch(/^[a-z]{2,7}$/)
    const made = makePassphrase()
    expect(made.split(' ')).toHaveLength(4)
    expect(findPassphraseFault(made)).toBeUndefined()
  })

  it('takes four words or twelve characters and refuses what is shorter or one letter again and again', () => {
    expect(findPassphraseFault('ba bo ca co')).toBeUndefined()
    expect(findPassphraseFault('ba bo ca')).toBe('too-short')
    expect(findPassphraseFault('mật khẩu của tôi')).toBeUndefined()
    expect(findPassphraseFault('aaaaaaaaaaaaaaaa')).toBe('too-simple')
  })

  it('knows a PIN by its salted hash', async () => {
    const kept = await hashPin('042613')
    expect(await isRightPin('042613', kept)).toBe(true)
    expect(await isRightPin('042614', kept)).toBe(false)
    expect((await hashPin('042613')).hash).not.toBe(kept.hash)
    expect(isPin('12345')).toBe(false)
    expect(isPin('12345a')).toBe(false)
  })

  it('lets ten wrong passphrases pass and then waits longer and longer, at most an hour', () => {
    let tries = noTries
    for (let n = 0; n < 9; n += 1) tries = afterWrong(tries, 1000)
    expect(waitLeft(tries, 1000)).toBe(0)
    tries = afterWrong(tries, 1000)
    expect(waitLeft(tries, 1000)).toBe(30_000)
    expect(waitLeft(tries, 31_000)).toBe(0)
    tries = afterWrong(tries, 1000)
    expect(waitLeft(tries, 1000)).toBe(60_000)
    for (let n = 0; n < 30; n += 1) tries = afterWrong(tries, 1000)
    expect(waitLeft(tries, 1000)).toBe(3_600_000)
    expect(waitLeft(tries, -1e12)).toBe(3_600_000)
  })

  it('chooses as many passes as this device does in half a second to a second', async () => {
    let now = 0
    const slow: Argon2 = {
      derive: async (input) => {
        now += input.iterations * 100
        return new Uint8Array(32)
      },
    }
    const chosen = await calibrate(slow, { ...clock, now: () => now })
    expect(chosen.iterations * 100).toBeGreaterThanOrEqual(500)
    expect(chosen.iterations * 100).toBeLessThanOrEqual(1000)
    expect(chosen.memoryKiB).toBe(65_536)
  })
})

describe('the vault file', () => {
  const file = (version: number): VaultFile => ({
    kind: 'dan-cu-vault',
    version,
    deviceId: '019aaf00-0000-7000-8000-000000000001' as VaultFile['deviceId'],
    username: 'lan.mui-ne',
    header: {
      version: 1,
      kdf: 'argon2id',
      salt: '',
      memoryKiB: 1,
      iterations: 1,
      parallelism: 1,
      nonce: '',
      wrapped: '',
      recovery: null,
    },
    identity: '',
  })

  it('is read back as written, and anything else is none', () => {
    expect(findVaultFile(JSON.stringify(file(1)))).toEqual(file(1))
    for (const text of [null, '', '{}', 'x', JSON.stringify({ ...file(1), username: 7 })])
      expect(findVaultFile(text)).toBeUndefined()
  })

  it('is taken from whichever place survived, the newer of two', () => {
    expect(newerVaultFile(undefined, file(1))?.version).toBe(1)
    expect(newerVaultFile(file(2), undefined)?.version).toBe(2)
    expect(newerVaultFile(file(1), file(2))?.version).toBe(2)
    expect(newerVaultFile(file(3), file(2))?.version).toBe(3)
    expect(newerVaultFile(undefined, undefined)).toBeUndefined()
  })

  it('keeps bytes through base64url', () => {
    const bytes = bytesFromText('ừ'.repeat(40_000))
    expect(sameBytes(bytesFromBase64url(base64url(bytes)), bytes)).toBe(true)
    expect(sameBytes(new Uint8Array(3), new Uint8Array(4))).toBe(false)
  })
})
