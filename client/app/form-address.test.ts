import { describe, expect, it } from 'vitest'
import { eventKindCodes } from '#shared/codes/event-kinds.ts'
import { isFormAddress } from './form-address.ts'
import { mayUpdate } from './may-update.ts'

describe('an update is offered', () => {
  it('at no address where something is filled in', () => {
    const forms = ['/ho/moi', '/ho/1/sua', '/ho/1/nhan-khau/moi', '/ho/1/nhan-khau/2', '/ho/1/nhan-khau/2/ky']
    const events = eventKindCodes.map((kind) => `/ho/1/bien-dong/${kind}`)
    for (const address of [...forms, ...events])
      expect([address, isFormAddress(address)]).toEqual([address, true])
  })

  it('between two households', () => {
    for (const address of ['/', '/viec', '/dong-bo', '/ca-nhan', '/ho/1', '/ho/1/bien-dong', '/ho/1/phieu'])
      expect([address, isFormAddress(address)]).toEqual([address, false])
  })

  it('before the tablet is open only where it holds no key and nobody fills in a form', () => {
    const closed = { officer: 'lan', waiting: 0, biometric: false }
    expect(mayUpdate({ kind: 'closed', ...closed, waitUntil: null })).toBe(true)
    expect(mayUpdate({ kind: 'locked', ...closed, pinTriesLeft: 5 })).toBe(false)
    expect(mayUpdate({ kind: 'not-enrolled' })).toBe(false)
    expect(mayUpdate({ kind: 'starting' })).toBe(false)
  })
})
