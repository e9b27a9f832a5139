/**
 * The network between one tablet and the centre. Requests and answers may be lost, late, doubled, overtaken or cut; a
 * captive portal may answer in the centre's place, and a proxy may refuse for ever what the centre would take.
 */
import type { Network, Reply } from '#client/sync/network.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { type Answer, envelopeSchema } from '#shared/sync/batch.ts'
import type { FeedPage } from '#shared/sync/feed.ts'
import { lenientAnswerSchema, lenientPageSchema } from '#shared/sync/lenient.ts'
import type { Door } from '../centre/door.ts'
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
  /** Most milliseconds for one way. */
  readonly slowness: number
}

export const noWireFaults: WireFaults = { lost: 0, cut: 0, late: 0, doubled: 0, busy: 0, slowness: 5 }

/** What an answer or a page shows of a commune. */
export type Said = Pick<Answer | FeedPage, 'rows' | 'flags'> & { readonly commune: CommuneCode }

/** What stands between: told of everything that arrives on either side. */
export interface Watch {
  /** The groups of a batch, a line each. */
  sent(lines: readonly string[]): void
  /** The centre begins to work on it; the result is told what it says. */
  asked(): (said: Said) => void
  delivered(said: Said): void
  /** A page of a commune is asked for; tells whether it is answered. */
  reads(commune: CommuneCode): boolean
  /** A request before the time that the centre had asked to wait for. */
  hurried(): void
}

export interface WireInput {
  readonly events: Events
  readonly random: Random
  readonly door: Door
  readonly faults: () => WireFaults
  readonly isOnline: () => boolean
  /** Groups that some proxy on the way refuses. */
  readonly refused: ReadonlySet<string>
  /** Whether the centre is a later one, whose rows have a unit that this app does not know. */
  readonly isLater: boolean
  readonly watch: Watch
}

interface Request<T> {
  readonly ask: () => Promise<Reply<T>>
  /** What of it is of a commune. */
  readonly said?: (value: T) => Said
}

const timeOutMs = 30_000

export function createWire(input: WireInput): Network {
  const { events, random, door, isLater, watch } = input
  const delay = (): number => 1 + random.next() * input.faults().slowness

  const atCentre = async <T>({ ask, said }: Request<T>): Promise<Reply<T>> => {
    const says = watch.asked()
    const reply = await ask()
    if (reply.kind === 'answer' && said !== undefined) says(said(reply.value))
    return reply
  }
  let notBefore = 0
  const send = async <T>(request: Request<T>): Promise<Reply<T>> => {
    const faults = input.faults()
    if (events.now() < notBefore) watch.hurried()
    if (!input.isOnline()) {
      await events.wait(1)
      return noAnswer
    }
    await events.wait(delay())
    if (random.happens(faults.lost)) return noAnswer
    if (random.happens(faults.busy)) {
      const retryAfterMs = random.below(60_000)
      notBefore = events.now() + retryAfterMs
      return { kind: 'problem', code: 'unavailable', retryAfterMs }
    }
    if (random.happens(faults.doubled)) events.after(random.next() * 600_000, () => void atCentre(request))
    if (random.happens(faults.late)) {
      events.after(timeOutMs + random.next() * 600_000, () => void atCentre(request))
      await events.wait(timeOutMs)
      return { ...noAnswer, timedOut: true }
    }
    const reply = await atCentre(request)
    await events.wait(delay())
    return random.happens(faults.cut) || !input.isOnline() ? noAnswer : reply
  }
  const exchange = async <T>(request: Request<T>): Promise<Reply<T>> => {
    const reply = await send(request)
    if (reply.kind === 'answer' && request.said !== undefined) watch.delivered(request.said(reply.value))
    return reply
  }
  return {
    postBatch: async (token, bytes) => {
      const lines = unpacked(bytes).split('\n')
      const { commune } = envelopeSchema.parse(JSON.parse(lines[0] ?? ''))
      watch.sent(lines.slice(1))
      const isRefused = lines.slice(1).some((line) => [...input.refused].some((id) => line.includes(id)))
      const ask = (): Promise<Reply<Answer>> =>
        isRefused ? Promise.resolve(tooLarge) : door.postBatch(token, bytes)
      const reply = await exchange({ ask, said: saidOf(commune) })
      return isLater ? toldLater(reply, lenientAnswerSchema) : reply
    },
    getFeed: async (token, commune, cursor) => {
      if (!watch.reads(commune)) return noAnswer
      const reply = await exchange({ ask: () => door.getFeed(token, commune, cursor), said: saidOf(commune) })
      return isLater ? toldLater(reply, lenientPageSchema) : reply
    },
    getState: (token) => exchange({ ask: () => door.getState(token) }),
    postLedger: (token, ask) => exchange({ ask: () => door.postLedger(token, ask) }),
    enrol: async () => noAnswer,
    reportRecovery: async () => noAnswer,
  }
}

const noAnswer = { kind: 'no-answer', timedOut: false, unreadable: false, retryAfterMs: null } as const
const tooLarge = { kind: 'problem', code: 'too-large', retryAfterMs: null } as const

const saidOf =
  (commune: CommuneCode) =>
  ({ rows, flags }: Omit<Said, 'commune'>): Said => ({ commune, rows, flags })

/** The same rows with a unit more, as a centre of another year would have them. */
function toldLater<T>(reply: Reply<T>, schema: { parse(value: unknown): T }): Reply<T> {
  if (reply.kind !== 'answer') return reply
  const value: { rows: { [type: string]: { seq: number[]; units: Record<string, string[]> } } } = JSON.parse(
    reply.text,
  )
  for (const { seq, units } of Object.values(value.rows)) units.later_unit = seq.map((one) => `later ${one}`)
  return { kind: 'answer', value: schema.parse(value), text: JSON.stringify(value) }
}
