/**
 * Compares what was saved here with what the centre has, when nothing else is to be done. It can fail without anything
 * being lost, so only a centre that asks to wait ends the run.
 */
import { isToCompare, takeLedger } from '#client/store/ledger.ts'
import { done, type Step, type SyncContext, stepFromReply } from './sync-context.ts'

export async function compareLedger(context: SyncContext, byHand: boolean): Promise<Step> {
  if (!byHand && !(await isToCompare(context.store))) return done
  const own = await context.ledger.read()
  if (own.isReplaying || own.communes.length === 0) return done
  const communes = own.communes.map(({ said }) => said)
  const reply = await context.network.postLedger(context.token, { epoch: own.epoch, communes })
  if (reply.kind !== 'answer') return reply.retryAfterMs === null ? done : stepFromReply(reply)
  const taken = await takeLedger(context.store, { own, answer: reply.value })
  await context.written()
  return taken === 'other-epoch' ? { kind: 'other-epoch' } : done
}
