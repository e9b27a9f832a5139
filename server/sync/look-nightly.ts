/**
 * The nightly look at everything: what a day alone makes wrong, what a rule that is new or asks again finds in old records.
 * Promises: commune by commune, some households at a time, each written as everything else is and only if nothing there
 * has changed since it was read; what is done is noted, so that a night that was cut short goes on where it stood.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { PageOfRules, Progress, StartedRun } from '#server/store/rule-runs.ts'
import { type CommuneCode, communeCode, type RecordId } from '#shared/ids.ts'
import { type Centre, nowOf } from './centre.ts'
import { checkingAt, settleChecks } from './check-flags.ts'
import { settleSuspect } from './check-numbers.ts'
import { digestOf, planWrite } from './plan-write.ts'
import { createStage, type Stage } from './stage.ts'

export interface NightStore {
  beginRun(day: string): Promise<StartedRun>
  findNextCommune(behind: string): Promise<CommuneCode | undefined>
  readPage(ask: { commune: CommuneCode; after: RecordId | null; limit: number }): Promise<PageOfRules>
  noteProgress(progress: Progress): Promise<void>
  endRun(day: string): Promise<void>
}

export interface Night {
  readonly centre: Centre
  readonly store: NightStore
  /** In Vietnam; of a run that was cut short, the day on which it began. */
  readonly day: string
  /** Lets one page of work in, behind everybody who waits; `false` when the night is over. */
  readonly admit: (work: () => Promise<void>) => Promise<boolean>
}

const householdsAtOnce = 100
const tries = 10

export async function lookNightly(night: Night): Promise<void> {
  for (;;) {
    const run = await night.store.beginRun(night.day)
    if (run.endedAt !== null || !(await goOn({ ...night, day: run.day }, run))) return
  }
}

/** `false` when the night is over before it is done. */
async function goOn(night: Night, run: StartedRun): Promise<boolean> {
  let { commune, household } = run.after
  let open = household === null ? undefined : communeCode(commune)
  for (;;) {
    open ??= await night.store.findNextCommune(commune)
    if (open === undefined) break
    let next: RecordId | null = household
    const here = open
    do {
      const from = next
      const isIn = await night.admit(async () => {
        next = await lookAtPage(night, here, from)
      })
      if (!isIn) return false
    } while (next !== null)
    ;[commune, household, open] = [here, null, undefined]
  }
  await night.store.endRun(night.day)
  return true
}

/** Behind which household it goes on; `null` when the commune is done. */
async function lookAtPage(
  night: Night,
  commune: CommuneCode,
  after: RecordId | null,
): Promise<RecordId | null> {
  const { store, day } = night
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const page = await store.readPage({ commune, after, limit: householdsAtOnce })
    const found = await settlePage(night.centre, commune, page)
    if (found === undefined) continue
    let doubles = 0
    for (const resident of page.doubles) doubles += await settleSuspect(night.centre, { commune, resident })
    const isLast = page.households.length < householdsAtOnce
    const household = isLast ? null : (page.last ?? null)
    const raised = found.raised + doubles
    await store.noteProgress({
      ...{ day, after: { commune, household }, households: page.households.length },
      ...{ raised, cleared: found.cleared },
    })
    return household
  }
  throw new Error(`nightly look: ${commune} is written in all the time`)
}

interface Settled {
  readonly raised: number
  readonly cleared: number
}

/** `undefined` when something has changed meanwhile. */
async function settlePage(
  centre: Centre,
  commune: CommuneCode,
  page: PageOfRules,
): Promise<Settled | undefined> {
  const at = nowOf(centre)
  const stage = createStage(page.rows, page.flags)
  settleChecks(stage, checkingAt(centre, at), {
    touchedRecords: new Set(page.rows.map(({ id }) => id)),
    touchedHouseholds: new Set(page.households),
  })
  const settled = countOf(stage)
  if (stage.changedFlags.size === 0) return settled
  const act = JSON.stringify({ act: 'nightly-rules', at, ...settled })
  const { write } = planWrite({
    ...{ commune, inScope: true, readSeq: page.seq, device: null, stage, judged: [], settled: [] },
    households: page.households,
    residents: page.rows.filter(({ type }) => type === 'resident').map(({ id }) => id),
    ...{ released: 0, arrived: false, anyKnown: true, at, contact: null },
    bytes: gzipSync(act),
    digest: digestOf([createHash('sha256').update(act).digest('hex')]),
  })
  return (await centre.store.writeCommune(write)) === undefined ? undefined : settled
}

function countOf(stage: Stage): Settled {
  const changed = [...stage.changedFlags].flatMap((question) => stage.findFlag(question) ?? [])
  const before = new Set(stage.flagsBefore.map(({ id }) => id))
  return {
    raised: changed.filter(({ id, state }) => state === 'open' && !before.has(id)).length,
    cleared: changed.filter(({ state }) => state === 'cleared').length,
  }
}
