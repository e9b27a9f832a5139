import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { keepSeed, listKnownSeeds, nameOf } from './known-seeds.ts'
import { sabotages } from './sabotages.ts'

const timesIn = (file: string, find: string): number =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').split(find).length - 1

test('every line that the simulator breaks on purpose stands once where it is said to stand', () => {
  const astray = sabotages.filter(({ file, find }) => timesIn(file, find) !== 1)
  expect(astray.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  expect(sabotages.length).toBeGreaterThanOrEqual(40)
})

test('each has a name of its own, and a seed is known of none but them, among the first five thousand', () => {
  const names = sabotages.map(nameOf)
  expect(new Set(names).size).toBe(names.length)
  const known = Object.entries(listKnownSeeds())
  expect(known.filter(([name, seed]) => !names.includes(name) || seed > 5_000)).toEqual([])
})

test('a seed that found one is kept beside the others', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'seeds-')), 'known.json')
  writeFileSync(file, '{ "rule 2 · b": 7, "rule 1 · a": 3 }')
  keepSeed({ rule: 2, name: 'b' }, 12, file)
  keepSeed({ rule: 9, name: 'c' }, 1, file)
  expect(Object.entries(listKnownSeeds(file))).toEqual([
    ['rule 1 · a', 3],
    ['rule 2 · b', 12],
    ['rule 9 · c', 1],
  ])
})
