/**
 * Who is let in to work, and when. Each lane has places and a line of its own, so none can starve another: neither a
 * district that sends after an outage the desks, nor a tablet that reads for the first time the others' saves. Kept in
 * this process only; another node has its own.
 */
import { createGate, type Gate, type GateOptions, type GatePorts, type Passage } from './gate.ts'

/** `long-read`: a page of the feed that begins or goes on with a read of several. */
export const lanes = ['push', 'read', 'long-read', 'desk', 'sign-in'] as const
export type Lane = (typeof lanes)[number]

/** For each place of those who push. */
const shares: Readonly<Record<Lane, number>> = {
  push: 1,
  read: 1 / 2,
  'long-read': 1 / 4,
  desk: 1 / 2,
  // a password costs 20 MB and a tenth of a second
  'sign-in': 1 / 4,
}

export interface Admission {
  /** Keys of one lane take turns: communes for tablets, people for desks. */
  run<T>(lane: Lane, key: string, work: () => Promise<T>): Promise<Passage<T>>
  count(lane: Lane): ReturnType<Gate['count']>
}

export function createAdmission({ atOnce, queue, waitMs }: GateOptions, ports: GatePorts): Admission {
  const open = (lane: Lane): Gate => {
    const part = (whole: number) => Math.max(1, Math.round(whole * shares[lane]))
    return createGate({ atOnce: part(atOnce), queue: part(queue), waitMs }, ports)
  }
  const gates: Readonly<Record<Lane, Gate>> = {
    push: open('push'),
    read: open('read'),
    'long-read': open('long-read'),
    desk: open('desk'),
    'sign-in': open('sign-in'),
  }
  return {
    run: (lane, key, work) => gates[lane].run(key, work),
    count: (lane) => gates[lane].count(),
  }
}
