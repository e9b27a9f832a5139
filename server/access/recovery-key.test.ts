import { generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { isRecoveryKey } from './recovery-key.ts'

const spki = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'der', type: 'spki' })
const key = spki(3072)

test('an RSA key of 3072 bits can be kept', () => expect(isRecoveryKey(key.toString('base64url'))).toBe(true))

test.each([
  ['letters', 'A'.repeat(560)],
  ['nothing', ''],
  ['a key that is cut off', key.subarray(0, 300).toString('base64url')],
  ['a shorter key', spki(2048).toString('base64url')],
  [
    'another kind of key',
    generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
  ],
])('no tablet could wrap for %s', (_, text) => expect(isRecoveryKey(text)).toBe(false))
