/**
 * What decides what becomes of a save is tested at least twice as long as it is written, by lines that say something and
 * by lines as any counter counts them.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const least = 2

/** Without blanks and comments. A line within a text that looks like a comment is not counted, for tests as for sources. */
function countLines(source: string): number {
  const withoutBlocks = source.replace(/^\s*\/\*[\s\S]*?\*\//gm, '')
  return withoutBlocks.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('//'))
    .length
}

const countAll = (source: string): number => source.split('\n').length - 1

type Count = (source: string) => number

function linesIn(folder: string, count: Count): { readonly tests: number; readonly sources: number } {
  const files = fs.readdirSync(path.join(root, folder)).filter((name) => /\.tsx?$/.test(name))
  const sum = (isTest: boolean): number =>
    files
      .filter((name) => /\.test\.tsx?$/.test(name) === isTest)
      .reduce((lines, name) => lines + count(fs.readFileSync(path.join(root, folder, name), 'utf8')), 0)
  return { tests: sum(true), sources: sum(false) }
}

test('comments and blanks are no lines', () => {
  const source = "/** One.\n * Two. */\nconst a = 1 // three\n\n  // four\n  /* five */\nconst b = '/* six'\n"
  expect(countLines(source)).toBe(2)
})

const folders = ['shared/sync', 'client/store', 'client/sync', 'server/sync']
const counts: readonly { readonly kind: string; readonly count: Count }[] = [
  { kind: 'that say something', count: countLines },
  { kind: 'of any kind', count: countAll },
]

test.each(folders.flatMap((folder) => counts.map((each) => ({ folder, ...each }))))(
  '$folder has at least two lines of tests $kind for each line of source',
  ({ folder, count }) => {
    const { tests, sources } = linesIn(folder, count)
    expect(sources).toBeGreaterThan(100)
    expect(
      tests / sources,
      `${tests} lines of tests, ${sources} of sources: write tests in ${folder}`,
    ).toBeGreaterThanOrEqual(least)
  },
)
