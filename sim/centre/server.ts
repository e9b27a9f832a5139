/**
 * The API's process: real intake and feed over a store, between whose steps it may be killed, and from which the
 * database may be away. What was committed stays; who waited for an answer gets none.
 */
import type { CentreStore } from '#server/store/centre-store.ts'
import { DatabaseUnavailable } from '#server/store/query.ts'
import type { Centre } from '#server/sync/centre.ts'
import type { Events } from '../events.ts'
import type { NewIds } from '../ids.ts'
import type { Random } from '../random.ts'
import type { Mishaps } from './mishaps.ts'

export interface ServerFaults {
  /** Of a database that says it cannot now, before it has done anything, or after. */
  readonly awayBefore: number
  readonly awayAfter: number
  /** Most milliseconds for one statement. */
  readonly slowness: number
  /** Of an error in the judgement of one group. */
  readonly mishaps: number
}

export const noServerFaults: ServerFaults = { awayBefore: 0, awayAfter: 0, slowness: 0, mishaps: 0 }

export interface Server {
  /** Of the process that runs now; `undefined` while none does. */
  centre(): Centre | undefined
  /** Resolves with what a request gets; `undefined` when the process died under it. */
  ask<T>(request: (centre: Centre) => Promise<T>): Promise<T | undefined>
  /** Dies before or after so many more statements, and is started again. */
  kill(statements: number): void
  /** It will not die of a kill that is still to come. */
  spare(): void
  setFaults(faults: ServerFaults): void
  /** Nothing is under way. */
  isIdle(): boolean
}

export interface ServerInput {
  readonly events: Events
  /** Of its own clock, milliseconds since 1970. */
  readonly now: () => number
  readonly random: Random
  readonly ids: NewIds
  readonly store: CentreStore
  /** Rows and flags of a page of the feed, at most. */
  readonly pageLimit: number
  readonly mishaps: Mishaps
  /** Errors that the intake tells of. */
  readonly report: (error: unknown) => void
  /** Nothing is under way any more; whether all of it went well. */
  readonly rested: (isWell: boolean) => void
}

interface Life {
  isOver: boolean
  /** Statements until it dies; half ones: after it was committed. */
  left: number
  readonly ended: Promise<undefined>
  readonly end: () => void
}

function newLife(): Life {
  let resolveEnd: (value: undefined) => void = () => undefined
  const ended = new Promise<undefined>((resolve) => {
    resolveEnd = resolve
  })
  const life: Life = {
    isOver: false,
    left: Number.POSITIVE_INFINITY,
    ended,
    end: () => {
      life.isOver = true
      resolveEnd(undefined)
    },
  }
  return life
}

const restartMs = 2_000
const never = (): Promise<never> => new Promise(() => undefined)

export function startServer(input: ServerInput): Server {
  const { events, now, random, ids, store, pageLimit, mishaps, rested } = input
  let faults: ServerFaults = noServerFaults
  let inFlight = 0
  let isWell = true
  let life: Life | undefined
  let centre: Centre | undefined

  const report = (error: unknown): void => {
    isWell = false
    input.report(error)
  }
  const goAway = (): never => {
    isWell = false
    throw new DatabaseUnavailable('away')
  }
  const start = (): void => {
    const own = newLife()
    // what the process before had begun may have come to its end since
    isWell = false
    life = own
    centre = {
      store: storeOf(own),
      now: () => new Date(now()),
      newId: () => mishaps.newId(() => ids.next()),
      checkHousehold: mishaps.checkHousehold,
      report,
    }
  }
  const stop = (own: Life): void => {
    if (own.isOver) return
    own.end()
    isWell = false
    life = undefined
    centre = undefined
    events.after(restartMs, start)
  }
  const dieAt = async (own: Life): Promise<void> => {
    own.left -= 0.5
    if (own.left <= 0) stop(own)
    if (own.isOver) await never()
  }
  const step = async <T>(own: Life, statement: () => Promise<T>): Promise<T> => {
    if (faults.slowness > 0) await events.wait(random.next() * faults.slowness)
    if (own.isOver) return never()
    await dieAt(own)
    if (random.happens(faults.awayBefore)) goAway()
    const result = await statement()
    await dieAt(own)
    if (random.happens(faults.awayAfter)) goAway()
    return result
  }
  /** What was read is judged at once, and nothing comes between. */
  const judging = async <T>(reading: Promise<T>): Promise<T> => {
    const read = await reading
    mishaps.begins()
    return read
  }
  const storeOf = (own: Life): CentreStore => ({
    readForBatch: (question) => judging(step(own, () => store.readForBatch(question))),
    writeCommune: async (write) => {
      const wrong = mishaps.blame(write)
      if (wrong !== undefined) report(new Error(wrong))
      const written = await step(own, () => store.writeCommune(write))
      if (written === undefined) mishaps.refused(write)
      return written
    },
    noteContact: (contact) => step(own, () => store.noteContact(contact)),
    readFeedPage: (question) =>
      step(own, () => store.readFeedPage({ ...question, limit: Math.min(question.limit, pageLimit) })),
    readDeviceState: (tokenHash) => step(own, () => store.readDeviceState(tokenHash)),
    readLedger: (question) => step(own, () => store.readLedger(question)),
    noteLedger: (device, ledger) => step(own, () => store.noteLedger(device, ledger)),
    findHeld: (commune, group) => step(own, () => store.findHeld(commune, group)),
    readForHeld: (question) => judging(step(own, () => store.readForHeld(question))),
    readStoredBatch: (commune, batch) => step(own, () => store.readStoredBatch(commune, batch)),
    getDesk: (account, newId) => step(own, () => store.getDesk(account, newId)),
    readForDecision: (question) => judging(step(own, () => store.readForDecision(question))),
    takeNumberChecks: (limit) => step(own, () => store.takeNumberChecks(limit)),
    settleNumberFlags: (settlement) => step(own, () => store.settleNumberFlags(settlement)),
    endNumberChecks: (entries) => step(own, () => store.endNumberChecks(entries)),
    takeMoves: (limit, at) => step(own, () => store.takeMoves(limit, at)),
    settleMoveFlag: (settlement) => step(own, () => store.settleMoveFlag(settlement)),
    endMoves: (entries) => step(own, () => store.endMoves(entries)),
  })

  start()
  return {
    centre: () => centre,
    ask: async (request) => {
      const [present, own] = [centre, life]
      if (present === undefined || own === undefined) return undefined
      inFlight += 1
      try {
        return await Promise.race([request(present), own.ended])
      } finally {
        inFlight -= 1
        if (inFlight === 0) {
          rested(isWell)
          isWell = true
        }
      }
    },
    kill: (statements) => {
      if (life === undefined) return
      if (statements <= 0) stop(life)
      else life.left = Math.min(life.left, statements)
    },
    spare: () => {
      if (life !== undefined) life.left = Number.POSITIVE_INFINITY
    },
    setFaults: (next) => {
      faults = next
      mishaps.chance = next.mishaps
    },
    isIdle: () => inFlight === 0,
  }
}
