import { expect, test } from 'vitest'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { communeCode, recordId } from '#shared/ids.ts'
import { listRows } from './list-rows.ts'

const household = (n: number, hamlet: string | null, commune = '22915'): HouseholdView => ({
  type: 'household',
  id: recordId(`0189aaaa-0000-7000-8000-00000000000${n}`),
  commune: communeCode(commune),
  units: { hamlet, address: null, bookNumber: null },
  base: {},
  life: 0,
  state: 'received',
  conflicts: [],
  flags: [],
  held: [],
  hasDraft: false,
  updatedAt: '',
  updatedBy: '',
  atCentre: true,
  residents: [],
  head: undefined,
  wholeState: 'received',
})
const words = (households: readonly HouseholdView[]) =>
  listRows(households).map((row) =>
    row.kind === 'hamlet' ? `${row.commune} ${row.hamlet}: ${row.count}` : row.household.id.slice(-1),
  )

test('each hamlet is a heading with its count, before its households', () => {
  expect(words([household(1, 'Khu phố 1'), household(2, 'Khu phố 1'), household(3, 'Khu phố 2')])).toEqual([
    '22915 Khu phố 1: 2',
    '1',
    '2',
    '22915 Khu phố 2: 1',
    '3',
  ])
})

test('households without a hamlet stand under a heading of their own', () => {
  expect(words([household(1, null)])).toEqual(['22915 null: 1', '1'])
})

test('hamlets of one name in two communes are two hamlets', () => {
  expect(words([household(1, 'Thôn 1'), household(2, 'Thôn 1', '22918')])).toEqual([
    '22915 Thôn 1: 1',
    '1',
    '22918 Thôn 1: 1',
    '2',
  ])
})

test('a household that is closed stands in its hamlet and is not counted', () => {
  const closed = { ...household(2, 'Thôn 1'), units: { hamlet: 'Thôn 1', closed: { why: 'merged' } } }
  expect(words([household(1, 'Thôn 1'), closed])).toEqual(['22915 Thôn 1: 1', '1', '2'])
})

test('no households, no headings', () => expect(listRows([])).toEqual([]))
