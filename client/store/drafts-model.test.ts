/** Drafts against a plain model: whatever was kept, dropped, saved, killed or refused by a full disk, the newest stands. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testRecord } from '#client/testing/fake-centre.ts'
import { openSmallWorld } from '#client/testing/small-world.ts'
import { createDrafts, type Drafts } from './drafts.ts'

const ids = [testRecord(1), testRecord(2)]

type Step = {
  readonly kind: 'keep' | 'drop' | 'reopen' | 'fill' | 'mend' | 'standing' | 'damage'
  readonly who: number
  readonly name: string
}
const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>('keep', 'keep', 'keep', 'drop', 'reopen', 'fill', 'mend', 'standing'),
  who: fc.nat(1),
  name: fc.string({ maxLength: 4 }),
})

const names = async (drafts: Drafts) =>
  Promise.all(ids.map(async (id) => (await drafts.find(id))?.typed.name))

/** A tablet whose disk can be full for drafts. */
async function world() {
  const { tablet, context } = await openSmallWorld()
  const { quickDrafts } = context.database
  let full = false
  const check = () => {
    if (full) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' })
  }
  quickDrafts.hook('creating').subscribe(check)
  quickDrafts.hook('updating').subscribe(check)
  const setFull = (value: boolean) => {
    full = value
  }
  const empty = async () => {
    full = false
    await context.database.drafts.clear()
  }
  const typed = (id: (typeof ids)[number], name: string) => tablet.draft(id, { typed: { name } })
  return { context, setFull, isFull: () => full, typed, empty }
}

describe('any drafts', () => {
  it('one after the other are those of the model, and a full disk costs only what it refused', async () => {
    const { context, setFull, isFull, typed, empty } = await world()
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { maxLength: 15 }), async (steps) => {
        await empty()
        const model = new Map<string, string>()
        let drafts = createDrafts(context, () => undefined)
        for (const { kind, who, name } of steps) {
          const id = ids[who] ?? testRecord(1)
          if (kind === 'keep') {
            expect(await drafts.keep(typed(id, name))).toBe(isFull() ? 'full' : 'kept')
            if (!isFull()) model.set(id, name)
          } else if (kind === 'drop') {
            await drafts.drop(id)
            model.delete(id)
          } else if (kind === 'reopen') drafts = createDrafts(context, () => undefined)
          else if (kind === 'standing')
            expect((await drafts.standing(ids)).map((draft) => draft.id).sort()).toEqual(
              [...model.keys()].sort(),
            )
          else setFull(kind === 'fill')
          expect(await names(drafts)).toEqual(ids.map((one) => model.get(one)))
        }
        expect((await drafts.list()).map((draft) => draft.id).sort()).toEqual([...model.keys()].sort())
      }),
      { seed: 53, numRuns: 40 },
    )
  })

  it('of which some do not open lose none of those, whatever is typed, dropped or saved over them', async () => {
    const { context, typed, empty } = await world()
    const kinds = fc.constantFrom<Step['kind'][]>(
      'keep',
      'keep',
      'drop',
      'reopen',
      'standing',
      'damage',
      'damage',
    )
    const steps = fc.record({ kind: kinds, who: fc.nat(1), name: fc.string({ maxLength: 4 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { maxLength: 15 }), async (story) => {
        await empty()
        const model = new Map<string, string>()
        const damaged: string[] = []
        let drafts = createDrafts(context, () => undefined)
        for (const { kind, who, name } of story) {
          const id = ids[who] ?? testRecord(1)
          if (kind === 'keep') {
            await drafts.keep(typed(id, name))
            model.set(id, name)
          } else if (kind === 'drop') {
            await drafts.drop(id)
            model.delete(id)
          } else if (kind === 'damage' && model.delete(id)) {
            const stored = await context.database.drafts.get(id)
            if (stored === undefined) throw new Error('the draft is gone')
            await context.database.drafts.put({ ...stored, sealed: stored.sealed.slice(1) })
            damaged.push(id)
          } else if (kind === 'standing')
            for (const draft of await drafts.standing(ids)) {
              await context.database.drafts.delete(draft.id)
              model.delete(draft.id)
            }
          // each is met by an app that has just started
          drafts = createDrafts(context, () => undefined)
          expect(await names(drafts)).toEqual(ids.map((one) => model.get(one)))
          const listed = await drafts.list()
          expect(listed.flatMap((draft) => (draft.type === 'unreadable' ? [draft.of] : [])).sort()).toEqual(
            damaged.toSorted(),
          )
        }
      }),
      { seed: 67, numRuns: 40 },
    )
  })

  it('all at once, without waiting, come to what was asked last of each', async () => {
    const { context, typed, empty } = await world()
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 1, maxLength: 20 }), async (steps) => {
        await empty()
        const drafts = createDrafts(context, () => undefined)
        const model = new Map<string, string>()
        const asked: Promise<unknown>[] = []
        for (const { kind, who, name } of steps) {
          const id = ids[who] ?? testRecord(1)
          if (kind === 'keep') {
            asked.push(drafts.keep(typed(id, name)))
            model.set(id, name)
          } else if (kind === 'drop') {
            asked.push(drafts.drop(id))
            model.delete(id)
          }
        }
        await Promise.all(asked)
        expect(await names(drafts)).toEqual(ids.map((one) => model.get(one)))
      }),
      { seed: 59, numRuns: 40 },
    )
  })

  it('have at most one write in flight for each record', async () => {
    const { context, typed } = await world()
    let [flying, most] = [0, 0]
    const { quickDrafts } = context.database
    const watched = {
      ...context,
      database: {
        ...context.database,
        writeQuickly: async <T>(body: () => Promise<T>) => {
          flying += 1
          most = Math.max(most, flying)
          return context.database.writeQuickly(body).finally(() => {
            flying -= 1
          })
        },
      },
    }
    const drafts = createDrafts(watched, () => undefined)
    await Promise.all(Array.from({ length: 30 }, (_, n) => drafts.keep(typed(testRecord(1), `${n}`))))
    expect(most).toBe(1)
    expect(await quickDrafts.count()).toBe(1)
  })

  it('that stand when a save begins are exactly those that it ends', async () => {
    const { context, typed, empty } = await world()
    await fc.assert(
      fc.asyncProperty(fc.nat(4), fc.nat(4), async (before, after) => {
        await empty()
        const drafts = createDrafts(context, () => undefined)
        const [id = testRecord(1)] = ids
        const asked: Promise<unknown>[] = []
        for (let n = 0; n < before; n += 1) asked.push(drafts.keep(typed(id, `before ${n}`)))
        const standing = drafts.standing([id])
        for (let n = 0; n < after; n += 1) asked.push(drafts.keep(typed(id, `after ${n}`)))
        await Promise.all(asked)
        for (const draft of await standing)
          if ((await context.database.drafts.get(draft.id))?.version === draft.version)
            await context.database.drafts.delete(draft.id)
        const left = (await drafts.find(id))?.typed.name
        expect(left).toBe(after > 0 ? `after ${after - 1}` : undefined)
      }),
      { seed: 61, numRuns: 25 },
    )
  })
})
