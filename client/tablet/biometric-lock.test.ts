import { describe, expect, it } from 'vitest'
import { FakeBiometric } from '#client/testing/fake-biometric.ts'
import { FakeCentre } from '#client/testing/fake-centre.ts'
import { quickArgon2 } from '#client/testing/quick-argon2.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { createTablet } from './create-tablet.ts'
import type { Tablet, TabletState } from './tablet.ts'

const passphrase = 'lua vang bien xanh'
const pin = '042613'
const input = { code: '7KQ2', username: 'lan.mui-ne', password: 'dan-cu-thu-nghiem', passphrase, pin }

function until(tablet: Tablet, kind: TabletState['kind']): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (tablet.state.get().kind === kind) resolve()
    }
    tablet.state.subscribe(look)
    look()
  })
}

/** An enrolled tablet; `restart` closes and opens its browser. */
async function enrolled() {
  const centre = new FakeCentre()
  centre.enrolments.set('7KQ2', { officer: 'lan.mui-ne', scope: [muiNe] })
  const inner = new TestTablet({ centre })
  const finger = new FakeBiometric()
  const file = { text: '' }
  const headerFile = {
    read: async () => (file.text === '' ? null : file.text),
    write: async (text: string) => {
      file.text = text
    },
  }
  const make = () =>
    createTablet({ ...inner.ports(), argon2: quickArgon2, headerFile, biometric: async () => finger })
  const tablet = make()
  await until(tablet, 'not-enrolled')
  await tablet.enrol(input)
  const restart = async () => {
    const again = make()
    await until(again, 'closed')
    return again
  }
  return { tablet, finger, file, restart }
}

const closed = (tablet: Tablet) => {
  const state = tablet.state.get()
  return state.kind === 'closed' || state.kind === 'locked' ? state.biometric : undefined
}

describe('a fingerprint or face', () => {
  it('opens nothing before it was set up, and is set up by nobody without the passphrase', async () => {
    const { tablet, restart } = await enrolled()
    expect(await tablet.biometricState()).toBe('off')
    expect(await tablet.setUpBiometric('bien xanh lua vang')).toMatchObject({ kind: 'wrong' })
    expect(await tablet.biometricState()).toBe('off')
    const again = await restart()
    expect(closed(again)).toBe(false)
    expect(await again.openByBiometric()).toEqual({ kind: 'refused' })
    expect(again.state.get().kind).toBe('closed')
  })

  it('opens the tablet after a start and when it is locked; passphrase and PIN do as before', async () => {
    const { tablet, restart } = await enrolled()
    expect(await tablet.setUpBiometric(passphrase)).toEqual({ kind: 'opened' })
    expect(await tablet.biometricState()).toBe('on')
    const again = await restart()
    expect(closed(again)).toBe(true)
    expect(await again.openByBiometric()).toEqual({ kind: 'opened' })
    expect(again.state.get().kind).toBe('open')
    again.lock()
    expect(closed(again)).toBe(true)
    expect(await again.openByBiometric()).toEqual({ kind: 'opened' })
    again.lock()
    expect(await again.unlock(pin)).toEqual({ kind: 'opened' })
    const third = await restart()
    expect(await third.open(passphrase)).toEqual({ kind: 'opened' })
  })

  it('that is refused, or whose credential is gone, leaves the tablet closed and the passphrase good', async () => {
    const { tablet, finger, restart } = await enrolled()
    await tablet.setUpBiometric(passphrase)
    const again = await restart()
    finger.finger = 'refused'
    expect(await again.openByBiometric()).toEqual({ kind: 'refused' })
    finger.finger = 'right'
    finger.secrets.clear()
    expect(await again.openByBiometric()).toEqual({ kind: 'refused' })
    finger.secrets.set('credential0', 'another device')
    expect(await again.openByBiometric()).toEqual({ kind: 'refused' })
    expect(again.state.get().kind).toBe('closed')
    expect(await again.open(passphrase)).toEqual({ kind: 'opened' })
  })

  it('changes nothing when the setting up is refused', async () => {
    const { tablet, finger, file } = await enrolled()
    const before = file.text
    finger.finger = 'refused'
    expect(await tablet.setUpBiometric(passphrase)).toEqual({ kind: 'refused' })
    expect(file.text).toBe(before)
  })

  it('is taken away, and opens nothing afterwards', async () => {
    const { tablet, restart } = await enrolled()
    await tablet.setUpBiometric(passphrase)
    await tablet.takeAwayBiometric()
    const again = await restart()
    expect(closed(again)).toBe(false)
    expect(await again.openByBiometric()).toEqual({ kind: 'refused' })
    expect(await again.open(passphrase)).toEqual({ kind: 'opened' })
  })

  it('is taken away by a tab that knows the PIN of before, and the new one stays', async () => {
    const { tablet, restart } = await enrolled()
    await tablet.setUpBiometric(passphrase)
    const second = await restart()
    await second.open(passphrase)
    await tablet.setPin({ passphrase, pin: '111111' })
    await second.takeAwayBiometric()
    const third = await restart()
    expect(closed(third)).toBe(false)
    await third.open(passphrase)
    third.lock()
    expect((await third.unlock(pin)).kind).toBe('wrong')
    expect(await third.unlock('111111')).toEqual({ kind: 'opened' })
  })

  it('opens as before with a new PIN beside it', async () => {
    const { tablet, restart } = await enrolled()
    await tablet.setUpBiometric(passphrase)
    await tablet.setPin({ passphrase, pin: '111111' })
    const again = await restart()
    expect(await again.openByBiometric()).toEqual({ kind: 'opened' })
    again.lock()
    expect(await again.unlock('111111')).toEqual({ kind: 'opened' })
  })
})
