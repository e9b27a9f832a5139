/**
 * A tablet of every released version of IndexedDB, with saves in every state, is opened by today's app: it shows what it
 * showed, and what it owes the centre comes there.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { beforeEach, describe, expect, it } from 'vitest'
import { createTablet } from '#client/tablet/create-tablet.ts'
import { openIdentity } from '#client/tablet/identity.ts'
import type { OpenTablet, Tablet } from '#client/tablet/tablet.ts'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { quickArgon2 } from '#client/testing/quick-argon2.ts'
import {
  headOf,
  nameAfter,
  passphrase,
  places,
  recordTablet,
  restoreTablet,
  rowsOf,
  tellStory,
} from '#client/testing/released-tablet.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { unwrapWithPassphrase } from '#client/vault/data-key.ts'
import { createSealer } from '#client/vault/sealer.ts'
import { findVaultFile } from '#client/vault/vault-header.ts'
import { openDatabase } from './database.ts'

const folder = fileURLToPath(new URL('released', import.meta.url))
const command = 'RELEASED=write npx vitest run client/store/released.test.ts'
const fileOf = (version: string): string => path.join(folder, `${version}.ndjson`)

async function presentTablet(): Promise<string> {
  const tablet = await tellStory()
  const recorded = await recordTablet(tablet.place)
  await tablet.restart()
  return recorded
}
if (process.env.RELEASED === 'write') {
  const recorded = await presentTablet()
  const file = fileOf(`v${headOf(recorded).version}`)
  if (!existsSync(file)) writeFileSync(file, recorded)
}
const versions = readdirSync(folder).map((name) => name.replace('.ndjson', ''))

it(`the present version of the database is kept with a tablet in it; a new one is recorded by: ${command}`, async () => {
  const present = headOf(await presentTablet())
  const kept = versions.map((version) => headOf(readFileSync(fileOf(version), 'utf8')))
  expect(kept, 'What is released is never edited: a change of the tables is a new version.').toContainEqual(
    present,
  )
})

describe.each(versions)('a tablet of %s', (version) => {
  const released = readFileSync(fileOf(version), 'utf8')
  let inner: TestTablet
  let centre: FakeCentre
  let tablet: Tablet

  beforeEach(async () => {
    centre = new FakeCentre()
    inner = new TestTablet({ centre })
    Object.assign(inner.place, { indexedDB: new IDBFactory(), IDBKeyRange })
    await restoreTablet(inner.place, released)
    inner.offline()
    tablet = createTablet({ ...inner.ports(), argon2: quickArgon2 })
  })
  const opened = async (): Promise<OpenTablet> => {
    await until(() => tablet.state.get().kind === 'closed')
    expect(await tablet.open(passphrase)).toEqual({ kind: 'opened' })
    const state = tablet.state.get()
    if (state.kind !== 'open') throw new Error(state.kind)
    return state.tablet
  }

  it('knows whose it is and what waits before it is opened', async () => {
    await until(() => tablet.state.get().kind === 'closed')
    expect(tablet.state.get()).toMatchObject({ officer: 'lan.mui-ne', waiting: 3 })
  })

  it('has every row of then', async () => {
    await opened()
    const { pages, groups, drafts, meta } = openDatabase(inner.place)
    const now: Record<string, unknown[]> = {
      pages: await pages.toArray(),
      groups: await groups.toArray(),
      drafts: await drafts.toArray(),
      meta: (await meta.toArray()).map(({ name }) => ({ name })),
    }
    for (const { table, row } of rowsOf(released))
      expect(now[table]).toContainEqual(table === 'meta' ? { name: row.name } : expect.objectContaining(row))
  })

  it('shows every save in its state, the conflict and the draft', async () => {
    const open = await opened()
    const outbox = await open.outbox()
    const states = Object.keys(places).filter((state) => state !== 'dropped' && state !== 'conflict')
    expect(outbox.map(({ household, state }) => [household, state])).toEqual(
      expect.arrayContaining(
        states.map((state) => [testRecord(places[state as keyof typeof places]), state]),
      ),
    )
    const view = (state: keyof typeof places) => open.book.get().findRecord(testRecord(places[state] + 1))
    for (const state of ['kept', 'held', 'parked', 'sent', 'open'] as const)
      expect([state, view(state)?.units.name]).toEqual([state, nameAfter])
    expect(view('conflict')?.conflicts).toMatchObject([{ unit: 'name', now: 'X', mine: nameAfter }])
    expect(view('dismissed')?.held).toMatchObject([{ kind: 'dismissed', problem: { reason: 'Ghi trùng' } }])
    expect((await open.findDraft(testRecord(places.open + 1)))?.wrote).toEqual({ birth: '1980' })
  })

  it('sends what it owes, and after a restore of the centre all that it ever sent', async () => {
    const file = findVaultFile(String(rowsOf(released).find(({ row }) => row.name === 'vault')?.row.value))
    const key =
      file === undefined ? undefined : await unwrapWithPassphrase(file.header, passphrase, quickArgon2)
    if (file === undefined || key === undefined) throw new Error('the vault does not open')
    const { token } = await openIdentity(createSealer(key.key), file)
    const device = { deviceId: file.deviceId, officer: 'lan.mui-ne', scope: [muiNe], revoked: false }
    centre.devices.set(token, device)
    centre.epoch = 'another-life' as typeof centre.epoch
    inner.online()
    const open = await opened()
    open.syncNow()
    const sent = rowsOf(released).filter(({ table, row }) => table === 'groups' && row.state !== 'dropped')
    await until(() => centre.commune(muiNe).groups.size >= sent.length)
    expect([...centre.commune(muiNe).groups.keys()].sort()).toEqual(sent.map(({ row }) => row.groupId).sort())
  })
})

async function until(isSo: () => boolean): Promise<void> {
  await expect.poll(isSo, { timeout: 10_000 }).toBe(true)
}
