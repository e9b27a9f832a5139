/** Every night after one in Vietnam the rules look at everything, behind whatever else the centre has to do. */
import type pg from 'pg'
import type { Logger } from 'pino'
import type { Admission } from './admission/admission.ts'
import { traceOf } from './error-trace.ts'
import { ifItsTurn } from './store/in-turn.ts'
import {
  beginRun,
  endRun,
  findNewestRun,
  findNextCommune,
  noteProgress,
  readPageOfRules,
} from './store/rule-runs.ts'
import { type Centre, nowOf, vietnamDay } from './sync/centre.ts'
import { lookNightly, type NightStore } from './sync/look-nightly.ts'

const minuteMs = 60_000
/** It begins, or goes on, between one and five. */
const hours = { from: 1, until: 5 }

export interface NightlyRules {
  readonly centre: Centre
  readonly pool: pg.Pool
  readonly admission: Pick<Admission, 'run'>
  readonly log: Logger
}

export const nightStoreOn = (pool: pg.Pool): NightStore => ({
  beginRun: (day) => beginRun(pool, day),
  findNextCommune: (behind) => findNextCommune(pool, behind),
  readPage: (ask) => readPageOfRules(pool, ask),
  noteProgress: (progress) => noteProgress(pool, progress),
  endRun: (day) => endRun(pool, day),
})

export const isNight = (at: string): boolean => {
  const hour = (new Date(at).getUTCHours() + 7) % 24
  return hour >= hours.from && hour < hours.until
}

/**
 * Every minute of the night, until the run of the day is ended: by this node, or by another. A node that did not get the
 * turn asks again, since the one that has it may fall silent before it is done.
 */
export function rulesNightly({ centre, pool, admission, log }: NightlyRules): NodeJS.Timeout {
  let busy = false
  let doneOn = ''
  const admit = admitted(admission, () => nowOf(centre))
  const look = async (day: string) => {
    await ifItsTurn(pool, 'nightly-rules', (isStillMine) =>
      lookNightly({
        ...{ centre, store: nightStoreOn(pool), day },
        admit: (work) =>
          admit(() => {
            if (!isStillMine()) throw new Error('nightly look: the turn has ended')
            return work()
          }),
      }),
    )
    const run = await findNewestRun(pool)
    if (run?.day === day && run.endedAt !== null) doneOn = day
  }
  return setInterval(() => {
    const at = nowOf(centre)
    const day = vietnamDay(at)
    if (busy || doneOn === day || !isNight(at)) return
    busy = true
    look(day)
      .catch((error) => log.warn(traceOf(error), 'the nightly look goes on later'))
      .finally(() => {
        busy = false
      })
  }, minuteMs)
}

const wait = (seconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** In the lane of those who read long: it may wait, and is told when to come again. */
export const admitted =
  (admission: Pick<Admission, 'run'>, now: () => string) =>
  async (work: () => Promise<void>): Promise<boolean> => {
    while (isNight(now())) {
      const passage = await admission.run('long-read', 'nightly-rules', work)
      if (passage.kind === 'done') return true
      await wait(passage.retryAfter)
    }
    return false
  }
