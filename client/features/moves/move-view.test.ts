import { describe, expect, it } from 'vitest'
import type { Move } from '#shared/api/moves.ts'
import { communeCode, recordId } from '#shared/ids.ts'
import { ageOf, listSorted, sortedBy } from './move-view.ts'

const move = (name: string, notedAt: string): Move => ({
  side: 'left',
  commune: { code: communeCode('22915'), name: 'Mũi Né' },
  resident: recordId(name),
  name,
  birth: null,
  on: null,
  other: null,
  notedAt,
})
const [an, đức, bình] = [
  move('AN', '2021-03-03T00:00:00Z'),
  move('ĐỨC', '2021-03-01T00:00:00Z'),
  move('BÌNH', '2021-03-02T00:00:00Z'),
]
const names = (moves: readonly Move[]) => moves.map(({ name }) => name)

describe('moves that wait for their other half', () => {
  it('stand with the oldest first, or by name in the order of Vietnamese', () => {
    const all = [an, đức, bình]
    expect(names(listSorted(all, { sort: 'age', down: false }))).toEqual(['ĐỨC', 'BÌNH', 'AN'])
    expect(names(listSorted(all, { sort: 'name', down: false }))).toEqual(['AN', 'BÌNH', 'ĐỨC'])
  })

  it('are turned round by the same head, and begin anew by another', () => {
    const turned = sortedBy({ sort: 'age', down: false }, 'age')
    expect(turned).toEqual({ sort: 'age', down: true })
    expect(sortedBy(turned, 'name')).toEqual({ sort: 'name', down: false })
  })

  it('are as old as the days since the centre learnt of them', () => {
    expect(ageOf(đức, Date.parse('2021-03-11T23:00:00Z'))).toBe(10)
    expect(ageOf(an, Date.parse('2021-03-02T00:00:00Z'))).toBe(0)
  })
})
