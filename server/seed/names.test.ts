import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkNameDiacritic } from '#shared/checks/check-name.ts'
import { type EthnicGroup, ethnicGroupSlugs } from '#shared/codes/ethnic-groups.ts'
import { drawName, drawSurname } from './names.ts'
import { randomFromSeed } from './random.ts'

const names = (group: EthnicGroup, sex: '1' | '2', count = 200) => {
  const random = randomFromSeed(`${group}/${sex}`)
  return Array.from({ length: count }, () =>
    drawName(random, { group, sex, surname: drawSurname(random, group) }),
  )
}

test('no name that is made looks as if it had lost its tones', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom(...ethnicGroupSlugs),
      fc.constantFrom('1', '2'),
      (seed, group, sex) => {
        const random = randomFromSeed(seed)
        const name = drawName(random, { group, sex, surname: drawSurname(random, group) })
        expect(checkNameDiacritic({ name, ethnicGroup: group })).toBeNull()
      },
    ),
    { numRuns: 500 },
  )
})

test('two of five Kinh are Nguyễn, and more are Huỳnh than Hoàng, as in the south', () => {
  const surnames = [...names('kinh', '1', 2000), ...names('kinh', '2', 2000)].map(
    (name) => name.split(' ')[0],
  )
  const count = (surname: string) => surnames.filter((each) => each === surname).length
  expect(Math.abs(count('NGUYỄN') / 4000 - 0.39)).toBeLessThan(0.04)
  expect(count('HUỲNH')).toBeGreaterThan(count('HOÀNG'))
})

test('every other woman is Thị, every third man Văn', () => {
  const share = (list: readonly string[], middle: string) =>
    list.filter((name) => name.split(' ').slice(1, -1).includes(middle)).length / list.length
  expect(Math.abs(share(names('kinh', '2', 2000), 'THỊ') - 0.52)).toBeLessThan(0.06)
  expect(Math.abs(share(names('kinh', '1', 2000), 'VĂN') - 0.32)).toBeLessThan(0.06)
})

test("Cơ-ho men are K', women Ka; Ra-glai families have long names", () => {
  expect(names('co-ho', '1').every((name) => name.startsWith("K' "))).toBe(true)
  expect(names('co-ho', '2').every((name) => name.startsWith('KA '))).toBe(true)
  expect(names('ra-glai', '2').some((name) => name.startsWith('CHAMALÉA '))).toBe(true)
})

test('nobody is called the same word twice in a row', () => {
  const doubled = names('kinh', '2', 3000).filter((name) => {
    const words = name.split(' ').slice(1)
    return words.some((word, index) => word === words[index + 1])
  })
  expect(doubled).toEqual([])
})
