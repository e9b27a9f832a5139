import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { describe, expect, it, vi } from 'vitest'
import { openDatabase } from '#client/store/database.ts'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { quickArgon2 } from '#client/testing/quick-argon2.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { makeRecoveryKeyPair } from '#client/vault/recovery-file.ts'
import { createTablet } from './create-tablet.ts'
import type { TabletPorts } from './ports.ts'
import type { Live, OpenTablet, Tablet, TabletState } from './tablet.ts'

const passphrase = 'lua vang bien xanh'
const pin = '042613'
const input = { code: '7KQ2', username: 'lan.mui-ne', password: 'dan-cu-thu-nghiem', passphrase, pin }

class Device {
  readonly inner: TestTablet
  headerText: string | null = null
  ports: TabletPorts
  tablet: Tablet
  constructor(readonly centre: FakeCentre) {
    this.inner = new TestTablet({ centre })
    this.centre.enrolments.set('7KQ2', { officer: 'lan.mui-ne', scope: [muiNe] })
    this.ports = this.newPorts()
    this.tablet = createTablet(this.ports)
  }
  newPorts(): TabletPorts {
    return {
      ...this.inner.ports(),
      argon2: quickArgon2,
      headerFile: {
        read: async () => this.headerText,
        write: async (text) => {
          this.headerText = text
        },
      },
    }
  }
  /** Another tab of the same tablet, opened with the passphrase. */
  async secondTab(tabs = this.inner.ports().tabs): Promise<Tablet> {
    const tablet = createTablet({ ...this.newPorts(), tabs })
    await until(tablet.state, 'closed')
    expect(await tablet.open(passphrase)).toEqual({ kind: 'opened' })
    return tablet
  }
  /** Of the PIN's count, or of what is named, no write comes through; the result mends it. */
  refuseWrites(name = 'pins'): () => void {
    const { prototype } = IDBObjectStore
    const put = prototype.put
    prototype.put = function (value: { name?: string }, ...key) {
      if (value.name === name) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
      return put.call(this, value, ...key)
    }
    return () => {
      prototype.put = put
    }
  }
  /** The browser is closed and opened again. */
  restart(): void {
    this.ports = this.newPorts()
    this.tablet = createTablet(this.ports)
  }
  loseDatabase(): void {
    Object.assign(this.inner.place, { indexedDB: new IDBFactory() })
  }
  async enrolled(): Promise<OpenTablet> {
    await until(this.tablet.state, 'not-enrolled')
    expect(await this.tablet.enrol(input)).toEqual({ kind: 'enrolled' })
    return openOf(this.tablet)
  }
}

function openOf(tablet: Tablet): OpenTablet {
  const state = tablet.state.get()
  if (state.kind !== 'open') throw new Error(`the tablet is ${state.kind}`)
  return state.tablet
}

function until<K extends TabletState['kind']>(live: Live<TabletState>, kind: K): Promise<TabletState> {
  return new Promise((resolve) => {
    const look = () => {
      if (live.get().kind === kind) resolve(live.get())
    }
    live.subscribe(look)
    look()
  })
}

async function saveOne(tablet: OpenTablet) {
  const household = tablet.newRecordId()
  const edit = {
    type: 'household',
    id: household,
    kind: 'create',
    wrote: { hamlet: 'Thôn 1' },
    saw: {},
    base: {},
  } as const
  expect((await tablet.save(household, [edit])).kind).toBe('saved')
  return household
}

describe('a tablet', () => {
  it('is enrolled with a code, and knows its officer and communes', async () => {
    const device = new Device(new FakeCentre())
    const open = await device.enrolled()
    expect(open.officer).toEqual({ username: 'lan.mui-ne', name: 'Cán bộ thử nghiệm' })
    expect(open.book.get().communes).toEqual([muiNe])
    expect(open.book.get().communeName(muiNe)).toBe('Xã 22915')
    expect(open.book.get().hamlets(muiNe)).toEqual(['Thôn 1', 'Thôn 2'])
  })

  it('can be enrolled again after the answer was lost, with the same device and token', async () => {
    const device = new Device(new FakeCentre())
    await until(device.tablet.state, 'not-enrolled')
    device.inner.wire.fate = () => 'answer-lost'
    expect(await device.tablet.enrol(input)).toEqual({ kind: 'failed', code: 'no-answer' })
    device.inner.online()
    expect(await device.tablet.enrol(input)).toEqual({ kind: 'enrolled' })
    expect(
      [...device.centre.devices.values()].filter(({ officer }) => officer === 'lan.mui-ne'),
    ).toHaveLength(2)
  })

  it('tells nothing that was settled before it was enrolled, also after it was closed', async () => {
    const centre = new FakeCentre()
    const resident = testRecord(2)
    centre.seed({ type: 'resident', id: resident, commune: muiNe, units: { name: 'A', birth: '1980' } })
    const before = await new TestTablet({ centre }).open()
    before.offline()
    await before.write(resident, { birth: '1978' })
    centre.write(muiNe, resident, 'birth', '1987')
    before.online()
    before.clock.advance(600_000)
    await before.sync()
    const word = { found: { how: 'keep' }, reason: 'Đã xem giấy', closedAt: '2026-02-03T03:00:00.000Z' }
    centre.decide(muiNe, resident, 'birth', '1987', { ...word, settledBy: 'giam-sat' })
    await before.sync()
    expect(before.tablet.book.get().settlements()).toHaveLength(1)

    centre.enrolledAt = '2026-02-04T00:00:00.000Z'
    const device = new Device(centre)
    const open = await device.enrolled()
    const birth = () => open.book.get().findRecord(resident)?.units.birth
    await vi.waitFor(() => expect(birth()).toBe('1987'))
    expect(open.book.get().settlements()).toEqual([])
    device.restart()
    await until(device.tablet.state, 'closed')
    await device.tablet.open(passphrase)
    const again = openOf(device.tablet).book.get()
    expect(again.findRecord(resident)?.units.birth).toBe('1987')
    expect(again.settlements()).toEqual([])
  })

  it('is not enrolled with a weak passphrase, a short PIN or a code that was used', async () => {
    const device = new Device(new FakeCentre())
    await until(device.tablet.state, 'not-enrolled')
    const failed = async (part: Partial<typeof input>) => device.tablet.enrol({ ...input, ...part })
    expect(await failed({ passphrase: 'ngan' })).toEqual({ kind: 'failed', code: 'too-short' })
    expect(await failed({ passphrase: 'aaaaaaaaaaaaaaa' })).toEqual({ kind: 'failed', code: 'too-simple' })
    expect(await failed({ pin: '12345' })).toEqual({ kind: 'failed', code: 'not-a-pin' })
    expect(await failed({ code: 'other' })).toEqual({ kind: 'failed', code: 'enrolment-code-unusable' })
  })

  it('A tablet with a filled outbox cannot be enrolled anew by accident.', async () => {
    const device = new Device(new FakeCentre())
    const open = await device.enrolled()
    device.inner.offline()
    await saveOne(open)
    device.restart()
    await until(device.tablet.state, 'closed')
    expect(await device.tablet.enrol(input)).toEqual({ kind: 'failed', code: 'outbox-not-empty' })
    // Also when both copies of the vault's header are gone.
    device.headerText = null
    const database = openDatabase(device.inner.place)
    await database.meta.delete('vault')
    expect(await device.tablet.enrol(input)).toEqual({ kind: 'failed', code: 'outbox-not-empty' })
    expect(await database.groups.count()).toBe(1)
  })

  it('opens cold with its passphrase and shows before that only whose it is and how much waits', async () => {
    const device = new Device(new FakeCentre())
    const enrolled = await device.enrolled()
    device.inner.offline()
    const household = await saveOne(enrolled)
    device.restart()
    const closed = await until(device.tablet.state, 'closed')
    expect(closed).toEqual({
      kind: 'closed',
      officer: 'lan.mui-ne',
      waiting: 1,
      waitUntil: null,
      biometric: false,
    })
    expect(await device.tablet.open('lua vang bien den')).toEqual({ kind: 'wrong', waitUntil: null })
    expect(await device.tablet.open(passphrase)).toEqual({ kind: 'opened' })
    expect(openOf(device.tablet).book.get().findHousehold(household)?.state).toBe('waiting')
  })

  it('makes who guesses wait after ten wrong passphrases, also after a restart, and wipes nothing', async () => {
    const device = new Device(new FakeCentre())
    const household = await saveOne(await device.enrolled())
    device.restart()
    await until(device.tablet.state, 'closed')
    for (let n = 0; n < 9; n += 1)
      expect(await device.tablet.open(`sai mat khau ${n}`)).toEqual({ kind: 'wrong', waitUntil: null })
    const tenth = await device.tablet.open('sai mat khau 10')
    expect(tenth).toMatchObject({ kind: 'wrong', waitUntil: expect.stringMatching(/^2026/) })
    device.restart()
    expect(await until(device.tablet.state, 'closed')).toMatchObject({
      waitUntil: expect.stringMatching(/^2026/),
    })
    // The right one is not even tried before its time.
    expect((await device.tablet.open(passphrase)).kind).toBe('wrong')
    device.inner.clock.advance(31_000)
    expect(await device.tablet.open(passphrase)).toEqual({ kind: 'opened' })
    expect(openOf(device.tablet).book.get().findHousehold(household)).toBeDefined()
  })

  it('locks by a button, opens with its PIN, and after five wrong PINs wants the passphrase', async () => {
    const device = new Device(new FakeCentre())
    const open = await device.enrolled()
    const household = await saveOne(open)
    device.tablet.lock()
    expect(device.tablet.state.get()).toMatchObject({ kind: 'locked', pinTriesLeft: 5 })
    const edit = {
      type: 'household',
      id: household,
      kind: 'edit',
      wrote: { hamlet: 'Thôn 2' },
      saw: { hamlet: 'Thôn 1' },
      base: {},
    } as const
    expect(await open.save(household, [edit])).toEqual({ kind: 'refused', why: 'locked' })
    expect(await device.tablet.unlock('000000')).toEqual({ kind: 'wrong', waitUntil: null })
    expect(device.tablet.state.get()).toMatchObject({ kind: 'locked', pinTriesLeft: 4 })
    expect(await device.tablet.unlock(pin)).toEqual({ kind: 'opened' })
    device.tablet.lock()
    expect(device.tablet.state.get()).toMatchObject({ pinTriesLeft: 5 })
    for (let n = 0; n < 5; n += 1) await device.tablet.unlock('000000')
    expect(device.tablet.state.get()).toMatchObject({ kind: 'closed' })
    expect(await device.tablet.unlock(pin)).toEqual({ kind: 'broken' })
    expect(await device.tablet.open(passphrase)).toEqual({ kind: 'opened' })
  })

  it('is locked in all its tabs by the button of one, and each opens with the PIN', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    const second = await device.secondTab()
    device.tablet.lock()
    expect([device.tablet.state.get().kind, second.state.get().kind]).toEqual(['locked', 'locked'])
    expect(await second.unlock(pin)).toEqual({ kind: 'opened' })
    expect([device.tablet.state.get().kind, second.state.get().kind]).toEqual(['locked', 'open'])
  })

  it('takes five wrong PINs and no more, in however many tabs, and then no tab has the key', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    const second = await device.secondTab()
    second.lock()
    for (let n = 0; n < 2; n += 1) {
      await device.tablet.unlock('000000')
      await second.unlock('000000')
    }
    for (const { state } of [device.tablet, second])
      await expect.poll(() => state.get()).toMatchObject({ kind: 'locked', pinTriesLeft: 1 })
    await second.unlock('000000')
    for (const { state } of [device.tablet, second]) await until(state, 'closed')
    expect(await device.tablet.unlock(pin)).toEqual({ kind: 'broken' })
    expect(await device.tablet.open(passphrase)).toEqual({ kind: 'opened' })
    device.tablet.lock()
    expect(device.tablet.state.get()).toMatchObject({ kind: 'locked', pinTriesLeft: 5 })
  })

  it('takes the right PIN after the fifth wrong one in no tab, also in one that heard nothing', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    const deaf = await device.secondTab({ announce: () => undefined, listen: () => () => undefined })
    deaf.lock()
    device.tablet.lock()
    for (let n = 0; n < 5; n += 1) await device.tablet.unlock('000000')
    expect(deaf.state.get()).toMatchObject({ kind: 'locked' })
    expect((await deaf.unlock(pin)).kind).toBe('wrong')
    expect(deaf.state.get().kind).toBe('closed')
  })

  it('is closed for who has forgotten the PIN: no tab has the key, its passphrase opens it, nothing is lost', async () => {
    const device = new Device(new FakeCentre())
    const open = await device.enrolled()
    device.inner.offline()
    const household = await saveOne(open)
    const second = await device.secondTab()
    device.tablet.lock()
    await device.tablet.unlock('000000')
    await device.tablet.close()
    expect(device.tablet.state.get()).toMatchObject({ kind: 'closed', waiting: 1, waitUntil: null })
    await until(second.state, 'closed')
    for (const tab of [device.tablet, second]) expect(await tab.unlock(pin)).toEqual({ kind: 'broken' })
    expect(await device.tablet.open(passphrase)).toEqual({ kind: 'opened' })
    expect(openOf(device.tablet).book.get().findHousehold(household)?.state).toBe('waiting')
  })

  it('sends nothing after it was closed, and goes on when it is opened', async () => {
    const device = new Device(new FakeCentre())
    const open = await device.enrolled()
    await device.inner.settled()
    device.inner.offline()
    const household = await saveOne(open)
    device.tablet.lock()
    await device.tablet.close()
    device.inner.online()
    device.inner.clock.advance(600_000)
    await device.inner.settled()
    expect(device.centre.row(muiNe, household)).toBeUndefined()
    await device.tablet.open(passphrase)
    openOf(device.tablet).syncNow()
    await vi.waitFor(() => expect(device.centre.row(muiNe, household)).toBeDefined())
  })

  it('opens with a new PIN and not with the old one, also after a restart', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    expect(await device.tablet.setPin({ passphrase, pin: '111111' })).toEqual({ kind: 'opened' })
    expect(device.tablet.state.get().kind).toBe('open')
    for (const restart of [false, true]) {
      if (restart) {
        device.restart()
        await until(device.tablet.state, 'closed')
        expect(await device.tablet.open(passphrase)).toEqual({ kind: 'opened' })
      }
      device.tablet.lock()
      expect((await device.tablet.unlock(pin)).kind).toBe('wrong')
      expect(await device.tablet.unlock('111111')).toEqual({ kind: 'opened' })
    }
  })

  it('opens with a new PIN in every tab, also in one that heard nothing and in one that is locked', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    const deaf = await device.secondTab({ announce: () => undefined, listen: () => () => undefined })
    const locked = await device.secondTab()
    deaf.lock()
    locked.lock()
    expect(await device.tablet.unlock(pin)).toEqual({ kind: 'opened' })
    await locked.unlock('000000')
    expect(await device.tablet.setPin({ passphrase, pin: '111111' })).toEqual({ kind: 'opened' })
    await expect.poll(() => locked.state.get()).toMatchObject({ kind: 'locked', pinTriesLeft: 5 })
    for (const tab of [deaf, locked]) {
      expect((await tab.unlock(pin)).kind).toBe('wrong')
      expect(await tab.unlock('111111')).toEqual({ kind: 'opened' })
    }
  })

  it.each(['the database', 'the file'])('opens with the new PIN when %s kept the old one', async (older) => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    const { meta } = openDatabase(device.inner.place)
    const before = { row: await meta.get('vault'), text: device.headerText }
    await device.tablet.setPin({ passphrase, pin: '111111' })
    if (older === 'the file') device.headerText = before.text
    else if (before.row !== undefined) await meta.put(before.row)
    device.restart()
    await until(device.tablet.state, 'closed')
    await device.tablet.open(passphrase)
    device.tablet.lock()
    expect((await device.tablet.unlock(pin)).kind).toBe('wrong')
    expect(await device.tablet.unlock('111111')).toEqual({ kind: 'opened' })
  })

  it('sets no PIN without the passphrase, counts what was tried, and lets who guesses wait', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    const before = device.headerText
    for (const short of ['11111', '1111111', 'abcdef', ''])
      expect((await device.tablet.setPin({ passphrase, pin: short })).kind).toBe('wrong')
    const guess = { passphrase: 'sai mat khau roi', pin: '111111' }
    for (let n = 0; n < 9; n += 1)
      expect(await device.tablet.setPin(guess)).toEqual({ kind: 'wrong', waitUntil: null })
    const waits = { kind: 'wrong', waitUntil: expect.stringMatching(/^2026/) }
    expect(await device.tablet.setPin(guess)).toMatchObject(waits)
    // the right one is not even tried before its time
    expect(await device.tablet.setPin({ ...guess, passphrase })).toMatchObject(waits)
    expect(device.headerText).toBe(before)
    expect(device.tablet.state.get().kind).toBe('open')
    device.tablet.lock()
    expect(await device.tablet.unlock(pin)).toEqual({ kind: 'opened' })
    device.inner.clock.advance(31_000)
    expect(await device.tablet.setPin({ ...guess, passphrase })).toEqual({ kind: 'opened' })
  })

  it('keeps its PIN on a disk that does not take the new one', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    const mend = device.refuseWrites('vault')
    await expect(device.tablet.setPin({ passphrase, pin: '111111' })).rejects.toThrow()
    mend()
    device.tablet.lock()
    expect((await device.tablet.unlock('111111')).kind).toBe('wrong')
    expect(await device.tablet.unlock(pin)).toEqual({ kind: 'opened' })
  })

  it('opens with its PIN on a full disk, and counts there too', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    device.tablet.lock()
    const write = device.refuseWrites()
    for (let n = 0; n < 4; n += 1) await device.tablet.unlock('000000')
    expect(device.tablet.state.get()).toMatchObject({ kind: 'locked', pinTriesLeft: 1 })
    expect(await device.tablet.unlock(pin)).toEqual({ kind: 'opened' })
    device.tablet.lock()
    for (let n = 0; n < 5; n += 1) await device.tablet.unlock('000000')
    expect(device.tablet.state.get().kind).toBe('closed')
    write()
  })

  it('locks after five minutes of rest, and not while somebody is at it', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    for (let n = 0; n < 4; n += 1) {
      device.inner.clock.advance(4 * 60_000)
      device.tablet.stirred()
      expect(device.tablet.state.get().kind).toBe('open')
    }
    device.inner.clock.advance(5 * 60_000 + 1_000)
    expect(device.tablet.state.get().kind).toBe('locked')
  })

  it('syncs on while its screen is locked, and shows how much still waits', async () => {
    const device = new Device(new FakeCentre())
    const open = await device.enrolled()
    device.inner.offline()
    const household = await saveOne(open)
    device.tablet.lock()
    expect(device.tablet.state.get()).toMatchObject({ kind: 'locked', waiting: 1 })
    device.inner.online()
    device.inner.clock.advance(600_000)
    await new Promise<void>((resolve) => {
      device.tablet.state.subscribe(() => {
        const state = device.tablet.state.get()
        if (state.kind === 'locked' && state.waiting === 0) resolve()
      })
    })
    expect(device.centre.row(muiNe, household)).toBeDefined()
  })

  it('survives the loss of IndexedDB: the header in OPFS opens it, and the rows come again', async () => {
    const device = new Device(new FakeCentre())
    const household = await saveOne(await device.enrolled())
    openOf(device.tablet).syncNow()
    await new Promise<void>((resolve) => {
      const { sync } = openOf(device.tablet)
      const look = () => {
        if (sync.get().received === 1) resolve()
      }
      sync.subscribe(look)
      look()
    })
    device.loseDatabase()
    device.restart()
    expect(await until(device.tablet.state, 'closed')).toMatchObject({ officer: 'lan.mui-ne' })
    expect(await device.tablet.open(passphrase)).toEqual({ kind: 'opened' })
    const open = openOf(device.tablet)
    await new Promise<void>((resolve) => {
      const look = () => {
        if (open.book.get().findHousehold(household) !== undefined) resolve()
      }
      open.book.subscribe(look)
      look()
    })
    expect(open.officer.username).toBe('lan.mui-ne')
  })

  it('survives the loss of OPFS: the header in IndexedDB opens it and is written there again', async () => {
    const device = new Device(new FakeCentre())
    await device.enrolled()
    const before = device.headerText
    device.headerText = null
    device.restart()
    await until(device.tablet.state, 'closed')
    expect(JSON.parse(device.headerText ?? '')).toEqual(JSON.parse(before ?? ''))
    expect(await device.tablet.open(passphrase)).toEqual({ kind: 'opened' })
  })

  it('opens with the recovery key when the passphrase is forgotten, loses nothing, and the use is reported once there is a network', async () => {
    const centre = new FakeCentre()
    const pair = await makeRecoveryKeyPair()
    centre.recoveryKey = { id: 'khoa-1', publicKey: pair.publicKey }
    const device = new Device(centre)
    const file = await pair.exportFile({
      keyId: 'khoa-1',
      passphrase: 'chia khoa trong ket',
      argon2: quickArgon2,
      clock: device.inner.clock,
    })
    const open = await device.enrolled()
    device.inner.offline()
    const household = await saveOne(open)
    device.restart()
    await until(device.tablet.state, 'closed')
    const recover = (part: object) =>
      device.tablet.recover({
        file,
        filePassphrase: 'chia khoa trong ket',
        passphrase: 'bon tu moi nhe',
        pin: '111111',
        ...part,
      })
    expect((await recover({ filePassphrase: 'sai' })).kind).toBe('wrong')
    expect((await recover({ file: '{}' })).kind).toBe('wrong')
    expect(await recover({})).toEqual({ kind: 'opened' })
    expect(openOf(device.tablet).book.get().findHousehold(household)).toBeDefined()
    expect(centre.recoveryUses).toEqual([])
    device.inner.online()
    openOf(device.tablet).syncNow()
    await vi.waitFor(() => expect(centre.recoveryUses).toEqual(['khoa-1']))
    openOf(device.tablet).syncNow()
    await vi.waitFor(() => expect(openOf(device.tablet).sync.get().phase).toBe('idle'))
    expect(centre.recoveryUses).toEqual(['khoa-1'])
    device.restart()
    await until(device.tablet.state, 'closed')
    expect((await device.tablet.open(passphrase)).kind).toBe('wrong')
    expect(await device.tablet.open('bon tu moi nhe')).toEqual({ kind: 'opened' })
    device.tablet.lock()
    expect(await device.tablet.unlock('111111')).toEqual({ kind: 'opened' })
  })

  it('leaves no name, number or address readable in its database', async () => {
    const device = new Device(new FakeCentre())
    const open = await device.enrolled()
    const household = open.newRecordId()
    const resident = open.newRecordId()
    const none = { saw: {}, base: {} }
    await open.save(household, [
      {
        type: 'household',
        id: household,
        kind: 'create',
        wrote: { address: { street: 'Huỳnh Thúc Kháng', house: '17' } },
        ...none,
      },
      {
        type: 'resident',
        id: resident,
        kind: 'create',
        wrote: { household, name: 'ĐẶNG THỊ CANARY', idNumber: '060099123456' },
        ...none,
      },
    ])
    await open.keepDraft({ ...device.inner.draft(resident), household, typed: { name: 'PHẠM VĂN CANARY' } })
    open.syncNow()
    await device.inner.settled()
    const database = openDatabase(device.inner.place)
    const all = [
      ...(await database.pages.toArray()),
      ...(await database.groups.toArray()),
      ...(await database.drafts.toArray()),
      ...(await database.meta.toArray()),
    ]
    const texts = all.map((row) =>
      JSON.stringify(row, (_, value) =>
        value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
      ),
    )
    const text = texts.join('\n')
    // What stands in clear is found by this search, so it would find more.
    expect(text).toContain(resident)
    expect(text).toContain('lan.mui-ne')
    for (const canary of ['CANARY', 'Huỳnh', '060099123456', 'Cán bộ', 'Thôn 1', passphrase])
      expect(text.includes(canary) || text.includes(Buffer.from(canary).toString('latin1'))).toBe(false)
  })
})
