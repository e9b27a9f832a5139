/**
 * What intake, feed, decisions and held groups ask of the database, and nothing else: the port behind which the
 * simulator puts a centre in memory. Each method is one statement and one snapshot; a write is one commit or none.
 */
import type pg from 'pg'
import type { CommuneCode, DeviceId, GroupId } from '#shared/ids.ts'
import type { LedgerFound } from '#shared/sync/ledger.ts'
import { type LedgerQuestion, type LedgerRead, noteLedger, readLedger } from './ledger.ts'
import { endMoves, type MoveChecks, type MoveEntry, settleMoveFlag, takeMoves } from './moves.ts'
import {
  endNumberChecks,
  type FlagSettlement,
  type NumberChecks,
  type NumberEntry,
  type NumberSettlement,
  settleNumberFlags,
  takeNumberChecks,
} from './number-checks.ts'
import {
  type FeedQuestion,
  type FeedRead,
  readDeviceState,
  readFeedPage,
  type StateRead,
} from './read-feed.ts'
import { type BatchQuestion, type BatchRead, readForBatch } from './read-for-batch.ts'
import { type DecisionQuestion, type DecisionRead, getDesk, readForDecision } from './read-for-decision.ts'
import {
  findHeld,
  type HeldLine,
  type HeldQuestion,
  type HeldRead,
  readForHeld,
  readStoredBatch,
} from './read-held.ts'
import { type CommuneWrite, type Contact, noteContact, type Written, writeCommune } from './write-commune.ts'

export interface CentreStore {
  readForBatch(question: BatchQuestion): Promise<BatchRead | undefined>
  writeCommune(write: CommuneWrite): Promise<Written | undefined>
  noteContact(contact: Contact): Promise<void>
  readFeedPage(question: FeedQuestion): Promise<FeedRead | 'unknown-device' | 'out-of-scope'>
  readDeviceState(tokenHash: Uint8Array): Promise<StateRead | undefined>
  readLedger(question: LedgerQuestion): Promise<LedgerRead | undefined>
  noteLedger(device: DeviceId, found: readonly LedgerFound[]): Promise<void>
  findHeld(commune: CommuneCode, group: GroupId): Promise<HeldLine | undefined>
  readForHeld(question: HeldQuestion): Promise<HeldRead>
  readStoredBatch(commune: CommuneCode, batch: number): Promise<Uint8Array | undefined>
  getDesk(account: string, newId: string): Promise<DeviceId>
  readForDecision(question: DecisionQuestion): Promise<DecisionRead | undefined>
  takeNumberChecks(limit: number): Promise<NumberChecks>
  settleNumberFlags(settlement: NumberSettlement): Promise<number>
  endNumberChecks(entries: readonly NumberEntry[]): Promise<void>
  takeMoves(limit: number, at: string): Promise<MoveChecks>
  settleMoveFlag(settlement: FlagSettlement): Promise<boolean>
  endMoves(entries: readonly MoveEntry[]): Promise<void>
}

export const storeOnPostgres = (pool: pg.Pool): CentreStore => ({
  readForBatch: (question) => readForBatch(pool, question),
  writeCommune: (write) => writeCommune(pool, write),
  noteContact: (contact) => noteContact(pool, contact),
  readFeedPage: (question) => readFeedPage(pool, question),
  readDeviceState: (tokenHash) => readDeviceState(pool, tokenHash),
  readLedger: (question) => readLedger(pool, question),
  noteLedger: (device, found) => noteLedger(pool, device, found),
  findHeld: (commune, group) => findHeld(pool, commune, group),
  readForHeld: (question) => readForHeld(pool, question),
  readStoredBatch: (commune, batch) => readStoredBatch(pool, commune, batch),
  getDesk: (account, newId) => getDesk(pool, account, newId),
  readForDecision: (question) => readForDecision(pool, question),
  takeNumberChecks: (limit) => takeNumberChecks(pool, limit),
  settleNumberFlags: (settlement) => settleNumberFlags(pool, settlement),
  endNumberChecks: (entries) => endNumberChecks(pool, entries),
  takeMoves: (limit, at) => takeMoves(pool, limit, at),
  settleMoveFlag: (settlement) => settleMoveFlag(pool, settlement),
  endMoves: (entries) => endMoves(pool, entries),
})
