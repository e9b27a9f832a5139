/**
 * The tablet's ledger beside the centre's, each summed from what that side has itself. Promises: it is asked with the
 * tablet's token alone, revoked or out of scope too; of another life nothing is said; what was found is kept for the
 * desks.
 */
import { createHash } from 'node:crypto'
import { DatabaseUnavailable } from '#server/store/query.ts'
import { hashOfToken } from '#server/store/token-hash.ts'
import type { ProblemCode } from '#shared/api/problem.ts'
import {
  type LedgerAnswer,
  type LedgerAsk,
  type LedgerEntry,
  type LedgerFound,
  type Sha256,
  type Sum,
  sumAll,
  sumHouseholds,
} from '#shared/sync/ledger.ts'
import { type Centre, nowOf } from './centre.ts'

export type LedgerOutcome =
  | { readonly kind: 'answer'; readonly answer: LedgerAnswer }
  | { readonly kind: 'problem'; readonly code: ProblemCode }

const sha256: Sha256 = (text) => createHash('sha256').update(text).digest('hex')

export async function compareLedger(
  centre: Centre,
  { token, ask }: { readonly token: string; readonly ask: LedgerAsk },
): Promise<LedgerOutcome> {
  try {
    const communes = ask.communes.map(({ commune }) => commune)
    const read = await centre.store.readLedger({ tokenHash: hashOfToken(token), communes })
    if (read === undefined) return { kind: 'problem', code: 'unknown-device' }
    const { epoch, device } = read
    if (epoch !== ask.epoch) return { kind: 'answer', answer: { epoch, communes: [] } }
    const here = await Promise.all(ask.communes.map((said, at) => answerOf(said, read.communes[at] ?? [])))
    await centre.store.noteLedger(device, foundIn(ask, here, nowOf(centre)))
    return { kind: 'answer', answer: { epoch, communes: here } }
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return { kind: 'problem', code: 'unavailable' }
    throw error
  }
}

type CommuneAnswer = LedgerAnswer['communes'][number]

async function answerOf(
  { commune, hash }: LedgerAsk['communes'][number],
  entries: readonly LedgerEntry[],
): Promise<CommuneAnswer> {
  const households = await sumHouseholds(entries, sha256)
  const sum = await sumAll(households, sha256)
  return { commune, ...sum, ...(sum.hash === hash ? {} : { households }) }
}

const foundIn = ({ communes }: LedgerAsk, here: readonly Sum[], at: string): LedgerFound[] =>
  communes.map(({ hash, ...said }, index) => ({
    ...said,
    at,
    here: here[index]?.groups ?? 0,
    agrees: hash === here[index]?.hash,
  }))
