import { describe, expect, it } from 'vitest'
import { figureOf, figures, isUnder } from './sync-figure.ts'

const statesUnder = (figure: (typeof figures)[number]) =>
  (['open', 'sent', 'held', 'parked', 'dismissed', 'applied', 'kept'] as const).filter((state) =>
    isUnder(state, figure),
  )

describe('the numbers of the sync', () => {
  it('count what is sent but not answered as waiting', () => {
    expect(figureOf('sent')).toBe('waiting')
  })

  it('list what they count: a parked save waits for its receipt and needs a person', () => {
    expect(statesUnder('waiting')).toEqual(['open', 'sent', 'parked'])
    expect(statesUnder('held')).toEqual(['held', 'parked', 'dismissed'])
    expect(statesUnder('received')).toEqual(['applied', 'kept'])
  })

  it('leave no save out', () => {
    for (const state of ['open', 'sent', 'held', 'parked', 'dismissed', 'applied', 'kept'] as const) {
      expect(figures.some((figure) => isUnder(state, figure))).toBe(true)
    }
  })
})
