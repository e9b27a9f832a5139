import { expect, test } from 'vitest'
import { readDemoCountry } from './demo-country.ts'
import { planSeed } from './plan-seed.ts'

const { tree } = readDemoCountry()
const sizes = (households: number, commune?: string) =>
  planSeed(tree, { households, commune })?.map((portion) => [portion.area.code, portion.households])

test('all of them go into the commune that is named, also one of another province', () => {
  expect(sizes(5000, '22915')).toEqual([['22915', 5000]])
  expect(sizes(10, '00001')).toEqual([['00001', 10]])
})

test('what is no commune gets nothing', () => {
  expect(sizes(10, '99999')).toBeUndefined()
  expect(sizes(10, '60')).toBeUndefined()
})

test('otherwise commune after commune is filled to its real size, those of the demo left out', () => {
  const plan = sizes(6000) ?? []
  expect(plan.map(([, households]) => households)).toEqual([2430, 2430, 1140])
  expect(plan.map(([code]) => code)).not.toContain('22915')
})

test('more than fits at that size is spread over the whole province, and none is lost', () => {
  const plan = planSeed(tree, { households: 1_000_000, commune: undefined }) ?? []
  expect(plan).toHaveLength(121)
  expect(plan.reduce((sum, portion) => sum + portion.households, 0)).toBe(1_000_000)
})
