import { beforeEach, describe, expect, it } from 'vitest'
import { isFull } from '#client/store/connections.ts'
import { FakeJournalDisk } from '#client/testing/fake-journal-disk.ts'
import { FakeClock, makeSealer } from '#client/testing/test-tablet.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import { communeCode, groupId } from '#shared/ids.ts'
import { createJournal, type Journal, noJournal } from './journal.ts'
import type { SavedLine } from './line.ts'

const day = '2026-03-02'
const commune = communeCode('22915')

let disk: FakeJournalDisk
let sealer: Sealer
let clock: FakeClock
let givenUp: number
let journal: Journal

const openJournal = (): Journal =>
  createJournal({
    ...{ disk, sealer, clock, isFull },
    givenUp: async () => {
      givenUp += 1
    },
  })

beforeEach(async () => {
  disk = new FakeJournalDisk()
  sealer = await makeSealer()
  clock = new FakeClock()
  givenUp = 0
  journal = openJournal()
})

const saved = (number: number): SavedLine => ({
  kind: 'saved',
  revision: number,
  groupId: groupId(`019aaf01-0000-7000-8000-${String(number).padStart(12, '0')}`),
  commune,
  line: `{"name":"NGUYỄN VĂN ${number}"}`,
  savedAt: '2026-03-02T08:00:00.000Z',
})

async function told(from = {}): Promise<(number | string)[]> {
  const { frames } = await journal.read(from)
  return frames.flatMap(({ lines }) => lines.map((line) => ('revision' in line ? line.revision : line.kind)))
}

function fileOf(name: string) {
  const file = disk.files.get(name)
  if (file === undefined) throw new Error(`there is no ${name}`)
  return file
}

describe('a journal', () => {
  it('says what was appended, in order, each frame in its place', async () => {
    await journal.append([saved(1)])
    expect(await journal.append([saved(2), saved(3)])).toEqual({ file: day, number: 1 })
    expect(await told()).toEqual([1, 2, 3])
  })

  it('keeps apart what is appended at the same time', async () => {
    await Promise.all([1, 2, 3, 4].map((number) => journal.append([saved(number)])))
    const { frames } = await journal.read()
    expect(frames.map(({ number }) => number)).toEqual([0, 1, 2, 3])
    expect(await told()).toEqual([1, 2, 3, 4])
  })

  it('holds nothing that can be read without the key', async () => {
    await journal.append([saved(1)])
    expect(Buffer.from(fileOf(day).bytes).includes('NGUYỄN')).toBe(false)
    sealer = await makeSealer()
    journal = openJournal()
    expect(await journal.read()).toMatchObject({ frames: [], unreadable: 1 })
  })

  it('goes on in the file of the day after a restart', async () => {
    await journal.append([saved(1)])
    disk.letGo()
    journal = openJournal()
    expect(await journal.append([saved(2)])).toEqual({ file: day, number: 1 })
    expect(await told()).toEqual([1, 2])
  })

  it('has a file for each day', async () => {
    await journal.append([saved(1)])
    clock.advance(24 * 3600_000)
    await journal.append([saved(2)])
    expect([...disk.files.keys()]).toEqual([day, '2026-03-03'])
    expect(fileOf(day).isTaken).toBe(false)
    expect(await told()).toEqual([1, 2])
  })

  it('of two tabs has two files, and reads them both', async () => {
    await journal.append([saved(1)])
    expect(await openJournal().append([saved(2)])).toEqual({ file: `${day}.1`, number: 0 })
    expect(await told()).toEqual([1, 2])
  })

  it('reads from where it was read before, and leaves alone what has not grown', async () => {
    await journal.append([saved(1)])
    const { upTo } = await journal.read()
    expect(await told(upTo)).toEqual([])
    await journal.append([saved(2)])
    await openJournal().append([saved(3)])
    expect(await told(upTo)).toEqual([2, 3])
  })

  it('lets its file go when it is closed, after what is under way', async () => {
    const appending = journal.append([saved(1)])
    journal.close()
    await appending
    await expect(journal.append([saved(2)])).rejects.toThrow('closed')
    expect(fileOf(day).isTaken).toBe(false)
    expect(await told()).toEqual([1])
  })
})

describe('a frame', () => {
  it('that is torn is dropped, the others are kept, and nothing is written behind it', async () => {
    await journal.append([saved(1)])
    await journal.append([saved(2)])
    const file = fileOf(day)
    file.truncate(file.getSize() - 7)
    expect(await told()).toEqual([1])
    disk.letGo()
    const torn = file.bytes
    journal = openJournal()
    expect(await journal.append([saved(3)])).toEqual({ file: `${day}.1`, number: 0 })
    expect(await told()).toEqual([1, 3])
    expect(file.bytes).toEqual(torn)
  })

  it('that was altered is left out and counted, and the ones behind it are read', async () => {
    for (const number of [1, 2, 3]) await journal.append([saved(number)])
    const { bytes } = fileOf(day)
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
    expect(await told()).toEqual([1, 3])
    expect((await journal.read()).unreadable).toBe(1)
  })

  it('does not open in the place of another', async () => {
    await journal.append([saved(1)])
    const one = fileOf(day).bytes
    fileOf(day).bytes = new Uint8Array([...one, ...one])
    expect(await told()).toEqual([1])
  })

  it('in words of a later version is counted, and left where it is', async () => {
    const later = { kind: 'photographed', revision: 2 }
    await journal.append([saved(1)])
    await journal.append([later as unknown as SavedLine])
    expect(await journal.read()).toMatchObject({ frames: [{ number: 0 }], unreadable: 1 })
  })
})

describe('a journal without room', () => {
  it('tells whoever saves, and has nothing of it', async () => {
    await journal.append([saved(1)])
    const size = fileOf(day).getSize()
    disk.failure = 'full'
    await expect(journal.append([saved(2)])).rejects.toSatisfy(isFull)
    expect(fileOf(day).getSize()).toBe(size)
    expect(journal.isMissing()).toBe(false)
    disk.failure = 'none'
    expect(await journal.append([saved(3)])).toEqual({ file: day, number: 1 })
    expect(await told()).toEqual([1, 3])
  })
})

describe('a journal that cannot be written for another reason', () => {
  it('is given up, which is said before the first save goes on without it', async () => {
    await journal.append([saved(1)])
    disk.failure = 'broken'
    expect(await journal.append([saved(2)])).toBeUndefined()
    expect(givenUp).toBe(1)
    expect(journal.isMissing()).toBe(true)
    disk.failure = 'none'
    expect(await journal.append([saved(3)])).toBeUndefined()
    expect(givenUp).toBe(1)
    expect(await told()).toEqual([1])
  })

  it('fails the save where even that cannot be noted', async () => {
    disk.failure = 'broken'
    const parts = { disk, sealer, clock, isFull, givenUp: () => Promise.reject(new Error('no database')) }
    await expect(createJournal(parts).append([saved(1)])).rejects.toThrow('no database')
  })
})

describe('a save that was not committed', () => {
  it('is struck with the next append, in the same frame', async () => {
    const frame = await journal.append([saved(1)])
    journal.strike(frame)
    await journal.append([saved(2)])
    const { frames } = await journal.read()
    expect(frames[1]?.lines).toEqual([{ kind: 'struck', file: day, number: 0 }, saved(2)])
  })

  it('is struck alone where nothing follows, once', async () => {
    journal.strike(await journal.append([saved(1)]))
    await journal.settle()
    await journal.settle()
    expect(await told()).toEqual([1, 'struck'])
  })

  it('is struck later where there is no room now', async () => {
    journal.strike(await journal.append([saved(1)]))
    disk.failure = 'full'
    await expect(journal.settle()).rejects.toSatisfy(isFull)
    disk.failure = 'none'
    await journal.settle()
    expect(await told()).toEqual([1, 'struck'])
  })
})

it('no journal takes everything and keeps nothing', async () => {
  expect(await noJournal.append([saved(1)])).toBeUndefined()
  noJournal.strike(undefined)
  await noJournal.settle()
  await noJournal.warm()
  noJournal.close()
  expect(await noJournal.read()).toEqual({ frames: [], unreadable: 0, upTo: {} })
  expect(noJournal.isMissing()).toBe(true)
})
