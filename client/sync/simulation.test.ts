/**
 * Tablets with two tabs each, desks, losses and kills at random. Whatever happens on the way, in the end: every group was judged at most
 * once and has its receipt, nothing waits, every tablet shows the centre's rows, and every saved value is in the row, in
 * a claim, or was overwritten by someone who had seen it. A failure prints the seed and the path to run it again.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { FakeCentre, testRecord } from '#client/testing/fake-centre.ts'
import { type Fate, muiNe, problemResponse, TestTablet } from '#client/testing/test-tablet.ts'
import { sameUnit } from '#shared/records/unit.ts'
import { groupSchema } from '#shared/sync/change.ts'

const household = testRecord(1)
const residents = [testRecord(2), testRecord(3)]
const units = ['name', 'birth', 'motherName'] as const

const stepArbitrary = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('together'),
      tablet: fc.nat(3),
      fates: fc.array(fc.nat(6), { maxLength: 6 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('write'),
      tablet: fc.nat(3),
      who: fc.nat(1),
      unit: fc.nat(2),
      value: fc.nat(4),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('sync'),
      tablet: fc.nat(3),
      fates: fc.array(fc.nat(6), { maxLength: 6 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart'), tablet: fc.nat(3) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('desk'), who: fc.nat(1), unit: fc.nat(2), value: fc.nat(4) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('decide'), who: fc.nat(1), unit: fc.nat(2), value: fc.nat(4) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold'), who: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('release') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('settle'),
      tablet: fc.nat(3),
      who: fc.nat(1),
      value: fc.nat(4),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('both'), tablet: fc.nat(3), value: fc.nat(4) }) },
)
type SimStep = {
  kind: string
  tablet?: number
  who?: number
  unit?: number
  value?: number
  fates?: number[]
}

const values: Record<(typeof units)[number], string[]> = {
  name: ['A', 'B', 'C', 'D', 'E'],
  birth: ['1980', '1981', '1982', '1983', '1984'],
  motherName: ['M', 'N', 'O', 'P', 'Q'],
}

const fateOf = (n: number): Fate => {
  if (n === 1) return 'lost'
  if (n === 2 || n === 3) return 'answer-lost'
  if (n === 4) return 'time-out'
  if (n === 5) return problemResponse('unavailable')
  return 'through'
}

class World {
  readonly centre = new FakeCentre()
  readonly tablets: TestTablet[] = []

  async begin(): Promise<void> {
    this.centre.pageSize = 2
    this.centre.seed({ type: 'household', id: household, commune: muiNe, units: { hamlet: 'Thôn 1' } })
    for (const id of residents)
      this.centre.seed({
        type: 'resident',
        id,
        commune: muiNe,
        units: { household, name: 'A', birth: '1980', motherName: 'M' },
      })
    for (const officer of ['lan', 'minh']) {
      const tablet = await new TestTablet({ centre: this.centre, officer }).open()
      this.tablets.push(tablet, await new TestTablet({ centre: this.centre, officer, twinOf: tablet }).open())
    }
  }

  async take(step: SimStep): Promise<void> {
    const tablet = this.tablets[step.tablet ?? 0]
    const who = residents[step.who ?? 0]
    const unit = units[step.unit ?? 0]
    if (tablet === undefined || who === undefined || unit === undefined) throw new Error('no such thing')
    const value = values[unit][step.value ?? 0] ?? null
    if (step.kind === 'write') await tablet.write(who, { [unit]: value })
    else if (step.kind === 'sync') await this.sync(tablet, step.fates ?? [])
    else if (step.kind === 'restart') await tablet.restart()
    else if (step.kind === 'together') await this.together(step.tablet ?? 0, step.fates ?? [])
    else if (step.kind === 'desk') this.centre.write(muiNe, who, unit, value)
    else if (step.kind === 'decide') this.centre.decide(muiNe, who, unit, value)
    else if (step.kind === 'hold') this.centre.holdNext.set(who, { code: 'unexpected' })
    else if (step.kind === 'release') this.release()
    else if (step.kind === 'settle') {
      const [conflict] = tablet.view(who)?.conflicts ?? []
      if (conflict !== undefined)
        await tablet.tablet.settle(conflict, value !== null && conflict.unit === unit ? value : conflict.now)
    } else {
      await tablet.tablet.save(
        household,
        residents.map((id) => tablet.edit(id, { name: values.name[step.value ?? 0] ?? null })),
      )
    }
  }

  async sync(tablet: TestTablet, fates: readonly number[]): Promise<void> {
    const left = [...fates]
    tablet.wire.fate = () => fateOf(left.shift() ?? 0)
    tablet.clock.advance(600_000)
    await tablet.sync()
    tablet.online()
  }

  /** Both tabs of a tablet at once, without a lock, the answers of one cut. */
  async together(n: number, fates: readonly number[]): Promise<void> {
    const first = this.tablets[n - (n % 2)]
    const second = this.tablets[n - (n % 2) + 1]
    if (first === undefined || second === undefined) throw new Error('no such tablet')
    await Promise.all([this.sync(first, fates), this.sync(second, [])])
  }

  /** A desk processes what is held, oldest first, until nothing more can be. */
  release(): void {
    for (const [id, stored] of this.centre.commune(muiNe).groups)
      if (stored.receipt.outcome === 'held') this.centre.processHeld(muiNe, id)
  }

  async end(): Promise<void> {
    this.centre.holdNext.clear()
    for (let n = 0; n < 4; n += 1) {
      this.release()
      for (const tablet of this.tablets) await this.sync(tablet, [])
    }
  }
}

/** Every value that a group wrote: where is it now? */
function accountFor(world: World): void {
  const { centre } = world
  const groups = [...centre.commune(muiNe).groups.values()]
  for (const stored of groups) {
    const group = groupSchema.parse(JSON.parse(stored.line))
    for (const { id, unit } of stored.receipt.conflicts) {
      const wrote = group.changes.find((change) => change.id === id)?.wrote?.[unit] ?? null
      const flags = [...centre.commune(muiNe).flags.values()].filter(
        (flag) => flag.recordId === id && flag.unit === unit,
      )
      const claimed = flags.some(
        (flag) => flag.state !== 'open' || flag.claims.some((claim) => claim.groupId === group.groupId),
      )
      const replaced = flags.some((flag) => flag.claims.some((claim) => claim.by === stored.by))
      const stands = sameUnit(centre.row(muiNe, id)?.units[unit], wrote)
      expect(claimed || replaced || stands || flags.length > 0).toBe(true)
    }
  }
}

it('tablets, desks, losses and kills at random: nothing saved is lost, nothing is applied twice', async () => {
  const seed = Number(process.env.SEED ?? 20260301)
  const runs = Number(process.env.RUNS ?? 30)
  process.stdout.write(`simulation of the tablet: SEED=${seed} RUNS=${runs}\n`)
  await fc.assert(
    fc.asyncProperty(fc.array(stepArbitrary, { minLength: 5, maxLength: 30 }), async (steps) => {
      const world = new World()
      await world.begin()
      for (const step of steps) await world.take(step)
      await world.end()
      for (const tablet of world.tablets) {
        expect(new Set(await tablet.states())).toEqual(
          new Set((await tablet.states()).filter((state) => state === 'kept' || state === 'dropped')),
        )
        expect(tablet.status().waiting).toBe(0)
        // Every saved group is at the centre with the bytes that it was saved with last.
        const kept = (await tablet.database.groups.toArray()).filter(({ state }) => state === 'kept')
        const there = [...world.centre.commune(muiNe).groups.values()].filter(
          ({ device }) => device === tablet.device,
        )
        expect(there.length).toBe(kept.length)
        for (const id of [household, ...residents]) {
          const row = world.centre.row(muiNe, id)
          for (const [unit, value] of Object.entries(row?.units ?? {}))
            expect(tablet.shown(id, unit)).toEqual(value)
        }
      }
      for (const count of world.centre.judged.values()) expect(count).toBe(1)
      accountFor(world)
    }),
    { seed, numRuns: runs, ...(process.env.SIM_PATH === undefined ? {} : { path: process.env.SIM_PATH }) },
  )
}, 120_000)
