import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { householdUnits } from '../records/household.ts'
import { residentUnits } from '../records/resident.ts'
import { codeEditions, listEditions } from './editions.ts'

const here = new URL('.', import.meta.url)
const names = readdirSync(here)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'editions.ts')
  .map((file) => file.slice(0, -'.ts'.length))

const isList = (value: unknown): boolean =>
  (Array.isArray(value) && value.length > 0) || (value instanceof Set && value.size > 0)

test('every list that is exported has an edition, and no edition is of a list that is not there', async () => {
  expect(Object.keys(listEditions).toSorted()).toEqual(names.toSorted())
  for (const name of names) {
    const lists = Object.values(await import(new URL(`${name}.ts`, here).href)).filter(isList)
    expect(lists, name).not.toEqual([])
  }
})

test('every list that a record stores is named at the unit that stores it', () => {
  const stored = ['resident', 'household'].flatMap((type) => {
    const source = readFileSync(new URL(`../records/${type}.ts`, here), 'utf8')
    return [...source.matchAll(/from '\.\.\/codes\/([a-z-]+)\.ts'/g)].map(([, name]) => name)
  })
  const told = new Set<unknown>(Object.values(codeEditions))
  const editions = new Map<unknown, unknown>(Object.entries(listEditions))
  expect(stored.length).toBeGreaterThan(10)
  expect(stored.filter((name) => !told.has(editions.get(name)))).toEqual([])
  const units = [...Object.keys(residentUnits), ...Object.keys(householdUnits)]
  expect(Object.keys(codeEditions).filter((unit) => !units.includes(unit))).toEqual([])
})

test('an edition is told in both languages, in composed letters', () => {
  for (const { vi, en } of Object.values(listEditions)) {
    expect([vi, en].filter((text) => text.length < 5)).toEqual([])
    expect(vi).toBe(vi.normalize('NFC'))
  }
})
