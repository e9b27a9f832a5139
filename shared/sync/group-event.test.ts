import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { eventKindCodes } from '../codes/event-kinds.ts'
import { eventSchema, isSoundEvent } from './group-event.ts'

const death = { kind: 'death', on: '2021-03-01', evidence: 'Trích lục 12/2021' }

describe('what happened in a household', () => {
  test('is known by its kind, its day as far as that is known, and the paper that shows it', () => {
    for (const kind of eventKindCodes) expect(isSoundEvent({ ...death, kind })).toBe(true)
    for (const on of ['2021', '2021-03', '2021-03-01']) expect(isSoundEvent({ ...death, on })).toBe(true)
    expect(isSoundEvent({ ...death, evidence: null })).toBe(true)
  })

  test('is none without one of the three, or with a fourth', () => {
    for (const name of Object.keys(death)) expect(isSoundEvent({ ...death, [name]: undefined })).toBe(false)
    const { evidence: _, ...short } = death
    expect(isSoundEvent(short)).toBe(false)
    expect(isSoundEvent({ ...death, place: 'Phan Thiết' })).toBe(false)
    expect(isSoundEvent([death.kind, death.on, death.evidence])).toBe(false)
  })

  test('is none on a day that no calendar has, of a kind that nobody knows, or with a book for a paper', () => {
    expect(isSoundEvent({ ...death, on: '2021-02-30' })).toBe(false)
    expect(isSoundEvent({ ...death, on: null })).toBe(false)
    expect(isSoundEvent({ ...death, kind: 'feast' })).toBe(false)
    expect(isSoundEvent({ ...death, kind: null })).toBe(false)
    expect(isSoundEvent({ ...death, evidence: 'x'.repeat(201) })).toBe(false)
  })

  test('is judged by the quick look as by the contract, whatever comes', () => {
    const nearly = fc.record(
      {
        kind: fc.oneof(fc.constantFrom(...eventKindCodes), fc.jsonValue()),
        on: fc.oneof(fc.constantFrom('2021', '2021-03', '2021-03-01', '2021-02-30', ''), fc.jsonValue()),
        evidence: fc.oneof(fc.constant(null), fc.string({ maxLength: 220 }), fc.jsonValue()),
        other: fc.jsonValue(),
      },
      { requiredKeys: ['kind', 'on'] },
    )
    fc.assert(
      fc.property(fc.oneof(nearly, fc.jsonValue()), (value) => {
        expect(isSoundEvent(value)).toBe(eventSchema.safeParse(value).success)
      }),
    )
  })
})
