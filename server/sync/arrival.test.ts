import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupIdSchema } from '#shared/ids.ts'
import { anyGroup } from '#shared/testing/arbitraries.ts'
import { editChange, group, householdIdAt, residentIdAt } from '#shared/testing/builders.ts'
import { arrivalFromLine } from './arrival.ts'
import { splitLines } from './read-lines.ts'

const sound = group([editChange(residentIdAt(1), { saw: { name: 'A' }, wrote: { name: 'B' } })])
const arrive = (value: unknown) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  const [line] = splitLines(Buffer.from(text))
  if (line === undefined) throw new Error('the text is blank')
  return arrivalFromLine(line)
}
const problemOf = (value: unknown) => {
  const { reading } = arrive(value)
  return reading.kind === 'fault' ? reading.problem : undefined
}

describe('a line that can be read', () => {
  test('is a group with its id, its household and the record of each change in order', () => {
    const changes = [residentIdAt(2), residentIdAt(1), residentIdAt(2)].map((id) =>
      editChange(id, { saw: { name: 'A' }, wrote: { name: 'B' } }),
    )
    const arrival = arrive({ ...sound, changes })
    expect(arrival).toMatchObject({
      line: 1,
      id: sound.groupId,
      household: sound.household,
      reading: { kind: 'group' },
    })
    expect(arrival.records.map((record) => record.id)).toEqual([
      residentIdAt(2),
      residentIdAt(1),
      residentIdAt(2),
    ])
  })

  test('is never altered on the way', () => {
    fc.assert(
      fc.property(anyGroup, (any) => {
        const { reading } = arrive(any)
        expect(reading).toEqual({ kind: 'group', group: JSON.parse(JSON.stringify(any)) })
      }),
    )
  })
})

describe('a line that cannot be read', () => {
  test('still says who it is, where it was made and what it speaks of, as far as it does', () => {
    const arrival = arrive({
      ...sound,
      stranger: 1,
      changes: [
        { id: residentIdAt(7), type: 'visit' },
        { id: 'nobody', type: 'resident' },
        7,
        { id: householdIdAt(3), type: 'household' },
      ],
    })
    expect(arrival).toMatchObject({
      id: sound.groupId,
      household: sound.household,
      records: [
        { id: residentIdAt(7), type: null },
        { id: householdIdAt(3), type: 'household' },
      ],
    })
  })

  test.each([
    ['no JSON', '{'],
    ['a text', '"x"'],
    ['nothing', 'null'],
    ['a list', '[]'],
    ['a group without an id', JSON.stringify({ ...sound, groupId: undefined })],
    [
      'a group whose id is an order to the database',
      JSON.stringify({ ...sound, groupId: "'}; drop table batch" }),
    ],
    ['a group whose id is in capitals', JSON.stringify({ ...sound, groupId: sound.groupId.toUpperCase() })],
  ])('as %s has an id of its own that is the same every time', (_name, text) => {
    const { id, reading } = arrive(text)
    expect(groupIdSchema.safeParse(id).success).toBe(true)
    expect(id).not.toBe(sound.groupId)
    expect(reading.kind).toBe('fault')
    expect(arrive(text).id).toBe(id)
    expect(arrive(`${text} `).id).not.toBe(id)
  })

  test('gets ids that the database takes, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(groupIdSchema.safeParse(arrive(`x${text.replaceAll('\n', '')}`).id).success).toBe(true)
      }),
    )
  })

  test('tells a line that is no JSON from one that is not a group', () => {
    expect(problemOf('{')).toEqual({ code: 'unreadable' })
    expect(problemOf('[]')).toMatchObject({ code: 'shape' })
    expect(problemOf({ ...sound, changes: 'x' })).toMatchObject({ code: 'shape' })
  })

  test('names its fault in texts that PostgreSQL can store', () => {
    const field = 'a\u0000b\ud800c'
    expect(problemOf({ ...sound, [field]: 1 })).toEqual({ code: 'unknown-field', field: 'a\ufffdb\ufffdc' })
    const wrote = { [field]: 'x' }
    const changes = [{ ...editChange(residentIdAt(1), { saw: {}, wrote: {} }), wrote }]
    expect(problemOf({ ...sound, changes })).toMatchObject({ code: 'unknown-unit', unit: 'a\ufffdb\ufffdc' })
  })
})
