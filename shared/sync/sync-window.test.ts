/** Tablets send at a moment of their own within the stretch that the centre set. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deviceId } from '../ids.ts'
import { drawOf, syncWindowSchema, turnAfter, turnBefore, windowOf } from './sync-window.ts'

const evening = { start: '18:00', spread: 60 }
const at = (iso: string) => Date.parse(iso)
const deviceOf = (bytes: bigint) => {
  const hex = bytes.toString(16).padStart(32, '0')
  return deviceId([0, 8, 12, 16, 20].map((from, n) => hex.slice(from, [8, 12, 16, 20, 32][n])).join('-'))
}

describe('the turn of a tablet', () => {
  it('is at the start and its own part of the stretch, by the time of Vietnam', () => {
    const noon = at('2026-03-02T12:00:00+07:00')
    expect(turnAfter(evening, 0, noon)).toBe(at('2026-03-02T18:00:00+07:00'))
    expect(turnAfter(evening, 0.7, noon)).toBe(at('2026-03-02T18:42:00+07:00'))
    expect(turnBefore(evening, 0.7, noon)).toBe(at('2026-03-01T18:42:00+07:00'))
  })

  it('goes over midnight, in both reckonings of the day', () => {
    const late = { start: '23:30', spread: 120 }
    expect(turnAfter(late, 0.5, at('2026-03-02T23:50:00+07:00'))).toBe(at('2026-03-03T00:30:00+07:00'))
    const early = { start: '05:00', spread: 60 }
    expect(turnAfter(early, 0, at('2026-03-02T04:00:00+07:00'))).toBe(at('2026-03-02T05:00:00+07:00'))
  })

  it('is on the clocks of Vietnam where a calendar of its own says, at whatever time it is asked', () => {
    const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', timeStyle: 'short' })
    const since2000 = fc.integer({ min: 946_684_800_000, max: 4e12 })
    fc.assert(
      fc.property(fc.nat(23), fc.nat(59), fc.nat(60), since2000, (hour, minute, late, now) => {
        const two = (n: number): string => `${n}`.padStart(2, '0')
        const turn = turnAfter({ start: `${two(hour)}:${two(minute)}`, spread: 120 }, late / 120, now)
        const [hours, minutes] = clock.format(turn).split(':').map(Number)
        const ofDay = (hour * 60 + minute + late) % (24 * 60)
        expect((hours ?? 0) * 60 + (minutes ?? 0)).toBe(ofDay)
        expect(turn).toBeGreaterThan(now)
      }),
    )
  })

  it('comes once in every day, whatever the time', () => {
    const minutes = (count: number) => count * 60_000
    fc.assert(
      fc.property(
        fc.record({
          start: fc
            .tuple(fc.nat(23), fc.nat(59))
            .map((parts) => parts.map((n) => `${n}`.padStart(2, '0')).join(':')),
          spread: fc.integer({ min: 1, max: 720 }),
        }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        fc.integer({ min: 0, max: 4e12 }),
        (window, draw, now) => {
          expect(syncWindowSchema.parse(window)).toEqual(window)
          const before = turnBefore(window, draw, now)
          expect(before).toBeLessThanOrEqual(now)
          expect(now - before).toBeLessThan(minutes(24 * 60))
          expect(turnAfter(window, draw, now) - before).toBe(minutes(24 * 60))
          expect(turnBefore(window, draw, before)).toBe(before)
        },
      ),
      { seed: 3 },
    )
  })
})

describe('the draw', () => {
  it('is a tablet’s own, and always the same', () => {
    const [one, other] = [
      deviceOf(0x019aaf010000700080000000000000ffn),
      deviceOf(0x019aaf010000700080000000000001ffn),
    ]
    expect(drawOf(one)).toBe(drawOf(one))
    expect(drawOf(one)).not.toBe(drawOf(other))
  })

  it('spreads tablets evenly, also those that were enrolled one after the other', () => {
    const count = 10_000
    const draws = Array.from({ length: count }, (_, n) =>
      drawOf(deviceOf(0x019aaf0100007000800000000000n * 0x10000n + BigInt(n))),
    )
    const perTenth = Array.from({ length: 10 }, () => 0)
    for (const draw of draws) perTenth[Math.floor(draw * 10)] = (perTenth[Math.floor(draw * 10)] ?? 0) + 1
    expect(perTenth.reduce((sum, found) => sum + found)).toBe(count)
    for (const found of perTenth) expect(Math.abs(found - count / 10)).toBeLessThan(count / 50)
  })
})

describe('a tablet of several communes', () => {
  const morning = { start: '06:30', spread: 30 }
  it('waits for the one that is first in the day, and not at all where one of them may send at any time', () => {
    expect(windowOf([evening, morning])).toEqual(morning)
    expect(windowOf([evening])).toEqual(evening)
    expect(windowOf([evening, null])).toBeNull()
    expect(windowOf([])).toBeNull()
    const sameHour = { start: '06:30', spread: 90 }
    expect(windowOf([sameHour, evening, morning])).toEqual(sameHour)
  })
})

describe('a window', () => {
  it.each([
    { start: '24:00', spread: 60 },
    { start: '6:30', spread: 60 },
    { start: '18:00', spread: 0 },
    { start: '18:00', spread: 721 },
    { start: '18:00', spread: 1.5 },
    { start: '18:00' },
  ])('is not %j', (window) => expect(syncWindowSchema.safeParse(window).success).toBe(false))
})
