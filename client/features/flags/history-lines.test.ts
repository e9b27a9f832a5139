import { expect, it } from 'vitest'
import type { HistoryEntry, HistoryPage, UnreadableEntry } from '#shared/api/flags.ts'
import { groupId } from '#shared/ids.ts'
import { historyLines } from './history-lines.ts'

const who = (number: number, at: string): UnreadableEntry => ({
  groupId: groupId(`019aaf00-0003-7000-8000-${String(number).padStart(12, '0')}`),
  by: { username: 'lan', name: 'Lan' },
  device: '019aaf00-0002-7000-8000-000000000001',
  desk: false,
  at,
  outcome: 'held',
  problem: { code: 'unreadable' },
  text: '',
})
const change = (number: number, at: string): HistoryEntry => ({
  ...who(number, at),
  outcome: 'applied',
  problem: null,
  madeAt: at,
  kind: 'edit',
  reason: null,
  event: null,
  units: [],
})
const page = (entries: readonly HistoryEntry[], unreadable: readonly UnreadableEntry[]): HistoryPage => ({
  entries: [...entries],
  unreadable: [...unreadable],
  next: null,
})

it('a save that cannot be read stands among the changes where it came, over all pages', () => {
  const lines = historyLines([
    page([change(5, '2026-02-05'), change(3, '2026-02-03')], [who(4, '2026-02-04')]),
    page([change(1, '2026-02-01')], [who(2, '2026-02-02')]),
  ])
  expect(lines.map(({ kind, entry }) => [kind, entry.at])).toEqual([
    ['change', '2026-02-05'],
    ['unreadable', '2026-02-04'],
    ['change', '2026-02-03'],
    ['unreadable', '2026-02-02'],
    ['change', '2026-02-01'],
  ])
})

it('a save that changed the record twice is two lines, in its order, and each line is itself when a newer one comes', () => {
  const twice = [change(2, '2026-02-02'), change(2, '2026-02-02')]
  const keys = (entries: readonly HistoryEntry[]) => historyLines([page(entries, [])]).map(({ key }) => key)
  expect(new Set(keys(twice)).size).toBe(2)
  expect(keys([change(3, '2026-02-03'), change(1, '2026-02-01')]).at(-1)).toBe(
    keys([change(1, '2026-02-01')])[0],
  )
})
