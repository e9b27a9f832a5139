import { createHash, randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { batchLimits } from '#shared/sync/batch.ts'
import { muiNe } from '#shared/testing/builders.ts'
import { readBatch, readStored, splitLines } from './read-lines.ts'

const envelope = {
  deviceId: '0189dddd-0000-7000-8000-000000000001',
  commune: muiNe,
  epoch: null,
  mark: null,
  asking: [],
}
const first = JSON.stringify(envelope)
const pack = (...lines: readonly (string | Buffer)[]) =>
  gzipSync(Buffer.concat([first, ...lines].flatMap((line) => [Buffer.from(line), Buffer.from('\n')])))
const codeOf = async (bytes: Uint8Array) => {
  const reading = await readBatch(bytes)
  return reading.kind === 'problem' ? reading.code : reading.kind
}
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')

describe('a batch', () => {
  test('is an envelope and lines, each with its number and the hash of its own bytes', async () => {
    const reading = await readBatch(pack('{"a": 1}', '{"a":1}'))
    expect(reading).toEqual({
      kind: 'batch',
      envelope,
      lines: [
        { number: 2, hash: sha256('{"a": 1}'), value: { a: 1 } },
        { number: 3, hash: sha256('{"a":1}'), value: { a: 1 } },
      ],
    })
  })

  test('may have no group, no newline at its end, and blank lines, which keep their numbers', async () => {
    expect(await readBatch(gzipSync(first))).toMatchObject({ lines: [] })
    expect(await readBatch(pack('', '  ', '7', '\r', '8'))).toMatchObject({
      lines: [
        { number: 4, value: 7 },
        { number: 6, value: 8 },
      ],
    })
  })

  test('from a later tablet may say more in its envelope', async () => {
    const later = gzipSync(JSON.stringify({ ...envelope, battery: 7, waiting: 3 }))
    expect(await readBatch(later)).toMatchObject({ kind: 'batch', envelope: { waiting: 3 } })
  })

  test('of several gzip members is one text', async () => {
    const whole = Buffer.concat([gzipSync(`${first}\n`), gzipSync('7\n')])
    expect(await readBatch(whole)).toMatchObject({ lines: [{ value: 7 }] })
  })
})

describe('a line', () => {
  const valueIn = (line: string | Buffer) => splitLines(Buffer.from(line))[0]?.value

  test('that is not JSON has no value, and its hash', () => {
    expect(splitLines(Buffer.from('{"a":'))).toEqual([{ number: 1, hash: sha256('{"a":'), value: undefined }])
  })

  test('that is not UTF-8 has no value; its neighbours are read', () => {
    const bad = Buffer.concat([Buffer.from('"ă"\n"'), Buffer.from([0xc4]), Buffer.from('"\n"đ"\n')])
    expect(splitLines(bad).map((line) => line.value)).toEqual(['ă', undefined, 'đ'])
  })

  test('keeps letters as they were composed', () => {
    for (const form of ['NFC', 'NFD'] as const) {
      const name = 'NGUYỄN THỊ ƯỚC'.normalize(form)
      expect(valueIn(JSON.stringify(name))).toBe(name)
    }
  })

  test('of a hundred thousand brackets is read or not, and does not break the centre', () => {
    expect(valueIn('['.repeat(100_000))).toBeUndefined()
  })

  test('with carriage returns of another system keeps them in its hash', () => {
    expect(splitLines(Buffer.from('7\r\n8'))).toEqual([
      { number: 1, hash: sha256('7\r'), value: 7 },
      { number: 2, hash: sha256('8'), value: 8 },
    ])
  })
})

describe('what is refused', () => {
  test.each([
    ['no gzip', Buffer.from(first)],
    ['nothing', Buffer.alloc(0)],
    ['a gzip that is cut off', pack('7').subarray(0, 30)],
    [
      'a gzip whose sum is wrong',
      Buffer.from(pack('7').map((byte, n, all) => (n === all.length - 5 ? byte ^ 1 : byte))),
    ],
  ])('%s', async (_name, bytes) => {
    expect(await codeOf(bytes)).toBe('not-gzip')
  })

  test.each([
    ['an empty text', ''],
    ['a group on the first line', '{"groupId":"x"}'],
    ['a device without a proper id', JSON.stringify({ ...envelope, deviceId: '7' })],
    ['a commune of four digits', JSON.stringify({ ...envelope, commune: '2291' })],
    ['an order to the database', JSON.stringify({ ...envelope, asking: ["'}; drop table resident; --"] })],
    [
      'a thousand and one questions',
      JSON.stringify({ ...envelope, asking: Array(1001).fill(envelope.deviceId) }),
    ],
  ])('%s for an envelope', async (_name, text) => {
    expect(await codeOf(gzipSync(text))).toBe('no-envelope')
  })

  test('more than the unpacked limit, exactly', async () => {
    const filler = (size: number) =>
      gzipSync(Buffer.concat([Buffer.from(`${first}\n`), Buffer.alloc(size - first.length - 1, ' ')]))
    expect(await codeOf(filler(batchLimits.unpackedBytes))).toBe('batch')
    expect(await codeOf(filler(batchLimits.unpackedBytes + 1))).toBe('too-large')
  })

  test('more than 500 changes in several groups; one group alone may have 5,000', async () => {
    const group = (changes: number) => JSON.stringify({ changes: Array(changes).fill(0) })
    expect(await codeOf(pack(group(250), group(250)))).toBe('batch')
    expect(await codeOf(pack(group(250), group(251)))).toBe('too-large')
    expect(await codeOf(pack(group(5000)))).toBe('batch')
    expect(await codeOf(pack(group(5001)))).toBe('too-large')
  })

  test('more than 128 KiB compressed in several groups; one group alone may be larger', async () => {
    const noise = () => JSON.stringify(randomBytes(70_000).toString('base64'))
    expect(await codeOf(pack(noise()))).toBe('batch')
    expect(await codeOf(pack(noise(), noise()))).toBe('too-large')
    expect(await codeOf(pack(JSON.stringify(randomBytes(200_000).toString('base64'))))).toBe('batch')
  })

  test('what is larger than any batch, before it is unpacked', async () => {
    expect(await codeOf(randomBytes(batchLimits.lone.compressedBytes + 1))).toBe('too-large')
  })
})

test('a line of a stored batch is found by its number, as it came', async () => {
  const stored = pack('', '{"b": 2}')
  expect((await readStored(stored, 3))?.line).toEqual({
    number: 3,
    hash: sha256('{"b": 2}'),
    value: { b: 2 },
  })
  expect(await readStored(stored, 2)).toBeUndefined()
  expect(await readStored(stored, 9)).toBeUndefined()
})
