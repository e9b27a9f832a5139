import { describe, expect, it } from 'vitest'
import { flagOf, line } from '#client/testing/flag-views.ts'
import type { FlagPage } from '#shared/api/flags.ts'
import { linesFromPages, linesMoved, nextLine, stepLine } from './flag-pages.ts'

const lines = (...numbers: number[]) => numbers.map(line)
const page = (...numbers: number[]): FlagPage => ({
  flags: lines(...numbers),
  next: null,
  total: 0,
  counts: [],
  communes: [],
})
const none = new Set<string>()
const numbersOf = (shown: readonly { title: string | null }[]) =>
  shown.map(({ title }) => Number(title?.split(' ')[1]))

describe('the pages of the list', () => {
  it('are one list, also while one in the middle is on its way', () =>
    expect(numbersOf(linesFromPages([page(1, 2), undefined, page(5)], none))).toEqual([1, 2, 5]))

  it('show a flag once where a page that was read again reaches into the next', () =>
    expect(numbersOf(linesFromPages([page(2, 3, 4), page(4, 5)], none))).toEqual([2, 3, 4, 5]))

  it('do not show again what was just settled', () =>
    expect(numbersOf(linesFromPages([page(1, 2, 3)], new Set([flagOf(2)])))).toEqual([1, 3]))
})

describe('after a decision', () => {
  it('the flag below opens', () => expect(nextLine(lines(1, 2, 3), flagOf(2))?.id).toBe(flagOf(3)))
  it('at the end the one above opens', () => expect(nextLine(lines(1, 2), flagOf(2))?.id).toBe(flagOf(1)))
  it('nothing opens when it was the last', () => expect(nextLine(lines(1), flagOf(1))).toBeUndefined())
  it('the oldest opens when the decided one is not in the list', () =>
    expect(nextLine(lines(1, 2), flagOf(9))?.id).toBe(flagOf(1)))
})

it('a step at either end stays where it is', () => {
  expect(stepLine(lines(1, 2), flagOf(2), 1)).toBeUndefined()
  expect(stepLine(lines(1, 2), flagOf(1), -1)).toBeUndefined()
  expect(stepLine(lines(1, 2), undefined, 1)?.id).toBe(flagOf(1))
})

describe('the reader’s place', () => {
  it('moves by the lines that went above it', () =>
    expect(linesMoved(lines(1, 2, 3, 4, 5), lines(3, 4, 5), 3)).toBe(-2))
  it('stays when lines go or come below it', () =>
    expect(linesMoved(lines(1, 2, 3, 4), lines(1, 2, 3, 6, 7), 1)).toBe(0))
  it('follows the next line that is left when the first one on the screen went', () =>
    expect(linesMoved(lines(1, 2, 3, 4), lines(2, 4), 2)).toBe(-2))
  it('is the top of another list', () => expect(linesMoved(lines(1, 2), lines(8, 9), 1)).toBe(0))
})
