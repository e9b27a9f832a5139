import pg from 'pg'
import { expect, test } from 'vitest'
import { createReport } from './report.ts'
import { DatabaseUnavailable } from './store/query.ts'

function listen() {
  const lines: string[] = []
  let time = 0
  const log = {
    error: (_: unknown, text?: string) => void lines.push(`error: ${text}`),
    warn: (_: unknown, text?: string) => void lines.push(`warn: ${text}`),
  }
  const report = createReport(log, () => time)
  return { lines, report, pass: (ms: number) => (time += ms) }
}
function away(code: string): DatabaseUnavailable {
  const cause = new pg.DatabaseError('chữ của dữ liệu', 0, 'error')
  cause.code = code
  return new DatabaseUnavailable('away', { cause })
}

test('a full disk is named, and nothing of what failed is quoted', () => {
  const { lines, report } = listen()
  report(away('53100'))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toContain('warn: the disk of the database is full')
  expect(lines[0]).not.toContain('chữ của dữ liệu')
})

test('a thousand tablets that meet a database that is away are one line in ten seconds', () => {
  const { lines, report, pass } = listen()
  for (let tablet = 0; tablet < 1000; tablet += 1) report(away('57P03'))
  expect(lines).toEqual([expect.stringContaining('the database does not answer')])
  pass(10_000)
  report(away('57P03'))
  expect(lines).toHaveLength(2)
})

test('any other error is told each time', () => {
  const { lines, report } = listen()
  report(new Error('a'))
  report(new Error('b'))
  expect(lines).toEqual(['error: intake', 'error: intake'])
})
