import { describe, expect, test } from 'vitest'
import { type Actor, type Role, roles } from './actor.ts'
import { type Action, actions, may, type Subject } from './may.ts'

const actor = (role: Role): Actor => ({
  account: 'own',
  username: 'own',
  role,
  areas: [{ level: 'commune', code: '22915' }],
})
const muiNe = { commune: '22915', district: '593', province: '60' }
const officer = { id: 'own', role: 'officer' as const, disabled: false }

const allowed: Record<Action, readonly Role[]> = {
  collect: ['officer'],
  // only with the right to; see below
  approve: [],
  'enrol-own-tablet': ['officer'],
  'change-own-password': roles,
  'read-coverage': ['district', 'supervisor'],
  // of no place in particular; of a place see below
  'read-queue': ['district'],
  'read-moves': ['district'],
  'settle-held': ['district'],
  'read-record': ['district', 'supervisor'],
  'read-flags': ['supervisor'],
  decide: ['supervisor'],
  'read-areas': ['administrator'],
  'set-sync-window': ['administrator'],
  'read-rules': ['administrator'],
  'soften-rule': ['administrator'],
  'list-accounts': ['administrator'],
  'make-account': ['administrator'],
  'change-account': [],
  'make-enrolment': ['administrator'],
  'list-devices': ['administrator'],
  'revoke-device': ['administrator'],
  'keep-recovery-key': ['administrator'],
  'read-recovery-key': ['administrator'],
  'read-audit': ['administrator'],
}

describe('who may do what', () => {
  for (const action of actions) {
    for (const role of roles) {
      const expected = allowed[action].includes(role)
      test(`${role} ${expected ? 'may' : 'may not'} ${action}`, () => {
        expect(may(actor(role), action, { account: officer, place: muiNe })).toBe(expected)
      })
    }
  }

  test('an officer enrols their own tablet only', () => {
    expect(may(actor('officer'), 'enrol-own-tablet', { account: { ...officer, id: 'other' } })).toBe(false)
    expect(may(actor('officer'), 'enrol-own-tablet')).toBe(false)
  })

  test('nobody enrols a tablet for a disabled account', () => {
    expect(may(actor('officer'), 'enrol-own-tablet', { account: { ...officer, disabled: true } })).toBe(false)
    expect(may(actor('administrator'), 'make-enrolment', { account: { ...officer, disabled: true } })).toBe(
      false,
    )
  })

  test.each([
    ['commune', '22915', true],
    ['commune', '22918', false],
    ['district', '593', true],
    ['district', '22915', false],
    ['province', '60', true],
    ['province', '593', false],
    ['country', 'VN', true],
  ] as const)('an officer of %s %s may collect in Mũi Né: %s', (level, code, expected) => {
    expect(may({ ...actor('officer'), areas: [{ level, code }] }, 'collect', { place: muiNe })).toBe(expected)
  })

  test('a commune that lies in no district is in no officer’s district', () => {
    const place = { ...muiNe, district: null }
    const areas = [{ level: 'district' as const, code: '593' }]
    expect(may({ ...actor('officer'), areas }, 'collect', { place })).toBe(false)
  })

  test('an administrator changes every account but their own', () => {
    expect(may(actor('administrator'), 'change-account', { account: { ...officer, id: 'other' } })).toBe(true)
    expect(may(actor('administrator'), 'change-account', { account: officer })).toBe(false)
    expect(may(actor('supervisor'), 'change-account', { account: { ...officer, id: 'other' } })).toBe(false)
  })

  test('what is held where no district looks is an administrator’s matter, and only there', () => {
    const settles = (role: Role, subject: Subject) => may(actor(role), 'settle-held', subject)
    expect(settles('administrator', { place: muiNe, unwatched: true })).toBe(true)
    expect(settles('administrator', { unwatched: true })).toBe(true)
    expect(settles('administrator', { place: muiNe, unwatched: false })).toBe(false)
    expect(settles('administrator', { place: muiNe })).toBe(false)
    expect(settles('district', { unwatched: true })).toBe(false)
    expect(settles('supervisor', { unwatched: true })).toBe(false)
    expect(may(actor('administrator'), 'read-queue')).toBe(true)
  })

  test('a unit above one’s areas is not covered by them', () => {
    const district = { commune: null, district: '593', province: '60' }
    expect(may(actor('district'), 'read-coverage', { place: district })).toBe(false)
    const areas = [{ level: 'district' as const, code: '593' }]
    expect(may({ ...actor('district'), areas }, 'read-coverage', { place: district })).toBe(true)
  })

  test('forms are approved by an officer who has the right to, in their own communes', () => {
    const chief = { ...actor('officer'), approves: true }
    expect(may(chief, 'approve', { place: muiNe })).toBe(true)
    expect(may(chief, 'approve', { place: { ...muiNe, commune: '22918' } })).toBe(false)
    expect(may(chief, 'approve')).toBe(false)
    expect(may({ ...chief, approves: false }, 'approve', { place: muiNe })).toBe(false)
    for (const role of roles)
      expect(may({ ...actor(role), approves: true }, 'approve', { place: muiNe })).toBe(role === 'officer')
  })

  test('nobody collects nowhere', () => expect(may(actor('officer'), 'collect')).toBe(false))

  test('tablets are for officers', () => {
    const district = { id: 'x', role: 'district' as const, disabled: false }
    expect(may(actor('administrator'), 'make-enrolment', { account: district })).toBe(false)
  })
})
