import { expect, it } from 'vitest'
import type { AreaUnit } from '#shared/api/accounts.ts'
import { areaRows, readAreasView } from './area-rows.ts'

const unit = (code: string, level: AreaUnit['level'], children: number): AreaUnit => ({
  level,
  code,
  name: code,
  children,
  target: null,
  window: null,
})
const provinces = [unit('58', 'province', 7), unit('60', 'province', 10)]
const district = unit('593', 'district', 18)

it('what is open lies below its unit, one step further in, as far as it has come', () => {
  const rows = areaRows(
    provinces,
    new Map([
      ['60', { kind: 'units', units: [district, unit('601', 'district', 0)] }],
      ['593', { kind: 'loading' }],
      ['601', { kind: 'loading' }],
    ]),
  )
  expect(rows.map((row) => [row.kind, row.kind === 'unit' ? row.unit.code : row.code, row.depth])).toEqual([
    ['unit', '58', 0],
    ['unit', '60', 0],
    ['unit', '593', 1],
    ['loading', '593', 2],
    ['unit', '601', 1],
  ])
})

it('a district stays hidden while its province is closed, and says that it failed when it did', () => {
  expect(areaRows(provinces, new Map([['593', { kind: 'failed' }]]))).toHaveLength(2)
  expect(areaRows([district], new Map([['593', { kind: 'failed' }]]))[1]).toEqual({
    kind: 'failed',
    code: '593',
    depth: 1,
  })
})

it('a unit has its own window, or that of the nearest unit above that has one', () => {
  const [evening, night, own] = ['18:00', '21:00', '05:00'].map((start) => ({ start, spread: 60 }))
  const province = { ...unit('60', 'province', 10), window: night ?? null }
  const inner = [district, { ...unit('601', 'district', 0), window: own ?? null }]
  const rows = areaRows(
    [unit('58', 'province', 7), province],
    new Map([['60', { kind: 'units', units: inner }]]),
    {
      window: evening ?? null,
    },
  )
  expect(rows.map((row) => row.kind === 'unit' && [row.unit.code, row.window])).toEqual([
    ['58', evening],
    ['60', night],
    ['593', night],
    ['601', own],
  ])
  expect(areaRows([district], new Map())[0]).toMatchObject({ window: null })
})

it('the address opens provinces and districts once each, and nothing else', () => {
  expect(readAreasView({ mo: '60,593,60,22915,x,1' }).open).toEqual(['60', '593'])
})
