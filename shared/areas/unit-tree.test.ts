import { expect, test } from 'vitest'
import { unitsAround, unitTreeFrom } from './unit-tree.ts'

const tree = unitTreeFrom([
  { code: '60', parent: null },
  { code: '593', parent: '60' },
  { code: '22918', parent: '593' },
  { code: '22918', parent: '68' },
  { code: '22918', parent: '593' },
])

test('a code that two units have borne lies in both of theirs, each once', () => {
  expect(tree.parentsOf('22918')).toEqual(['593', '68'])
  expect([...unitsAround(tree, '22918')]).toEqual(['22918', '593', '60', '68'])
})

test('a code that nobody has borne lies nowhere', () => {
  expect(tree.parentsOf('99999')).toEqual([])
  expect([...unitsAround(tree, '99999')]).toEqual(['99999'])
})

test('what lies below is known of a unit that something lies in', () => {
  expect([tree.hasBelow('593'), tree.hasBelow('602')]).toEqual([true, false])
})
