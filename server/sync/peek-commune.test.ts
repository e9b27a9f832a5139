import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { v7 } from 'uuid'
import { describe, expect, it } from 'vitest'
import { peekCommune } from './peek-commune.ts'

const envelope = { deviceId: v7(), commune: '22915', epoch: null, mark: null, asking: [] as string[] }
const pack = (...lines: readonly unknown[]) =>
  gzipSync(lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'))

describe('the commune of a batch', () => {
  it('is read from the first line, however much follows', () => {
    const much = Array.from({ length: 400 }, () => randomBytes(300).toString('hex'))
    expect(pack(envelope, ...much).byteLength).toBeGreaterThan(100_000)
    expect(peekCommune(pack(envelope, ...much))).toBe('22915')
    expect(peekCommune(pack(envelope))).toBe('22915')
  })

  it('is found before a thousand groups that are asked for', () => {
    expect(peekCommune(pack({ ...envelope, asking: Array.from({ length: 1_000 }, () => v7()) }))).toBe(
      '22915',
    )
  })

  it('is that of the envelope, not one that a group names', () => {
    expect(peekCommune(pack({ deviceId: v7() }, { commune: '22918' }))).toBeUndefined()
  })

  it.each([
    ['nothing', new Uint8Array()],
    ['no gzip', Buffer.from('{"commune":"22915"}')],
    ['another shape', pack(['22915'])],
    ['a bomb', gzipSync(Buffer.alloc(8_000_000))],
  ])('of %s is none', (_what, bytes) => expect(peekCommune(bytes)).toBeUndefined())
})
