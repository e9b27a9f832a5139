import { describe, expect, test } from 'vitest'
import type { HeldGroup } from '#server/store/stored-group.ts'
import type { Replay } from '#shared/sync/replay.ts'
import { editChange, group, groupIdAt, residentIdAt } from '#shared/testing/builders.ts'
import { type Arrival, arrivalFromLine } from './arrival.ts'
import type { Refusal } from './judge-batch.ts'
import { splitLines } from './read-lines.ts'
import { saidAgain } from './said-again.ts'

const an = residentIdAt(1)

function arrive(n: number): Arrival {
  const changes = [editChange(an, { saw: { name: 'A' }, wrote: { name: 'B' } })]
  const [line] = splitLines(Buffer.from(JSON.stringify(group(changes, { groupId: groupIdAt(n) }))))
  if (line === undefined) throw new Error('the line is blank')
  return arrivalFromLine(line)
}
const arrival = arrive(1)
const heldAs = (one: Arrival, given: Partial<HeldGroup> = {}): HeldGroup => ({
  ...{ id: one.id, hash: one.hash, arrival: 1, records: [an], code: 'scope', comeBy: false },
  ...given,
})

const applied: Replay = { first: { [an]: 4 } }
const dismissed: Replay = { dismissed: { code: 'scope', reason: 'Nhầm hộ', by: 'district' } }
const refusals: readonly (Refusal | null)[] = [null, 'scope', 'revoked', 'unknown-commune', 'other-device']

interface Said {
  readonly replay: Replay
  readonly refusal?: Refusal | null
  readonly held?: readonly HeldGroup[]
}
const said = ({ replay, refusal = null, held = [heldAs(arrival)] }: Said) =>
  saidAgain({ held }, { arrivals: [arrival], replays: { [arrival.id]: replay }, refusal })[arrival.id]

describe('what a tablet says of a group that a restored centre has as held', () => {
  test('counts where it was applied in the life that was lost, and the tablet may write there', () => {
    expect(said({ replay: applied })).toEqual(applied)
    // in a life between, whose numbers tell nothing
    expect(said({ replay: { first: {} } })).toEqual({ first: {} })
    for (const refusal of refusals.slice(1)) expect(said({ replay: applied, refusal })).toBeUndefined()
  })

  test('counts where somebody had dismissed it, also out of scope and of a revoked tablet', () => {
    for (const refusal of refusals.slice(0, -1))
      expect(said({ replay: dismissed, refusal })).toEqual(dismissed)
  })

  test('counts for nothing under the name of another tablet', () => {
    expect(said({ replay: dismissed, refusal: 'other-device' })).toBeUndefined()
  })

  test('counts for nothing where it was never answered, or was in conflict alone', () => {
    expect(said({ replay: {} })).toBeUndefined()
    expect(said({ replay: { conflicts: [{ id: an, unit: 'name' }] } })).toBeUndefined()
  })

  test('is about the same line to the byte, and about what is held', () => {
    expect(said({ replay: applied, held: [] })).toBeUndefined()
    expect(said({ replay: applied, held: [heldAs(arrival, { hash: '00' })] })).toBeUndefined()
    expect(said({ replay: applied, held: [heldAs(arrive(2))] })).toBeUndefined()
    expect(said({ replay: applied, held: [heldAs(arrive(2)), heldAs(arrival)] })).toEqual(applied)
  })

  test('is taken of each group of a batch for itself', () => {
    const three = [1, 2, 3].map(arrive)
    const [one, two, last] = three
    if (one === undefined || two === undefined || last === undefined) throw new Error('there are three')
    const replays = { [one.id]: applied, [two.id]: dismissed }
    const found = saidAgain(
      { held: three.map((each) => heldAs(each)) },
      { arrivals: three, replays, refusal: null },
    )
    expect(found).toEqual(replays)
  })
})
