import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sabotages } from './sabotages.ts'

const timesIn = (file: string, find: string): number =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').split(find).length - 1

test('every line that the simulator breaks on purpose stands once where it is said to stand', () => {
  const astray = sabotages.filter(({ file, find }) => timesIn(file, find) !== 1)
  expect(astray.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  expect(sabotages.length).toBeGreaterThanOrEqual(40)
})
