import { describe, expect, it } from 'vitest'
import { communeCode, recordId } from '#shared/ids.ts'
import type { Row } from '#shared/records/record.ts'
import { compareChanges, type HeldChange, knownValue } from './held-comparison.ts'

const id = recordId('01a209b6-c8d1-7698-94b7-000000000078')
const change = (given: Partial<HeldChange>): HeldChange => ({
  type: 'resident',
  id,
  kind: 'edit',
  saw: {},
  wrote: {},
  reason: null,
  madeAt: null,
  ...given,
})
const row: Row = {
  type: 'resident',
  id,
  commune: communeCode('22915'),
  seq: 9,
  units: { name: 'TRẦN VĂN HẢI', birth: '1978', left: { on: null, why: 'moved', to: null } },
  createdAt: '2026-11-01T00:00:00Z',
  updatedAt: '2026-11-20T00:00:00Z',
  updatedBy: 'minh.mui-ne',
  removedAt: null,
  decided: {},
}
const compared = (given: Partial<HeldChange>, rows: Row[] = [row]) =>
  compareChanges({ changes: [change(given)], rows })

describe('a held change beside the centre’s record', () => {
  it('says what the officer saw, what they wrote and what is there now', () => {
    expect(compared({ saw: { birth: '1986' }, wrote: { birth: '1987' } })[0]?.units).toEqual([
      { unit: 'birth', saw: '1986', wrote: '1987', now: '1978', moved: true },
    ])
  })

  it('what nobody else has touched has not moved, also when it is made of parts', () => {
    const left = { to: null, why: 'moved', on: null }
    const [first] = compared({ saw: { left, name: 'TRẦN VĂN HẢI' }, wrote: { left: null } })
    expect(first?.units.map(({ unit, moved }) => [unit, moved])).toEqual([
      ['left', false],
      ['name', false],
    ])
  })

  it('a unit that the centre has empty is empty, not unknown', () => {
    expect(compared({ saw: { cmnd: null }, wrote: { cmnd: '260123456' } })[0]?.units[0]).toMatchObject({
      now: null,
      moved: false,
    })
  })

  it('a record that the centre does not have has nothing to stand beside it', () => {
    const [first] = compared({ kind: 'create', wrote: { name: 'TRẦN THỊ HÀ' } }, [])
    expect(first?.row).toBeUndefined()
    expect(first?.units).toEqual([
      { unit: 'name', saw: undefined, wrote: 'TRẦN THỊ HÀ', now: undefined, moved: false },
    ])
  })

  it('a removal shows what its writer saw of the record', () => {
    const [first] = compared({ kind: 'remove', saw: { name: 'TRẦN VĂN HẢI', birth: '1986' } })
    expect(first?.units.map(({ unit, wrote, moved }) => [unit, wrote, moved])).toEqual([
      ['name', undefined, false],
      ['birth', undefined, true],
    ])
  })
})

it('a record is named as it stands, else as it was written', () => {
  const [known] = compared({ wrote: { name: 'TRẦN VĂN HAI' } })
  const [fresh] = compared({ kind: 'create', wrote: { name: 'TRẦN THỊ HÀ' } }, [])
  expect(known === undefined ? undefined : knownValue(known, 'name')).toBe('TRẦN VĂN HẢI')
  expect(fresh === undefined ? undefined : knownValue(fresh, 'name')).toBe('TRẦN THỊ HÀ')
})

it('a save that cannot be read has nothing to compare', () => {
  expect(compareChanges({ changes: null, rows: [row] })).toEqual([])
})
