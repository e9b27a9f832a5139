/** The few words of a Dexie table that the store speaks, over a table of the disk. */
import type { DiskTable, Key, Stored } from './disk.ts'

/** Runs one step in the transaction at hand, or in one of its own. */
export type Run = <T>(mode: 'read' | 'write', step: (table: DiskTable) => T) => Promise<T>

type Test = (row: Stored) => boolean

interface Selection {
  readonly index: string
  readonly tests: readonly Test[]
  readonly isBackward: boolean
  readonly most: number
}

const isLess = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number' ? a < b : String(a) < String(b)
const compare = (a: unknown, b: unknown): number => (isLess(a, b) ? -1 : isLess(b, a) ? 1 : 0)

function count(table: DiskTable, { index, tests, most }: Selection): number {
  let found = 0
  for (const row of table.rows.values())
    if (row[index] !== undefined && tests.every((test) => test(row))) found += 1
  return Math.min(found, most)
}

/** In the order of the index. A table mostly stands in the order of its own keys by itself. */
function select(table: DiskTable, { index, tests, isBackward, most }: Selection): [Key, Stored][] {
  const found: [Key, Stored][] = []
  let isSorted = index === table.keyName
  for (const [key, row] of table.rows) {
    if (row[index] === undefined || !tests.every((test) => test(row))) continue
    isSorted &&= isLess(found.at(-1)?.[0] ?? '', key)
    found.push([key, row])
  }
  if (!isSorted) found.sort(([a, left], [b, right]) => compare(left[index], right[index]) || compare(a, b))
  if (isBackward) found.reverse()
  return most < found.length ? found.slice(0, most) : found
}

function collection(run: Run, selection: Selection): object {
  const list = <T>(read: (found: [Key, Stored][]) => T): Promise<T> =>
    run('read', (table) => read(select(table, selection)))
  const change = (alter: (table: DiskTable, key: Key, row: Stored) => void): Promise<number> =>
    run('write', (table) => {
      const found = select(table, selection)
      for (const [key, row] of found) alter(table, key, row)
      return found.length
    })
  const narrowed = (part: Partial<Selection>): object => collection(run, { ...selection, ...part })
  return {
    filter: (test: Test) => narrowed({ tests: [...selection.tests, test] }),
    reverse: () => narrowed({ isBackward: !selection.isBackward }),
    limit: (most: number) => narrowed({ most }),
    toArray: () => list((found) => found.map(([, row]) => row)),
    sortBy: (name: string) =>
      list((found) => found.map(([, row]) => row).sort((a, b) => compare(a[name], b[name]))),
    first: () => list((found) => found[0]?.[1]),
    count: () => run('read', (table) => count(table, selection)),
    primaryKeys: () => list((found) => found.map(([key]) => key)),
    uniqueKeys: () => list((found) => [...new Set(found.map(([, row]) => row[selection.index]))]),
    delete: () => change((table, key) => table.rows.delete(key)),
    modify: (changes: Stored) => change((table, key, row) => table.rows.set(key, { ...row, ...changes })),
  }
}

function keyFor(table: DiskTable, row: Stored): Key {
  const given = row[table.keyName]
  if (typeof given === 'string' || typeof given === 'number') {
    if (typeof given === 'number') table.last = Math.max(table.last, given)
    return given
  }
  if (!table.automatic) throw new Error(`a row without its ${table.keyName}`)
  table.last += 1
  return table.last
}

function put(table: DiskTable, row: Stored): Key {
  const key = keyFor(table, row)
  const { uniqueName } = table
  if (uniqueName !== undefined)
    for (const [other, known] of table.rows)
      if (other !== key && known[uniqueName] === row[uniqueName]) throw new Error('ConstraintError')
  table.rows.set(key, { ...row, [table.keyName]: key })
  return key
}

function add(table: DiskTable, row: Stored): Key {
  const given = row[table.keyName]
  if ((typeof given === 'string' || typeof given === 'number') && table.rows.has(given))
    throw new Error('ConstraintError')
  return put(table, row)
}

function find(table: DiskTable, key: Key | Stored): Stored | undefined {
  if (typeof key !== 'object') return table.rows.get(key)
  for (const row of table.rows.values())
    if (Object.entries(key).every(([name, value]) => row[name] === value)) return row
  return undefined
}

export function memoryTable(keyName: string, run: Run): object {
  const all: Selection = { index: keyName, tests: [], isBackward: false, most: Number.POSITIVE_INFINITY }
  const where = (index: string, test: (value: unknown) => boolean): object =>
    collection(run, { ...all, index, tests: [(row) => test(row[index])] })
  return {
    get: (key: Key | Stored) => run('read', (table) => find(table, key)),
    bulkGet: (keys: readonly Key[]) => run('read', (table) => keys.map((key) => table.rows.get(key))),
    toArray: () => run('read', (table) => select(table, all).map(([, row]) => row)),
    count: () => run('read', (table) => table.rows.size),
    filter: (test: Test) => collection(run, { ...all, tests: [test] }),
    each: (look: (row: Stored) => void) =>
      run('read', (table) => {
        for (const [, row] of select(table, all)) look(row)
      }),
    put: (row: Stored) => run('write', (table) => put(table, row)),
    add: (row: Stored) => run('write', (table) => add(table, row)),
    bulkAdd: (rows: readonly Stored[]) =>
      run('write', (table) => {
        for (const row of rows) add(table, row)
      }),
    update: (key: Key, changes: Stored) =>
      run('write', (table) => {
        const row = table.rows.get(key)
        if (row !== undefined) table.rows.set(key, { ...row, ...changes })
        return row === undefined ? 0 : 1
      }),
    delete: (key: Key) => run('write', (table) => void table.rows.delete(key)),
    bulkDelete: (keys: readonly Key[]) =>
      run('write', (table) => {
        for (const key of keys) table.rows.delete(key)
      }),
    where: (index: string) => ({
      equals: (value: unknown) => where(index, (one) => one === value),
      anyOf: (values: readonly unknown[]) => where(index, (one) => values.includes(one)),
      above: (value: number) => where(index, (one) => typeof one === 'number' && one > value),
      startsWith: (start: string) => where(index, (one) => typeof one === 'string' && one.startsWith(start)),
    }),
    orderBy: (index: string) => collection(run, { ...all, index }),
    toCollection: () => collection(run, all),
  }
}
