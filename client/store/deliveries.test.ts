/**
 * Answers and pages that come late, twice or not at all, in any order. Whatever the network does: no older row covers a
 * newer one, the cursor skips nothing, and a save leaves the screen only when the row that contains it is there.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { comeOnline, contextOf } from '#client/testing/small-world.ts'
import { muiNe, TestTablet } from '#client/testing/test-tablet.ts'
import { sameUnit } from '#shared/records/unit.ts'
import type { Answer } from '#shared/sync/batch.ts'
import type { FeedPage } from '#shared/sync/feed.ts'
import { noRows } from '#shared/sync/feed.ts'
import type { StoreContext } from './context.ts'
import { findGroupContent } from './groups.ts'
import { getFeed } from './meta.ts'
import { type OpenBook, openBook } from './open-book.ts'
import { fixBytes, listHeld, listWaiting } from './outbox.ts'
import { takeAnswer, takePage } from './take-page.ts'

const household = testRecord(1)
const residents = [testRecord(2), testRecord(3), testRecord(4)]
const records = [household, ...residents]

type Step = { readonly kind: 'save' | 'desk' | 'hold' | 'send' | 'read' | 'deliver'; readonly n: number }
const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>(
    'save',
    'save',
    'desk',
    'hold',
    'send',
    'send',
    'read',
    'read',
    'deliver',
    'deliver',
    'deliver',
  ),
  n: fc.nat(99),
})

/** Said by the centre and not heard yet; the same may be heard twice. */
type InTheAir =
  | { readonly kind: 'answer'; readonly answer: Answer; readonly asked: ReadonlySet<string> }
  | { readonly kind: 'page'; readonly page: FeedPage }

class World {
  readonly centre = new FakeCentre()
  readonly air: InTheAir[] = []
  private readonly seen = new Map<string, number>()
  private cursor = 0
  tablet: TestTablet
  private context: StoreContext | undefined
  private book: OpenBook | undefined

  constructor() {
    this.centre.pageSize = 2
    this.centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
    for (const id of residents)
      this.centre.seed({ type: 'resident', id, commune: muiNe, units: { household, name: 'A' } })
    this.tablet = new TestTablet({ centre: this.centre })
  }

  async begin(): Promise<void> {
    await this.tablet.open()
    this.tablet.offline()
    this.context = await contextOf(this.tablet)
    this.book = await openBook(this.context, { username: this.tablet.officer })
  }

  get store(): StoreContext {
    if (this.context === undefined) throw new Error('the world has not begun')
    return this.context
  }

  async take({ kind, n }: Step): Promise<void> {
    const id = residents[n % residents.length] ?? household
    if (kind === 'save') await this.tablet.write(id, { name: `TABLET ${n}` })
    else if (kind === 'desk') this.centre.write(muiNe, id, 'birth', String(1900 + n))
    else if (kind === 'hold') this.centre.holdNext.set(id, { code: 'unexpected' })
    else if (kind === 'send') await this.send(n % 3 === 0)
    else if (kind === 'read') await this.read()
    else await this.deliver(this.air[n % Math.max(1, this.air.length)])
  }

  /** An answer without rows is what the centre gives for a commune out of scope. */
  private async send(withoutRows: boolean): Promise<void> {
    const waiting = await listWaiting(this.store, muiNe)
    await fixBytes(this.store, waiting)
    const asking = await listHeld(this.store, muiNe)
    const { device: deviceId } = this.tablet
    const head = { deviceId, commune: muiNe, epoch: this.centre.epoch, mark: null, asking }
    const text = [JSON.stringify(head), ...waiting.map(({ content }) => content.line)].join('\n')
    const result = this.centre.applyBatch(this.tablet.token, text)
    if (result.kind !== 'answer') throw new Error(result.code)
    const asked = new Set<string>([...waiting.map(({ groupId }) => groupId), ...asking])
    const answer = structuredClone(result.value)
    this.air.push({ kind: 'answer', answer: withoutRows ? { ...answer, rows: noRows } : answer, asked })
  }

  private async read(): Promise<void> {
    const { cursor } = await getFeed(this.store.database.meta, muiNe)
    const result = this.centre.readFeed(this.tablet.token, muiNe, cursor)
    if (result.kind === 'answer') this.air.push({ kind: 'page', page: structuredClone(result.value) })
  }

  private async deliver(heard: InTheAir | undefined): Promise<void> {
    if (heard?.kind === 'page') {
      const { cursor } = await getFeed(this.store.database.meta, muiNe)
      const taken = await takePage(this.store, {
        page: heard.page,
        text: JSON.stringify(heard.page),
        life: 0,
      })
      expect(taken).toBe(heard.page.from === cursor ? 'taken' : 'stale')
    } else if (heard !== undefined) {
      const { answer, asked } = heard
      await takeAnswer(this.store, { commune: muiNe, answer, text: JSON.stringify(answer), asked, life: 0 })
    }
  }

  async check(): Promise<void> {
    await this.book?.refresh()
    await this.rowsOnlyRise()
    await this.cursorSkipsNothing()
    await this.savesAreAccountedFor()
  }

  private async rowsOnlyRise(): Promise<void> {
    for (const id of records) {
      const seq = this.book?.memory.rows.findRow(id)?.seq ?? 0
      expect(seq).toBeGreaterThanOrEqual(this.seen.get(id) ?? 0)
      this.seen.set(id, seq)
    }
  }

  private async cursorSkipsNothing(): Promise<void> {
    const { cursor, caughtUpTo } = await getFeed(this.store.database.meta, muiNe)
    expect(cursor).toBeGreaterThanOrEqual(this.cursor)
    expect(caughtUpTo).toBeLessThanOrEqual(cursor)
    this.cursor = cursor
    for (const id of records) {
      const there = this.centre.row(muiNe, id)?.seq ?? 0
      if (there <= caughtUpTo) expect(this.seen.get(id)).toBe(there)
    }
  }

  /** Of each save either the row that contains it is here, or it still lies over the row. */
  private async savesAreAccountedFor(): Promise<void> {
    for (const stored of await this.store.database.groups.toArray()) {
      const group = await findGroupContent(this.store.sealer, stored)
      if (stored.state === 'kept') {
        expect(this.centre.receipt(muiNe, stored.groupId)?.outcome).toBe('applied')
        for (const [id, seq] of Object.entries(group?.content.receipt?.seqs ?? {}))
          expect(this.seen.get(id)).toBeGreaterThanOrEqual(seq)
      } else if (stored.state !== 'dropped')
        expect(this.book?.memory.liveGroups().map(({ groupId }) => groupId)).toContain(stored.groupId)
    }
  }

  async end(): Promise<void> {
    this.centre.holdNext.clear()
    for (const [id, stored] of this.centre.commune(muiNe).groups)
      if (stored.receipt.outcome === 'held') this.centre.processHeld(muiNe, id)
    for (let n = 0; n < 3; n += 1) await comeOnline(this.tablet)
  }
}

it('answers and pages in any order lose no row, skip no row and drop no save too early', async () => {
  const seed = Number(process.env.SEED ?? 20260302)
  const numRuns = Number(process.env.RUNS ?? 15)
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 5, maxLength: 40 }), async (steps) => {
      const world = new World()
      await world.begin()
      for (const step of steps) {
        await world.take(step)
        await world.check()
      }
      await world.end()
      for (const heard of world.air) {
        if (heard.kind !== 'answer') continue
        const { answer, asked } = heard
        await takeAnswer(world.store, {
          commune: muiNe,
          answer,
          text: JSON.stringify(answer),
          asked,
          life: 0,
        })
      }
      await world.check()
      await world.tablet.restart()
      for (const state of await world.tablet.states()) expect(['kept', 'dropped']).toContain(state)
      for (const id of records)
        for (const [unit, value] of Object.entries(world.centre.row(muiNe, id)?.units ?? {}))
          expect(sameUnit(world.tablet.shown(id, unit), value)).toBe(true)
    }),
    { seed, numRuns },
  )
}, 120_000)
