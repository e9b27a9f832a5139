/**
 * A tablet whose browser throws away its database or its journal, never both in one breath, at any moments of a day's
 * work: what was shown as saved reaches the centre, once, with the bytes that it had.
 */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openSmallWorld, resident } from '#client/testing/small-world.ts'
import { type Fate, muiNe, type TestTablet } from '#client/testing/test-tablet.ts'
import { envelopeSchema } from '#shared/sync/batch.ts'
import { groupSchema } from '#shared/sync/change.ts'
import type { StoredGroup } from './database.ts'
import { findGroupContent, isWaiting } from './groups.ts'
import { getRevision } from './meta.ts'
import { groupsOfJournal } from './saves-of-journal.ts'

type Work =
  | { readonly kind: 'save'; readonly unit: 'name' | 'motherName'; readonly value: string }
  | { readonly kind: 'add' }
type Step = Work | { readonly kind: 'sync' | 'answer lost' | 'restart' | 'database wiped' | 'journal wiped' }

const workArbitrary: fc.Arbitrary<Work> = fc.oneof(
  fc.record({
    kind: fc.constant('save' as const),
    unit: fc.constantFrom('name' as const, 'motherName' as const),
    value: fc.constantFrom('A', 'LÊ THỊ HOA', 'LÊ THỊ HOÀ'),
  }),
  fc.constant({ kind: 'add' as const }),
)
const stepOf = (...kinds: Exclude<Step, Work>['kind'][]) => fc.record({ kind: fc.constantFrom(...kinds) })
/** Some work, perhaps a word with the centre, and then what a browser may do at night. */
const dayArbitrary: fc.Arbitrary<readonly Step[]> = fc
  .tuple(
    fc.array(workArbitrary, { maxLength: 2 }),
    fc.array(stepOf('sync', 'sync', 'answer lost'), { maxLength: 1 }),
    fc.array(stepOf('restart', 'database wiped', 'journal wiped'), { maxLength: 2 }),
  )
  .map((parts) => parts.flat())

/** What the officer was told is saved. */
interface Told {
  readonly values: Map<string, string>
  readonly added: string[]
}

async function take(tablet: TestTablet, step: Step, told: Told): Promise<void> {
  switch (step.kind) {
    case 'save': {
      // After a wipe the resident is not there until the centre was heard.
      if (tablet.view(resident) === undefined) return
      expect((await tablet.write(resident, { [step.unit]: step.value })).kind).toBe('saved')
      told.values.set(step.unit, step.value)
      expect(tablet.shown(resident, step.unit)).toBe(step.value)
      return
    }
    case 'add':
      if (tablet.view(resident) !== undefined) told.added.push((await tablet.addHousehold()).household)
      return
    case 'restart':
      return tablet.restart()
    case 'database wiped':
      return wipeDatabase(tablet)
    case 'journal wiped':
      tablet.journal.wipe()
      return tablet.restart()
    case 'sync':
      return syncOnce(tablet, 'through')
    case 'answer lost':
      return syncOnce(tablet, 'answer-lost')
  }
}

/** What comes back is known as it was: received, or waiting and perhaps sent. */
async function wipeDatabase(tablet: TestTablet): Promise<void> {
  const before = (await tablet.states()).filter((state) => state !== 'dropped')
  await tablet.restartWiped()
  const known = before.map((state) => (state === 'open' || state === 'sent' ? 'sent' : 'kept'))
  expect(await tablet.states()).toEqual(known)
  const waiting = known.filter((state) => state === 'sent').length
  if (known.length > 0) expect(tablet.status().restored).toMatchObject({ saves: known.length, waiting })
}

/** To a centre that was never restored nothing that waits is told as a group that it had and lost. */
async function syncOnce(tablet: TestTablet, fate: Fate): Promise<void> {
  const waits = new Set(waitingIds(await tablet.database.groups.toArray()))
  const before = tablet.wire.batches().length
  tablet.wire.fate = () => fate
  tablet.clock.advance(600_000)
  await tablet.sync()
  tablet.offline()
  for (const { text } of tablet.wire.batches().slice(before)) {
    const { replay } = envelopeSchema.parse(JSON.parse(text.split('\n')[0] ?? ''))
    expect(Object.keys(replay ?? {}).filter((id) => waits.has(id))).toEqual([])
  }
}

const waitingIds = (groups: readonly StoredGroup[]) =>
  groups.filter(({ state }) => isWaiting(state)).map(({ groupId }) => groupId)

/** Groups by id with their lines, as the database has them; what came to no change is none. */
async function inDatabase(tablet: TestTablet): Promise<(readonly [string, string])[]> {
  const stored = await tablet.database.groups.orderBy('order').toArray()
  const living = stored.filter(({ state }) => state !== 'dropped')
  const opened = await Promise.all(living.map(async (one) => findGroupContent(await tablet.sealer(), one)))
  return opened.map((group) => [group?.groupId ?? '', group?.content.line ?? ''])
}

async function inJournal(tablet: TestTablet): Promise<(readonly [string, string])[]> {
  await tablet.store.journal.settle()
  const { known, newest } = groupsOfJournal((await tablet.store.journal.read()).frames)
  expect(await getRevision(tablet.database.meta)).toBeGreaterThanOrEqual(newest)
  return known.map(({ groupId, line }) => [groupId, line])
}

/** Every text in which a group was ever sent. */
function linesById(tablet: TestTablet): Map<string, Set<string>> {
  const sent = new Map<string, Set<string>>()
  for (const { text } of tablet.wire.batches())
    for (const line of text.split('\n').slice(1)) {
      const { groupId } = groupSchema.parse(JSON.parse(line))
      sent.set(groupId, (sent.get(groupId) ?? new Set()).add(line))
    }
  return sent
}

it('loses, doubles and changes nothing that was shown as saved', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(dayArbitrary, { minLength: 2, maxLength: 5 }), async (days) => {
      const { centre, tablet } = await openSmallWorld()
      const told: Told = { values: new Map(), added: [] }
      for (const step of days.flat()) {
        await take(tablet, step, told)
        expect(await inJournal(tablet)).toEqual(await inDatabase(tablet))
      }
      await syncOnce(tablet, 'through')
      for (const [unit, value] of told.values) expect(centre.row(muiNe, resident)?.units[unit]).toBe(value)
      for (const household of told.added) expect(centre.row(muiNe, household)).toBeDefined()
      expect((await tablet.states()).filter((state) => state !== 'kept' && state !== 'dropped')).toEqual([])
      expect(centre.openFlags(muiNe)).toEqual([])
      for (const lines of linesById(tablet).values()) expect(lines.size).toBe(1)
      for (const times of centre.judged.values()) expect(times).toBe(1)
    }),
    { seed: 131, numRuns: 25 },
  )
})
