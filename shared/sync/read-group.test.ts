/** The hand-written check of a group says yes only where the contract does, and then to the very same group. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { residentUnits } from '../records/resident.ts'
import { anyGroup, anyWireValue } from '../testing/arbitraries.ts'
import { createChange, group, household, householdIdAt } from '../testing/builders.ts'
import { readGroup, readGroupByContract } from './change.ts'

/** What a broken client may put anywhere in a line. */
const nonsense: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything({ withNullPrototype: false }),
  fc.constantFrom(
    '__proto__',
    'constructor',
    '',
    '2021-02-30T00:00:00Z',
    '2021-03-04T25:00:00Z',
    '2021-03-04T02:00:00+07:00',
    '2021-03-04T02:00Z',
    'household',
    'visit',
    -1,
    0.5,
    2 ** 60,
    {},
    [],
    null,
  ),
  anyWireValue(residentUnits.birthPlace),
  anyWireValue(residentUnits.birth),
)

interface Wound {
  readonly path: readonly number[]
  readonly way: 'replace' | 'delete' | 'add'
  readonly name: string
  readonly value: unknown
}

const wound: fc.Arbitrary<Wound> = fc.record({
  path: fc.array(fc.nat(20), { maxLength: 5 }),
  way: fc.constantFrom('replace', 'delete', 'add'),
  name: fc.constantFrom('first', 'stranger', '__proto__', 'saw', 'wrote', 'base', 'closes', 'reason', 'name'),
  value: nonsense,
})

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** Walks down by the numbers of the path and does its harm there. */
function harm(value: unknown, { path, way, name, value: put }: Wound): unknown {
  const [step, ...rest] = path
  if (!isFields(value)) return put
  const copy: Record<string, unknown> = Array.isArray(value) ? Object.assign([], value) : { ...value }
  const names = Object.keys(copy)
  const chosen = names[(step ?? 0) % Math.max(1, names.length)]
  if (way === 'add' && rest.length === 0) {
    Object.defineProperty(copy, name, { value: put, enumerable: true, configurable: true, writable: true })
  } else if (chosen === undefined) return put
  else if (way === 'delete' && rest.length === 0) delete copy[chosen]
  else copy[chosen] = rest.length === 0 ? put : harm(copy[chosen], { path: rest, way, name, value: put })
  return copy
}

function wire(value: unknown): unknown {
  const text = JSON.stringify(value, (_key, one) => (typeof one === 'bigint' ? String(one) : one))
  return text === undefined ? undefined : JSON.parse(text)
}

test('the fast check and the contract read every line alike, sound or not', () => {
  let sound = 0
  fc.assert(
    fc.property(anyGroup, fc.array(wound, { maxLength: 2 }), (drawn, wounds) => {
      const line = wire(wounds.reduce<unknown>(harm, wire(drawn)))
      const slow = readGroupByContract(line)
      if (slow.kind === 'group') sound += 1
      expect(readGroup(line)).toEqual(slow)
    }),
    { numRuns: 400 },
  )
  expect(sound).toBeGreaterThan(60)
}, 30_000)

test('a value is not lost with a unit that is called __proto__', () => {
  const line = JSON.parse(
    `{"groupId":"0189cccc-0000-7000-8000-000000000001","contractVersion":1,"epoch":"e","household":"0189aaaa-0000-7000-8000-000000000001",
      "changes":[{"type":"household","id":"0189aaaa-0000-7000-8000-000000000001","kind":"create","madeAt":"2021-03-04T02:00:00Z",
      "wrote":{"hamlet":"Khu phố 1","__proto__":"x"}}]}`,
  )
  expect(readGroup(line)).toEqual({ kind: 'fault', fault: { code: 'unknown-field', field: '__proto__' } })
})

const sound = group([createChange('household', householdIdAt(1), household({ hamlet: 'Khu phố 1' }))])
const [create] = sound.changes
const withChange = (given: Record<string, unknown>) => ({ ...sound, changes: [{ ...create, ...given }] })

test.each<[string, unknown, unknown]>([
  [
    'changes',
    { ...sound, changes: Array(5000).fill(create) },
    { ...sound, changes: Array(5001).fill(create) },
  ],
  ['the name of a life', { ...sound, epoch: 'e'.repeat(64) }, { ...sound, epoch: 'e'.repeat(65) }],
  ['a reason', withChange({ reason: 'x'.repeat(500) }), withChange({ reason: 'x'.repeat(501) })],
  [
    'the evidence of an event',
    { ...sound, event: { kind: 'birth', on: '2021', evidence: 'x'.repeat(200) } },
    { ...sound, event: { kind: 'birth', on: '2021', evidence: 'x'.repeat(201) } },
  ],
  ['a reason at all', withChange({ reason: 'x' }), withChange({ reason: '' })],
  [
    'the number of a copy',
    withChange({ kind: 'edit', saw: household(), base: Number.MAX_SAFE_INTEGER }),
    withChange({ kind: 'edit', saw: household(), base: Number.MAX_SAFE_INTEGER + 1 }),
  ],
])('both checks know the same limit of %s', (_, last, beyond) => {
  for (const read of [readGroup, readGroupByContract]) {
    expect(read(last).kind).toBe('group')
    expect(read(beyond).kind).toBe('fault')
  }
})

test('what a broken client sends at length is told in short', () => {
  const stranger = readGroup(withChange({ type: 'photo', id: 'i'.repeat(9000) }))
  expect(stranger).toEqual({ kind: 'fault', fault: { code: 'unknown-type', record: 'i'.repeat(64) } })
  const unit = 'u'.repeat(9000)
  const deep = readGroup(withChange({ wrote: { [unit]: 7 } }))
  const field = `changes.0.wrote.${unit}`.slice(0, 200)
  expect(deep).toEqual({ kind: 'fault', fault: { code: 'shape', field } })
})
