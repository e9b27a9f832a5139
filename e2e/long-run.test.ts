import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginRow } from './evidence.ts'
import { courseOf, type LongRun } from './long-run.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dan-cu-evidence-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const rowsOf = (file: string): string[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| 2'))
    .map((line) => line.split(' | ').slice(1, 4).toSpliced(1, 1).join(': '))

describe('a long run', () => {
  const told: string[] = []
  const begin = (run: LongRun['run'], ending = new AbortController().signal) =>
    courseOf(
      { command: 'npm run sim', of: 3, isRecorded: true, say: (line) => told.push(line), run },
      ending,
      (options) => beginRow({ ...options, file: path.join(folder, 'evidence.md') }),
    )
  const rows = (): string[] => rowsOf(path.join(folder, 'evidence.md'))

  it('that is whole and good is a success', async () => {
    const { line, code } = await begin(async () => ({ passed: 3, failed: 0, notes: '7 groups' }))
    expect({ line, code }).toEqual({ line: '3 passed, 0 failed', code: 0 })
    expect(rows()).toEqual(['`npm run sim`: 3 passed, 0 failed; 7 groups'])
  })

  it('that is told to end is no success, and what had passed is on record', async () => {
    const told = new AbortController()
    const ended = await begin(async ({ progressed }) => {
      progressed({ passed: 1, failed: 0 })
      told.abort()
      return { passed: 2, failed: 0 }
    }, told.signal)
    expect(ended).toEqual({ line: '2 passed, 0 failed', code: 1 })
    expect(rows()).toEqual(['`npm run sim`: cut after 2 of 3: 2 passed, 0 failed'])
  })

  it('that comes to the end while it is told to end is no success either', async () => {
    const ended = await begin(async () => ({ passed: 3, failed: 0 }), AbortSignal.abort())
    expect(ended.code).toBe(1)
  })

  it('that breaks off has failed, and keeps what had passed', async () => {
    const ended = await begin(async ({ progressed }) => {
      progressed({ passed: 2, failed: 0 })
      throw new Error('no room')
    })
    expect(ended).toEqual({ line: '2 passed, 1 failed', code: 1 })
    expect(told.join()).toContain('no room')
  })

  it('that is killed has left on record how far it came', async () => {
    let seen: string[] = []
    await begin(async ({ progressed }) => {
      progressed({ passed: 1, failed: 1 })
      seen = rows()
      return { passed: 2, failed: 1 }
    })
    expect(seen).toEqual(['`npm run sim`: cut after 2 of 3: 1 passed, 1 failed'])
    expect(rows()).toEqual(['`npm run sim`: 2 passed, 1 failed'])
  })

  it('that failed somewhere, or did nothing, is no success', async () => {
    const codes = [
      await begin(async () => ({ passed: 2, failed: 1 })),
      await begin(async () => ({ passed: 0, failed: 0 })),
    ].map(({ code }) => code)
    expect(codes).toEqual([1, 1])
  })
})

it('rows of runs beside each other stay apart', () => {
  const file = path.join(folder, 'evidence.md')
  const one = beginRow({ command: 'one', of: 9, file })
  const other = beginRow({ command: 'other', of: 9, file })
  for (const passed of [1, 2, 3]) {
    one.write({ passed, failed: 0 }, false)
    other.write({ passed, failed: 1 }, false)
  }
  one.write({ passed: 9, failed: 0 }, true)
  expect(rowsOf(file)).toEqual(['`one`: 9 passed, 0 failed', '`other`: cut after 4 of 9: 3 passed, 1 failed'])
})
