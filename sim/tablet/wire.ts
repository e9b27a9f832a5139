/**
 * The network between one tablet and the centre. Requests and answers may be lost, late, doubled, overtaken or cut; a
 * captive portal may answer in the centre's place, and a proxy may refuse for ever what the centre would take.
 */
import type { Network, Reply } from '#client/sync/network.ts'
import { stateSchema } from '#client/sync/network.ts'
import { DatabaseUnavailable } from '#server/store/query.ts'
import { applyBatch } from '#server/sync/apply-batch.ts'
import type { Centre } from '#server/sync/centre.ts'
import { readFeed, readState } from '#server/sync/read-feed.ts'
import type { ProblemCode } from '#shared/api/problem.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { envelopeSchema } from '#shared/sync/batch.ts'
import type { Tables } from '#shared/sync/feed.ts'
import type { Flag } from '#shared/sync/flag.ts'
import { lenientAnswerSchema, lenientPageSchema } from '#shared/sync/lenient.ts'
import type { Server } from '../centre/server.ts'
import type { Events } from '../events.ts'
import type { Random } from '../random.ts'
import { unpacked } from './ports.ts'

export interface WireFaults {
  /** The request does not arrive. */
  readonly lost: number
  /** It arrives, and the answer is cut off. */
  readonly cut: number
  /** It arrives after the tablet has given up. */
  readonly late: number
  /** It arrives a second time, a while later. */
  readonly doubled: number
  /** The centre says that it has no time. */
  readonly busy: number
  /** A captive portal's page. */
  readonly garbage: number
  /** Most milliseconds for one way. */
  readonly slowness: number
}

export const noWireFaults: WireFaults = {
  lost: 0,
  cut: 0,
  late: 0,
  doubled: 0,
  busy: 0,
  garbage: 0,
  slowness: 5,
}

/** What an answer or a page shows of a commune. */
export interface Said {
  readonly commune: CommuneCode
  readonly rows: Tables
  readonly flags: readonly Flag[]
}

/** What stands between: told of everything that arrives on either side. */
export interface Watch {
  /** The groups of a batch, a line each. */
  sent(lines: readonly string[]): void
  /** The centre begins to work on it; the result is told what it says. */
  asked(): (said: Said) => void
  delivered(said: Said): void
  /** A request met an error that the centre has no word for. */
  failed(error: unknown): void
}

export interface WireInput {
  readonly events: Events
  readonly random: Random
  readonly server: Server
  readonly faults: () => WireFaults
  readonly isOnline: () => boolean
  /** Groups that some proxy on the way refuses. */
  readonly refused: ReadonlySet<string>
  readonly pageLimit: number
  readonly nameOf: (commune: string) => string
  /** Whether the centre is a later one, whose rows have a unit that this app does not know. */
  readonly isLater: boolean
  readonly watch: Watch
}

type Outcome =
  | { readonly kind: 'answer'; readonly value: object; readonly said: Said | undefined }
  | { readonly kind: 'problem'; readonly code: ProblemCode; readonly retryAfterMs: number | null }
  | 'nothing'

interface Kind<T> {
  readonly parse: (json: unknown) => T | undefined
  readonly ask: (centre: Centre) => Promise<Outcome>
}

const timeOutMs = 30_000

export function createWire(input: WireInput): Network {
  const { events, random, server, watch } = input
  const delay = (): number => 1 + random.next() * input.faults().slowness

  /** As the routes answer what the intake throws. */
  const failed = (error: unknown): Outcome => {
    if (error instanceof DatabaseUnavailable) return problem('unavailable')
    watch.failed(error)
    return problem('unexpected')
  }
  const atCentre = async (kind: Kind<unknown>): Promise<Outcome> => {
    const said = watch.asked()
    const outcome = (await server.ask(kind.ask).catch(failed)) ?? 'nothing'
    if (outcome !== 'nothing' && outcome.kind === 'answer' && outcome.said !== undefined) said(outcome.said)
    return outcome
  }
  const send = async (kind: Kind<unknown>): Promise<Outcome | 'time-out'> => {
    const faults = input.faults()
    if (!input.isOnline()) {
      await events.wait(1)
      return 'nothing'
    }
    await events.wait(delay())
    if (random.happens(faults.lost)) return 'nothing'
    if (random.happens(faults.busy))
      return { kind: 'problem', code: 'unavailable', retryAfterMs: random.below(60_000) }
    if (random.happens(faults.garbage)) return 'nothing'
    if (random.happens(faults.doubled)) events.after(random.next() * 600_000, () => void atCentre(kind))
    if (random.happens(faults.late)) {
      events.after(timeOutMs + random.next() * 600_000, () => void atCentre(kind))
      await events.wait(timeOutMs)
      return 'time-out'
    }
    const outcome = await atCentre(kind)
    await events.wait(delay())
    return random.happens(faults.cut) || !input.isOnline() ? 'nothing' : outcome
  }
  const exchange = async <T>(kind: Kind<T>): Promise<Reply<T>> => {
    const outcome = await send(kind)
    if (outcome === 'nothing' || outcome === 'time-out') return noAnswer(outcome === 'time-out')
    if (outcome.kind === 'problem') return outcome
    const said = input.isLater ? toldLater(outcome.value) : outcome.value
    // The schemas copy: nothing of the centre's own is in the tablet's hands.
    const value = kind.parse(said)
    if (value === undefined) return noAnswer(false)
    if (outcome.said !== undefined) watch.delivered(outcome.said)
    return { kind: 'answer', value, text: JSON.stringify(said) }
  }
  return {
    postBatch: (token, bytes) => {
      const lines = unpacked(bytes).split('\n')
      const { commune } = envelopeSchema.parse(JSON.parse(lines[0] ?? ''))
      watch.sent(lines.slice(1))
      const isRefused = lines.slice(1).some((line) => [...input.refused].some((id) => line.includes(id)))
      return exchange({
        parse: (json) => lenientAnswerSchema.safeParse(json).data,
        ask: async (centre) => {
          if (isRefused) return { kind: 'problem', code: 'too-large', retryAfterMs: null }
          const outcome = await applyBatch(centre, { token, bytes })
          return outcome.kind === 'problem' ? problem(outcome.code) : answer(outcome.answer, commune)
        },
      })
    },
    getFeed: (token, commune, cursor) =>
      exchange({
        parse: (json) => lenientPageSchema.safeParse(json).data,
        ask: async (centre) => {
          const outcome = await readFeed(centre, { token, commune, cursor, limit: input.pageLimit })
          return outcome.kind === 'problem' ? problem(outcome.code) : answer(outcome.page, commune)
        },
      }),
    getState: (token) =>
      exchange({
        parse: (json) => stateSchema.safeParse(json).data,
        ask: async (centre) => {
          const state = await readState(centre, { token })
          if (state === undefined) return problem('unknown-device')
          const communes = state.scope.map((code) => ({
            code,
            name: input.nameOf(code),
            hamlets: ['Thôn 1'],
          }))
          return answer({ epoch: state.epoch, scope: state.scope, communes })
        },
      }),
    enrol: async () => noAnswer(false),
    reportRecovery: async () => noAnswer(false),
  }
}

const answer = (value: object | (Omit<Said, 'commune'> & object), commune?: CommuneCode): Outcome => ({
  kind: 'answer',
  value,
  said:
    commune !== undefined && 'rows' in value ? { commune, rows: value.rows, flags: value.flags } : undefined,
})
const problem = (code: ProblemCode): Outcome => ({ kind: 'problem', code, retryAfterMs: null })
const noAnswer = (timedOut: boolean): Reply<never> => ({
  kind: 'no-answer',
  timedOut,
  unreadable: false,
  retryAfterMs: null,
})

/** The same rows with a unit more, as a centre of another year would have them. */
function toldLater(value: object): object {
  if (!('rows' in value)) return value
  const copy: { rows: { [type: string]: { seq: number[]; units: Record<string, string[]> } } } =
    structuredClone(Object(value))
  for (const { seq, units } of Object.values(copy.rows)) units.later_unit = seq.map((one) => `later ${one}`)
  return copy
}
