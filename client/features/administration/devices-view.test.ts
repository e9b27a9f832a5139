import { describe, expect, it } from 'vitest'
import { deviceId } from '#shared/ids.ts'
import {
  allTablets,
  isSilent,
  readDevicesView,
  type Tablet,
  tabletsMeant,
  tabletsShown,
} from './devices-view.ts'

const now = Date.parse('2021-08-02T09:00:00Z')
const tablet = (end: string, more: Partial<Tablet> = {}): Tablet => ({
  id: deviceId(`018f0000-0000-7000-8000-00009f3a${end}`),
  username: `officer-${end}`,
  name: `Cán bộ ${end}`,
  enrolledAt: '2021-07-01T01:00:00Z',
  revokedAt: null,
  lastContactAt: '2021-08-02T08:00:00Z',
  waiting: 0,
  ledger: null,
  appVersion: '1.0',
  storage: null,
  ...more,
})
const tablets = [
  tablet('0001', { waiting: 12 }),
  tablet('0002', { lastContactAt: '2021-07-30T08:59:59Z' }),
  tablet('0003', { lastContactAt: null, enrolledAt: '2021-08-02T07:00:00Z' }),
  tablet('0004', { revokedAt: '2021-08-01T00:00:00Z', lastContactAt: '2021-07-01T00:00:00Z', waiting: 3 }),
]
const shown = (address: Readonly<Record<string, string>>) => {
  const view = readDevicesView(address)
  return tabletsShown(tabletsMeant(tablets, view.text), view, now).map(({ id }) => id.slice(-4))
}

describe('the list of tablets', () => {
  it('is searched by officer and by the name that people read off the tablet', () => {
    expect(shown({ tim: 'can bo 0002' })).toEqual(['0002'])
    expect(shown({ tim: '9F3A-0003' })).toEqual(['0003'])
    expect(shown({ tim: 'officer-0001' })).toEqual(['0001'])
  })

  it('shows every tablet again when search and filter are cleared', () => {
    const narrow = { tim: 'khong may nao', loc: 'silent', xep: 'waiting' }
    expect(shown(narrow)).toEqual([])
    const { tim, loc, ...order } = { ...narrow, ...allTablets }
    expect([tim, loc]).toEqual([undefined, undefined])
    expect(shown(order)).toEqual(shown({ xep: 'waiting' }))
    expect(shown(order)).toHaveLength(tablets.length)
  })

  it('shows where saves wait, on a revoked tablet too', () => {
    expect(shown({ loc: 'waiting' })).toEqual(['0001', '0004'])
    expect(shown({ loc: 'revoked' })).toEqual(['0004'])
  })

  it('calls a tablet silent after three days, a new one not before, a revoked one never', () => {
    expect(shown({ loc: 'silent' })).toEqual(['0002'])
    expect(isSilent(tablet('0005', { lastContactAt: '2021-07-30T09:00:00Z' }), now)).toBe(false)
  })

  it('puts first what was never or longest not in contact', () => {
    expect(shown({ xep: 'contact' })).toEqual(['0003', '0004', '0002', '0001'])
    expect(shown({ xep: 'waiting', chieu: 'giam' }).slice(0, 2)).toEqual(['0001', '0004'])
  })
})
