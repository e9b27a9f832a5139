/** A stored page in the words of a later centre: what is understood is read, the rest is counted and stays. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flag, flagOf } from '#client/testing/flag-views.ts'
import { tablesFromRows } from '#shared/sync/feed.ts'
import { anyRow } from '#shared/testing/arbitraries.ts'
import { householdIdAt, residentIdAt, row } from '#shared/testing/builders.ts'
import { countContent, findPageContent, isColumns } from './page-content.ts'

const home = row('household', { hamlet: 'Thôn 1' }, { id: householdIdAt(1) })
const people = [1, 2, 3].map((n) => row('resident', { name: `NGƯỜI ${n}` }, { id: residentIdAt(n) }))
const tables = tablesFromRows([home, ...people])
const textOf = (part: object) => JSON.stringify({ rows: tables, flags: [flag()], ...part })
const readIds = (text: string) => findPageContent(text)?.columns.flatMap(({ columns }) => columns.id)

describe('a page', () => {
  it('of any rows is read as it was written, and counted to the row', () => {
    const rowsArbitrary = fc.array(fc.oneof(anyRow('household'), anyRow('resident')), { maxLength: 6 })
    fc.assert(
      fc.property(rowsArbitrary, fc.nat(3), (rows, flags) => {
        const written = tablesFromRows(rows)
        const text = JSON.stringify({
          rows: written,
          flags: Array.from({ length: flags }, (_, n) => flag({ id: flagOf(n) })),
        })
        const content = findPageContent(text)
        expect(
          Object.fromEntries(content?.columns.map(({ type, columns }) => [type, columns]) ?? []),
        ).toEqual(written)
        expect(content?.flags).toHaveLength(flags)
        expect(content?.unreadable).toBe(0)
        expect(countContent(text)).toBe(rows.length + flags)
      }),
      { seed: 107 },
    )
  })

  it.each(['', 'null', '[]', '7', '"rows"', '{}', '{"rows":[]}', '{"rows":null,"flags":[]}', '{"rows":{}'])(
    'is none whose text is %s, and counts as one thing that cannot be read',
    (text) => {
      expect(findPageContent(text)).toBeUndefined()
      expect(countContent(text)).toBe(1)
    },
  )

  it('without any flags is a page', () => {
    expect(findPageContent('{"rows":{}}')).toEqual({ columns: [], flags: [], unreadable: 0 })
  })
})

describe('what a later centre says', () => {
  it('of a kind of record that is not known here counts record by record, and costs nothing else', () => {
    const vehicles = { id: ['x', 'y'], plate: ['86-B1', '86-C2'] }
    const text = textOf({ rows: { ...tables, vehicle: vehicles } })
    expect(readIds(text)).toEqual([home.id, ...people.map(({ id }) => id)])
    expect(findPageContent(text)?.unreadable).toBe(2)
    expect(countContent(text)).toBe(1 + 3 + 1 + 2)
  })

  it('in a shape of its own counts once', () => {
    expect(findPageContent(textOf({ rows: { ...tables, vehicle: 'none' } }))?.unreadable).toBe(1)
    expect(findPageContent(textOf({ rows: { ...tables, vehicle: { id: 'none' } } }))?.unreadable).toBe(1)
  })

  it('of a unit that is not known here stays beside the others', () => {
    const resident = { ...tables.resident, units: { ...tables.resident.units, shoe_size: ['1', null, '3'] } }
    const content = findPageContent(textOf({ rows: { resident } }))
    expect(content?.columns[0]?.columns.units.shoe_size).toEqual(['1', null, '3'])
    expect(content?.unreadable).toBe(0)
  })

  it('in a flag that is no flag costs that flag alone', () => {
    const content = findPageContent(textOf({ flags: [flag({ id: flagOf(1) }), { id: 7 }, null, flag()] }))
    expect(content?.flags).toHaveLength(2)
    expect(content?.unreadable).toBe(2)
    expect(findPageContent(textOf({ flags: 'none' }))).toMatchObject({ flags: [], unreadable: 1 })
  })

  it('in a flag’s words keeps the flag: it is a question about a person all the same', () => {
    const later = { ...flag(), kind: 'census-gap', state: 'escalated' }
    expect(findPageContent(textOf({ flags: [later] }))?.flags).toMatchObject([
      { kind: 'check', rule: 'census-gap', state: 'open' },
    ])
    const closed = { ...later, closedAt: '2026-02-03T04:00:00.000Z' }
    expect(findPageContent(textOf({ flags: [closed] }))?.flags).toMatchObject([{ state: 'cleared' }])
  })
})

describe('columns', () => {
  const resident = tables.resident

  it('fit where each is as long as the ids', () => {
    expect(isColumns(resident)).toBe(true)
    expect(isColumns({ ...resident, units: {} })).toBe(true)
  })

  it.each(Object.keys(resident))('do not fit without %s, or with something else in its place', (name) => {
    const { [name]: _, ...without } = Object.fromEntries(Object.entries(resident))
    expect(isColumns(without)).toBe(false)
    for (const wrong of [null, 'x', 3, [['one']]])
      expect(isColumns({ ...resident, [name]: wrong })).toBe(false)
  })

  it('of which one lacks a cell count as unreadable rows, one by one: no name is put beside another’s birth', () => {
    const units = { ...resident.units, name: ['NGƯỜI 1', 'NGƯỜI 2'] }
    const text = textOf({ rows: { ...tables, resident: { ...resident, units } } })
    expect(readIds(text)).toEqual([home.id])
    expect(findPageContent(text)?.unreadable).toBe(people.length)
    expect(countContent(text)).toBe(1 + 1 + people.length)
  })
})
