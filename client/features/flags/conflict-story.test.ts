import { describe, expect, it } from 'vitest'
import { claim, flag } from '#client/testing/flag-views.ts'
import type { HistoryEntry } from '#shared/api/flags.ts'
import { groupId } from '#shared/ids.ts'
import { conflictStory } from './conflict-story.ts'

let entries = 0
function entry(by: string, [from, to]: [string, string], part: Partial<HistoryEntry> = {}): HistoryEntry {
  entries += 1
  return {
    groupId: groupId(`019aaf00-0005-7000-8000-${String(entries).padStart(12, '0')}`),
    by: { username: by, name: by },
    device: '',
    desk: false,
    at: '2026-02-03T03:00:00.000Z',
    madeAt: '2026-02-03T02:12:00.000Z',
    kind: 'edit',
    outcome: 'applied',
    problem: null,
    reason: null,
    event: null,
    units: [{ unit: 'birth', from, to, conflict: false }],
    ...part,
  }
}

describe('a conflict is told', () => {
  it('by who wrote what stands, then who wrote the claim, and what both saw', () => {
    const story = conflictStory(flag(), '1987', [entry('lan', ['1986', '1987'])])
    expect(story.writings.map(({ by, value, at }) => [by, value, at])).toEqual([
      ['lan', '1987', '2026-02-03T02:12:00.000Z'],
      ['minh', '1978', '2026-02-03T03:40:00.000Z'],
    ])
    expect(story.saw).toBe('1986')
  })

  it('with what each saw where they saw different values', () => {
    const story = conflictStory(flag(), '1987', [entry('lan', ['1985', '1987'])])
    expect(story.saw).toBeUndefined()
    expect(story.writings.map(({ saw }) => saw)).toEqual(['1985', '1986'])
  })

  it('without taking a write that became a claim, or was held, for what stands', () => {
    const history = [
      entry('hoa', ['1986', '1987'], { outcome: 'held' }),
      entry('minh', ['1986', '1987'], {
        units: [{ unit: 'birth', from: '1986', to: '1987', conflict: true }],
      }),
      entry('lan', ['1986', '1987']),
    ]
    expect(conflictStory(flag(), '1987', history).writings[0]?.by).toBe('lan')
  })

  it('by the newest who wrote the standing value', () => {
    const history = [entry('hoa', ['1985', '1987']), entry('lan', ['1986', '1987'])]
    expect(conflictStory(flag(), '1987', history).writings[0]?.by).toBe('hoa')
  })

  it('as it was before the decision once it is settled', () => {
    const decided = entry('giam-sat', ['1987', '1978'], { at: '2026-02-03T08:00:00.000Z', desk: true })
    const settled = flag({ state: 'settled', closedAt: '2026-02-03T08:00:00.000Z' })
    const story = conflictStory(settled, '1978', [decided, entry('lan', ['1986', '1987'])])
    expect(story.writings.map(({ by, value }) => [by, value])).toEqual([
      ['lan', '1987'],
      ['minh', '1978'],
    ])
  })

  it('by the claims alone while the history is not there, in the order in which they came', () => {
    const claims = [
      claim('hoa', '1979', { at: '2026-02-03T06:00:00.000Z' }),
      claim('minh', '1978', { at: '2026-02-03T05:00:00.000Z' }),
    ]
    expect(conflictStory(flag({ claims }), '1987', []).writings.map(({ by }) => by)).toEqual(['minh', 'hoa'])
  })
})
