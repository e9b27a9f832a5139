/** A group of the outbox as it is sealed, opened again and read: what it says of itself, and what does not pass for it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { created, edited, groupIdOf, madeGroup, removed } from '#client/testing/made-group.ts'
import { makeSealer } from '#client/testing/test-tablet.ts'
import type { Sealer } from '#client/vault/sealer.ts'
import type { Receipt } from '#shared/sync/receipt.ts'
import type { GroupState, StoredGroup } from './database.ts'
import {
  byOrder,
  findChange,
  findGroupContent,
  isWaiting,
  listDisputed,
  liveStates,
  type OutboxGroup,
  problemOf,
  recordsOf,
  rememberedOf,
  sealGroup,
} from './groups.ts'

const home = testRecord(1)
const an = testRecord(2)
const bình = testRecord(3)
const allStates: readonly GroupState[] = [
  ...['open', 'sent', 'held', 'parked', 'dismissed', 'applied', 'kept', 'dropped'],
] as const
const one = madeGroup({ order: 1, changes: [edited(an, { name: 'A' }, { name: 'B' })] })
const receipt: Receipt = {
  ...{ groupId: one.groupId, outcome: 'applied', seqs: { [an]: 7 } },
  conflicts: [{ id: an, unit: 'name' }],
}

let sealer: Sealer

beforeEach(async () => {
  sealer = await makeSealer()
})

async function store(group: OutboxGroup, content: object = group.content): Promise<StoredGroup> {
  const { order, groupId, commune, state, version } = group
  const sealed = await sealGroup(sealer, groupId, version, { ...group.content, ...content })
  return { order, groupId, commune, state, version, sealed, containedAt: 0, changed: 1, life: 2 }
}

describe('a stored group', () => {
  it('is read back with its line to the byte, its state and the life that it belongs to', async () => {
    expect(await findGroupContent(sealer, await store(one))).toEqual({ ...one, life: 2 })
  })

  it('of a database that knew of no lives belongs to the first', async () => {
    const { life: _, ...old } = await store(one)
    expect((await findGroupContent(sealer, old))?.life).toBe(0)
  })

  it('opens under no other id, in no other version and with no other key', async () => {
    const stored = await store(one)
    expect(await findGroupContent(sealer, { ...stored, groupId: groupIdOf(2) })).toBeUndefined()
    expect(await findGroupContent(sealer, { ...stored, version: 2 })).toBeUndefined()
    expect(await findGroupContent(await makeSealer(), stored)).toBeUndefined()
  })

  it('whose line is no group is not read, and nothing is thrown', async () => {
    for (const line of ['', '{}', 'null', '{"groupId":'])
      expect(await findGroupContent(sealer, await store(one, { line }))).toBeUndefined()
  })

  it('with a word of a later centre in its receipt is held, with a reason to show', async () => {
    const told = { ...receipt, outcome: 'postponed' }
    const read = await findGroupContent(sealer, await store(one, { receipt: told }))
    expect(read?.content.receipt).toMatchObject({ outcome: 'held', problem: { code: 'unexpected' } })
  })
})

describe('a group says of itself', () => {
  it('which records it speaks of, its household among them, each once', () => {
    const changes = [
      created('resident', bình, { household: home, name: 'BÌNH' }),
      edited(an, { name: 'A' }, { name: 'B' }),
      removed('resident', an, { name: 'B' }),
    ]
    expect([...recordsOf(madeGroup({ order: 1, household: home, changes }))].sort()).toEqual(
      [home, an, bình].sort(),
    )
  })

  it('what it does to a record, and nothing of one that it does not know', () => {
    expect(findChange(one, an)?.wrote).toEqual({ name: 'B' })
    expect(findChange(one, bình)).toBeUndefined()
  })

  it('why it is not accepted: parked by the tablet, or held by the centre', () => {
    const parked = { code: 'unexpected' as const }
    const held = { ...receipt, outcome: 'held' as const, problem: { code: 'scope' as const } }
    const content = { parked, receipt: held }
    const problemIn = (state: GroupState) => problemOf(madeGroup({ order: 1, changes: [], state, content }))
    expect(problemIn('parked')).toEqual(parked)
    expect(problemIn('held')).toEqual(held.problem)
    expect(problemOf(one)).toBeNull()
  })

  it('which of its units were ever in conflict: those of another life where they are known, else of its receipt', () => {
    const earlier = [{ id: an, unit: 'birth' }]
    expect(listDisputed({ ...one.content, receipt })).toEqual(receipt.conflicts)
    expect(listDisputed({ ...one.content, receipt, disputed: earlier })).toEqual(earlier)
    expect(listDisputed(one.content)).toEqual([])
  })

  it('to the journal only what is known beside its receipt', () => {
    expect(rememberedOf(one.content)).toEqual({})
    expect(rememberedOf({ first: { [an]: 7 } })).toEqual({ first: { [an]: 7 } })
    const between = { first: { [an]: 40 }, firstIn: 'b~e' }
    expect(rememberedOf(between)).toEqual(between)
    expect(rememberedOf({ disputed: [] })).toEqual({ disputed: [] })
  })
})

describe('in the outbox', () => {
  it('groups stand in the order of their saves', () => {
    const groups = [3, 1, 2].map((order) => madeGroup({ order, changes: [] }))
    expect(groups.sort(byOrder).map(({ order }) => order)).toEqual([1, 2, 3])
  })

  it('what waits for the centre is still shown, and what is finished is neither', () => {
    for (const state of allStates.filter(isWaiting)) expect(liveStates).toContain(state)
    for (const state of ['kept', 'dropped'] as const) {
      expect(isWaiting(state)).toBe(false)
      expect(liveStates).not.toContain(state)
    }
  })
})
