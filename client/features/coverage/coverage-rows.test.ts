import { describe, expect, it } from 'vitest'
import type { CoverageUnit } from '#shared/api/coverage.ts'
import {
  byLag,
  type Children,
  coverageRows,
  hasBegun,
  lagCeiling,
  missingOf,
  shareOf,
} from './coverage-rows.ts'
import { type CoverageView, openChange, readView, sortChange } from './coverage-view.ts'

const unit = (given: Partial<CoverageUnit> & Pick<CoverageUnit, 'code' | 'name'>): CoverageUnit => ({
  level: 'commune',
  target: 100,
  households: 30,
  collected: 90,
  left: 0,
  flagged: 0,
  held: 0,
  lastArrivalAt: null,
  ...given,
})
const muiNe = unit({ code: '22915', name: 'Phường Mũi Né', collected: 99, flagged: 3 })
const hamTien = unit({ code: '22912', name: 'Phường Hàm Tiến', collected: 40 })
const ducLong = unit({ code: '22945', name: 'Phường Đức Long', collected: 100, held: 2 })
const phanThiet = unit({ level: 'district', code: '593', name: 'Thành phố Phan Thiết' })
const laGi = unit({ level: 'district', code: '594', name: 'Thị xã La Gi' })
const hamlet = (name: string, collected = 90) =>
  unit({ level: 'hamlet', code: name, name, target: null, collected })

const view = (search: Record<string, string> = {}): CoverageView => readView(search)
const children = new Map<string, Children>([
  ['593', { kind: 'units', units: [muiNe, hamTien, ducLong] }],
  ['22915', { kind: 'units', units: [hamlet('Khu phố 10', 25), hamlet('Khu phố 2', 75)] }],
])
const shown = (search: Record<string, string>) =>
  coverageRows([laGi, phanThiet], children, view(search)).map((row) =>
    row.kind === 'unit'
      ? `${'  '.repeat(row.depth)}${row.unit.name}`
      : `${'  '.repeat(row.depth)}${row.kind}`,
  )

describe('the table that opens downwards', () => {
  it('shows the topmost units, by name as Vietnamese sort', () => {
    expect(shown({})).toEqual(['Thành phố Phan Thiết', 'Thị xã La Gi'])
  })

  it('shows below an open unit its own, down to the hamlets counted as people count', () => {
    expect(shown({ mo: '593,22915' })).toEqual([
      'Thành phố Phan Thiết',
      '  Phường Đức Long',
      '  Phường Hàm Tiến',
      '  Phường Mũi Né',
      '    Khu phố 2',
      '    Khu phố 10',
      'Thị xã La Gi',
    ])
  })

  it('says of an opened unit that it is on its way, and keeps the place', () => {
    expect(shown({ mo: '594' })).toEqual(['Thành phố Phan Thiết', 'Thị xã La Gi', '  loading'])
  })

  it('an opened unit without anything below it says so', () => {
    const none = new Map<string, Children>([['593', { kind: 'units', units: [] }]])
    expect(coverageRows([phanThiet], none, view({ mo: '593' })).map(({ kind }) => kind)).toEqual([
      'unit',
      'empty',
    ])
  })

  it('sorts siblings among themselves, and turns round at the second press', () => {
    const search = { mo: '593', xep: 'share' }
    expect(shown(search).slice(1, 4)).toEqual(['  Phường Hàm Tiến', '  Phường Mũi Né', '  Phường Đức Long'])
    expect(shown({ ...search, chieu: 'giam' }).slice(1, 4)).toEqual([
      '  Phường Đức Long',
      '  Phường Mũi Né',
      '  Phường Hàm Tiến',
    ])
  })

  it('shows a unit of overlapping areas twice, each a row of its own, down to its hamlets', () => {
    const rows = coverageRows([phanThiet, muiNe], children, view({ mo: '593,22915' }))
    const keys = rows.map(({ key }) => key)
    expect(rows.filter((row) => row.kind === 'unit' && row.unit.code === '22915')).toHaveLength(2)
    expect(keys.filter((key) => key.endsWith('Khu phố 2'))).toEqual([
      '22915/Khu phố 2',
      '593/22915/Khu phố 2',
    ])
    expect(new Set(keys).size).toBe(keys.length)
    const failed = new Map<string, Children>([...children, ['22915', { kind: 'failed' }]])
    const failing = coverageRows([phanThiet, muiNe], failed, view({ mo: '593,22915' })).map(({ key }) => key)
    expect(new Set(failing).size).toBe(failing.length)
  })

  it('a hamlet, which has no target, is measured by what its whole commune has', () => {
    const rows = coverageRows([muiNe], children, view({ mo: '22915', xep: 'share' }))
    expect(
      rows.map((row) => (row.kind === 'unit' ? [row.unit.name, row.unit.collected, row.ofCommune] : [])),
    ).toEqual([
      ['Phường Mũi Né', 99, null],
      ['Khu phố 10', 25, 100],
      ['Khu phố 2', 75, 100],
    ])
  })

  it('what has no value comes last in both orders', () => {
    const unknown = unit({ code: '22999', name: 'Xã Chưa Có', target: null })
    for (const chieu of ['tang', 'giam']) {
      for (const units of [
        [unknown, muiNe],
        [muiNe, unknown],
      ]) {
        const rows = coverageRows(units, new Map(), view({ xep: 'share', chieu }))
        expect(rows.map(({ key }) => key)).toEqual(['22915', '22999'])
      }
    }
  })
})

describe('what is looked for', () => {
  it('is found without tones, and its district stays above it', () => {
    expect(shown({ mo: '593', tim: 'mui ne' })).toEqual(['Thành phố Phan Thiết', '  Phường Mũi Né'])
  })

  it('is found by the beginning of its code', () => {
    expect(shown({ mo: '593', tim: '22945' })).toEqual(['Thành phố Phan Thiết', '  Phường Đức Long'])
  })

  it('keeps the way to it while what lies below is on its way', () => {
    expect(shown({ mo: '594', tim: 'mui ne' })).toEqual(['Thị xã La Gi', '  loading'])
  })

  it('shows all that lies below it, once that is opened', () => {
    expect(shown({ mo: '593,22915', tim: 'mui ne' })).toEqual([
      'Thành phố Phan Thiết',
      '  Phường Mũi Né',
      '    Khu phố 2',
      '    Khu phố 10',
    ])
    expect(shown({ mo: '593', tim: 'phan thiet' })).toHaveLength(4)
  })

  it('leaves only units where something is held', () => {
    expect(shown({ mo: '593', loc: 'held' })).toEqual(['Thành phố Phan Thiết', '  Phường Đức Long'])
  })

  it('a unit that is whole is not among the unfinished', () => {
    expect(shown({ mo: '593', loc: 'unfinished' })).not.toContain('  Phường Đức Long')
  })
})

describe('the address', () => {
  it('keeps what is open, and forgets it when all is closed', () => {
    expect(openChange(['593', '22915'])).toEqual({ mo: '593,22915' })
    expect(openChange([])).toEqual({ mo: undefined })
    expect([...readView({ mo: '593,<script>,22915,' }).open]).toEqual(['593', '22915'])
  })

  it('turns a column round at the second press, and begins anew at another', () => {
    expect(sortChange({ sort: 'share', down: false }, 'share')).toEqual({ xep: 'share', chieu: 'giam' })
    expect(sortChange({ sort: 'share', down: true }, 'share')).toEqual({ xep: 'share', chieu: undefined })
    expect(sortChange({ sort: 'share', down: true }, 'held')).toEqual({ xep: 'held', chieu: undefined })
  })
})

it('the one that lags is found first, and who has no target cannot lag', () => {
  const units = [muiNe, unit({ code: '22998', name: 'Xã A', target: null }), hamTien, ducLong]
  expect(byLag(units).map(({ code }) => code)).toEqual(['22912', '22915', '22945'])
})

it('of two where nobody was found yet the larger one is named first', () => {
  const small = unit({ code: '22901', name: 'Xã A', target: 300, collected: 0 })
  const large = unit({ code: '22902', name: 'Xã B', target: 9000, collected: 0 })
  expect(byLag([small, large]).map(({ code }) => code)).toEqual(['22902', '22901'])
})

it('nobody lags before anybody was collected, and somebody does from the first one on', () => {
  const none = [unit({ code: '1', name: 'A', collected: 0 }), unit({ code: '2', name: 'B', collected: 0 })]
  expect(hasBegun(none)).toBe(false)
  expect(hasBegun([])).toBe(false)
  expect(hasBegun([...none, unit({ code: '3', name: 'C', collected: 1 })])).toBe(true)
})

it('the picture of what is missing begins at nothing and ends above the largest gap', () => {
  expect(lagCeiling([muiNe, hamTien])).toBe(0.6)
  expect(lagCeiling([muiNe])).toBe(0.1)
  expect(lagCeiling([])).toBe(0.1)
})

it('more people than were registered leave nobody missing', () => {
  const more = unit({ code: '1', name: 'X', target: 100, collected: 120 })
  expect(missingOf(more)).toBe(0)
  expect(shareOf(more)).toBeCloseTo(1.2)
  expect(missingOf(unit({ code: '1', name: 'X', target: null }))).toBeNull()
})
