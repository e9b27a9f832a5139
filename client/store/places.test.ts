/** The small tables: what is known in clear, the names of communes, the vault's two places, and who goes first. */

import { beforeEach, describe, expect, it } from 'vitest'
import { noJournal } from '#client/journal/journal.ts'
import { FakeChannel, makeSealer, muiNe, TestTablet, testIds } from '#client/testing/test-tablet.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import type { VaultFile } from '#client/vault/vault-header.ts'
import { communeCode, deviceId, epoch } from '#shared/ids.ts'
import { areasVersion, keepAreas, readAreas } from './areas.ts'
import { isFull } from './connections.ts'
import { again, type StoreContext, untilWritten, writeRevision } from './context.ts'
import { openDatabase, type TabletDatabase } from './database.ts'
import { isLow } from './disk.ts'
import { createChanging } from './live.ts'
import * as meta from './meta.ts'
import { oneAtATime } from './one-at-a-time.ts'
import {
  countPin,
  forgetPins,
  readPins,
  readTries,
  readVaultFile,
  writeTries,
  writeVaultFile,
} from './vault-place.ts'

let database: TabletDatabase
let sealer: Sealer
const second = communeCode('22918')

beforeEach(async () => {
  database = openDatabase(new TestTablet().place)
  sealer = await makeSealer()
})

describe('the names of communes', () => {
  const named = (name: string, hamlets: string[] = []) => ({ code: muiNe, name, hamlets })

  it('are kept sealed and read back', async () => {
    await keepAreas(database, sealer, [named('Phường Mũi Né', ['Khu phố 1'])])
    expect((await readAreas(database, sealer)).get(muiNe)).toEqual(named('Phường Mũi Né', ['Khu phố 1']))
    expect(JSON.stringify(await database.meta.toArray())).not.toContain('Mũi')
  })

  it('are written again only when one has changed', async () => {
    await keepAreas(database, sealer, [named('Phường Mũi Né')])
    await keepAreas(database, sealer, [named('Phường Mũi Né')])
    expect(await areasVersion(database)).toBe(1)
    await keepAreas(database, sealer, [named('Phường Mũi Né', ['Khu phố mới'])])
    expect(await areasVersion(database)).toBe(2)
    expect((await readAreas(database, sealer)).get(muiNe)?.hamlets).toEqual(['Khu phố mới'])
  })

  it('of a commune that left the scope stay: its kept groups may be looked at', async () => {
    await keepAreas(database, sealer, [named('Phường Mũi Né')])
    await keepAreas(database, sealer, [{ code: second, name: 'Xã khác', hamlets: [] }])
    expect([...(await readAreas(database, sealer)).keys()]).toEqual([muiNe, second])
  })

  it('that do not open are none, and the tablet goes on without them', async () => {
    await keepAreas(database, sealer, [named('Phường Mũi Né')])
    expect((await readAreas(database, await makeSealer())).size).toBe(0)
    await database.meta.put({ name: 'areas', value: 'nonsense' })
    expect((await readAreas(database, sealer)).size).toBe(0)
  })
})

describe('what is known in clear', () => {
  it('begins at nothing', async () => {
    expect(await meta.getRevision(database.meta)).toBe(0)
    expect(await meta.findDevice(database.meta)).toBeUndefined()
    await expect(meta.getDevice(database.meta)).rejects.toThrow('not enrolled')
    expect(await meta.getFeed(database.meta, muiNe)).toEqual({ cursor: 0, caughtUpTo: 0, prunedBelow: 0 })
    expect(await meta.findMark(database.meta, muiNe)).toBeUndefined()
    expect(await meta.listFeeds(database.meta)).toEqual([])
  })

  it('is read back as written', async () => {
    const device = { epoch: epoch('e'), life: 2, replaying: { [muiNe]: 1 }, scope: [muiNe], lastContact: 7 }
    await meta.putDevice(database.meta, device)
    expect(await meta.getDevice(database.meta)).toEqual(device)
    await meta.putFeed(database.meta, muiNe, { cursor: 9, caughtUpTo: 4, prunedBelow: 0 })
    expect(await meta.getFeed(database.meta, muiNe)).toEqual({ cursor: 9, caughtUpTo: 4, prunedBelow: 0 })
    expect(await meta.listFeeds(database.meta)).toEqual([muiNe])
    await meta.deleteFeed(database.meta, muiNe)
    expect(await meta.listFeeds(database.meta)).toEqual([])
  })

  it('holds each commune apart', async () => {
    await meta.putFeed(database.meta, muiNe, { cursor: 9, caughtUpTo: 9, prunedBelow: 0 })
    expect(await meta.getFeed(database.meta, second)).toEqual(meta.freshFeed)
    await meta.raiseMark(database.meta, muiNe, { seq: 3, hash: 'a' })
    expect(await meta.findMark(database.meta, second)).toBeUndefined()
  })

  it('has a mark that only rises', async () => {
    await meta.raiseMark(database.meta, muiNe, { seq: 3, hash: 'a' })
    await meta.raiseMark(database.meta, muiNe, { seq: 2, hash: 'older' })
    await meta.raiseMark(database.meta, muiNe, { seq: 3, hash: 'same number' })
    await meta.raiseMark(database.meta, muiNe, null)
    expect(await meta.findMark(database.meta, muiNe)).toEqual({ seq: 3, hash: 'a' })
    await meta.raiseMark(database.meta, muiNe, { seq: 4, hash: 'b' })
    expect(await meta.findMark(database.meta, muiNe)).toEqual({ seq: 4, hash: 'b' })
  })

  it('is refused where it does not parse, instead of guessed at', async () => {
    await database.meta.put({ name: `feed:${muiNe}`, value: { cursor: 'nine' } })
    await expect(meta.getFeed(database.meta, muiNe)).rejects.toThrow()
  })
})

describe('the vault’s two places', () => {
  const file = (version: number): VaultFile => ({
    kind: 'dan-cu-vault',
    version,
    deviceId: deviceId('019aaf00-0000-7000-8000-000000000001'),
    username: 'lan.mui-ne',
    header: {
      ...{ version: 1, kdf: 'argon2id', salt: 's', memoryKiB: 64, iterations: 3, parallelism: 1 },
      ...{ nonce: 'n', wrapped: 'w', recovery: null },
    } as VaultFile['header'],
    identity: 'i',
  })
  const place = (text: string | null = null) => {
    const state = { text, broken: false }
    return {
      state,
      read: async () => state.text,
      write: async (next: string) => {
        if (state.broken) throw new Error('no OPFS here')
        state.text = next
      },
    }
  }

  it('hold the same after a write', async () => {
    const opfs = place()
    await writeVaultFile(database, opfs, file(1))
    expect(JSON.parse(opfs.state.text ?? '')).toEqual(file(1))
    expect(await readVaultFile(database, opfs)).toEqual(file(1))
  })

  it('mend each other', async () => {
    const opfs = place(JSON.stringify(file(2)))
    expect(await readVaultFile(database, opfs)).toEqual(file(2))
    opfs.state.text = null
    expect(await readVaultFile(database, opfs)).toEqual(file(2))
    expect(JSON.parse(opfs.state.text ?? '')).toEqual(file(2))
  })

  it('let the newer one win, whichever it is', async () => {
    const opfs = place(JSON.stringify(file(1)))
    await database.meta.put({ name: 'vault', value: JSON.stringify(file(3)) })
    expect(await readVaultFile(database, opfs)).toEqual(file(3))
    expect(JSON.parse(opfs.state.text ?? '')).toEqual(file(3))
    opfs.state.text = JSON.stringify(file(4))
    expect(await readVaultFile(database, opfs)).toEqual(file(4))
  })

  it('do with one of them that is damaged', async () => {
    const opfs = place('{"kind":"dan-cu-vau')
    await database.meta.put({ name: 'vault', value: JSON.stringify(file(1)) })
    expect(await readVaultFile(database, opfs)).toEqual(file(1))
    await database.meta.put({ name: 'vault', value: 7 })
    expect(await readVaultFile(database, opfs)).toEqual(file(1))
  })

  it('do without OPFS', async () => {
    const opfs = place()
    opfs.state.broken = true
    await writeVaultFile(database, opfs, file(1))
    expect(await readVaultFile(database, opfs)).toEqual(file(1))
  })

  it('are empty on a tablet that was never enrolled', async () => {
    expect(await readVaultFile(database, place())).toBeUndefined()
  })

  it('have the count of wrong passphrases beside them', async () => {
    expect(await readTries(database)).toEqual({ wrong: 0, until: 0 })
    await writeTries(database, { wrong: 11, until: 99 })
    expect(await readTries(database)).toEqual({ wrong: 11, until: 99 })
    await database.meta.put({ name: 'tries', value: 'x' })
    expect(await readTries(database)).toEqual({ wrong: 0, until: 0 })
  })

  it('have the count of wrong PINs beside them, in which two tabs that count at once both count', async () => {
    expect(await readPins(database)).toBe(0)
    const counted = await Promise.all(Array.from({ length: 4 }, () => countPin(database)))
    expect([...counted].sort()).toEqual([1, 2, 3, 4])
    expect(await readPins(database)).toBe(4)
    await forgetPins(database)
    expect(await countPin(database)).toBe(1)
    for (const value of ['4', -1, 1.5]) {
      await database.meta.put({ name: 'pins', value })
      expect(await readPins(database)).toBe(0)
    }
  })
})

describe('a write of rows or groups', () => {
  const channel = new FakeChannel()
  const context = (): StoreContext => ({
    database,
    sealer,
    clock: { now: () => 0, after: () => () => undefined },
    ids: testIds,
    tabs: channel.tab(),
    journal: noJournal,
  })

  it('raises the revision and tells the other tabs', async () => {
    let heard = 0
    channel.tab().listen(() => {
      heard += 1
    })
    expect(await writeRevision(context(), async ({ standing, next }) => [standing, next])).toEqual([0, 1])
    expect(await meta.getRevision(database.meta)).toBe(1)
    expect(heard).toBe(1)
  })

  it('that must begin again writes and tells nothing', async () => {
    let heard = 0
    channel.tab().listen(() => {
      heard += 1
    })
    expect(await writeRevision(context(), async () => again)).toBe(again)
    expect(await meta.getRevision(database.meta)).toBe(0)
    expect(heard).toBe(0)
  })

  it('that fails leaves nothing of what it had written', async () => {
    const failing = writeRevision(context(), async () => {
      await database.meta.put({ name: 'x', value: 1 })
      throw new Error('the power went')
    })
    await expect(failing).rejects.toThrow('the power went')
    expect(await database.meta.get('x')).toBeUndefined()
    expect(await meta.getRevision(database.meta)).toBe(0)
  })

  it('is tried until it was written, and not without end', async () => {
    let tries = 0
    const third = async () => {
      tries += 1
      return tries < 3 ? again : 'written'
    }
    expect(await untilWritten(third)).toBe('written')
    await expect(untilWritten(async () => again)).rejects.toThrow('every attempt')
  })

  it('by two at once happens one after the other', async () => {
    const seen: number[] = []
    const write = () =>
      writeRevision(context(), async ({ standing }) => {
        seen.push(standing)
        return true
      })
    await Promise.all([write(), write(), write()])
    expect(seen).toEqual([0, 1, 2])
  })
})

describe('small things', () => {
  it('a full disk is known by its name, however deep the database wraps it', () => {
    const quota = { name: 'QuotaExceededError' }
    expect(isFull(quota)).toBe(true)
    expect(isFull({ name: 'AbortError', inner: { name: 'X', inner: quota } })).toBe(true)
    expect(isFull({ name: 'UnknownError', message: 'IO error: 000003.log: FILE_ERROR_NO_SPACE' })).toBe(true)
    const ring: { name: string; inner?: unknown } = { name: 'AbortError' }
    ring.inner = ring
    for (const other of [ring, null, undefined, 'QuotaExceededError', new Error('x')])
      expect(isFull(other)).toBe(false)
  })

  it('a database that its full disk has closed is full until a write succeeds again', async () => {
    const closed = { name: 'UnknownError', message: 'Internal error opening backing store' }
    expect(database.whyFailed(closed)).toBe('broken')
    expect(database.whyFailed({ name: 'UnknownError', message: 'FILE_ERROR_NO_SPACE' })).toBe('full')
    expect(database.whyFailed(closed)).toBe('full')
    expect(database.isFull()).toBe(true)
    await database.write(async () => undefined)
    expect(database.isFull()).toBe(false)
    expect(database.whyFailed(closed)).toBe('broken')
    expect(database.isFull()).toBe(false)
  })

  it('space is low below 50 MB or a tenth', () => {
    const MB = 1024 * 1024
    expect(isLow({ left: 49 * MB, quota: 60 * MB })).toBe(true)
    expect(isLow({ left: 51 * MB, quota: 100 * MB })).toBe(false)
    expect(isLow({ left: 900 * MB, quota: 10_000 * MB })).toBe(true)
    expect(isLow({ left: 1_000 * MB, quota: 10_000 * MB })).toBe(false)
  })

  it('one thing runs after the other, also after one that failed', async () => {
    const serial = oneAtATime()
    const order: number[] = []
    const slow = serial(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      order.push(1)
    })
    const failing = serial(async () => {
      order.push(2)
      throw new Error('broken')
    })
    const last = serial(async () => order.push(3))
    await expect(failing).rejects.toThrow('broken')
    await Promise.all([slow, last])
    expect(order).toEqual([1, 2, 3])
  })

  it('a live value tells those who listen, and no longer those who stopped', () => {
    const live = createChanging(1)
    const heard: number[] = []
    const stop = live.subscribe(() => {
      heard.push(live.get())
      if (live.get() === 2) stop()
    })
    live.subscribe(() => heard.push(-live.get()))
    live.set(2)
    live.set(3)
    expect(heard).toEqual([2, -2, -3])
  })
})
