/** Every SQL function of the centre, made anew by `migrate` when the text changes. Order matters: callees first. */
import { checkNumbers } from './functions/check-numbers.ts'
import { pruneCommune } from './functions/prune-commune.ts'
import { readAudit } from './functions/read-audit.ts'
import { readCoverageFunctions } from './functions/read-coverage.ts'
import { readFeedFunction } from './functions/read-feed.ts'
import { readFlagFunctions } from './functions/read-flags.ts'
import { readForBatch } from './functions/read-for-batch.ts'
import { readForDecision } from './functions/read-for-decision.ts'
import { readForRules } from './functions/read-for-rules.ts'
import { readHeld } from './functions/read-held.ts'
import { readHistoryFunction } from './functions/read-history.ts'
import { readLedger } from './functions/read-ledger.ts'
import { readMovesFunction } from './functions/read-moves.ts'
import { readQueueFunctions } from './functions/read-queue.ts'
import { settleMoves } from './functions/settle-moves.ts'
import { writeCommune } from './functions/write-commune.ts'

const texts = [
  readForBatch,
  writeCommune,
  readFeedFunction,
  readHeld,
  readForDecision,
  checkNumbers,
  readForRules,
  readCoverageFunctions,
  readQueueFunctions,
  readFlagFunctions,
  readMovesFunction,
  readHistoryFunction,
  readAudit,
  readLedger,
  settleMoves,
  pruneCommune,
]
const names = texts.flatMap((text) =>
  [...text.matchAll(/^create function (\w+)\(/gm)].map((match) => match[1]),
)

/** Dropped by name first: a changed signature would otherwise leave the old one beside it. */
const dropOld = `
do $$ declare f record; begin
  for f in select oid::regprocedure as signature from pg_proc
    where pronamespace = 'public'::regnamespace and proname in (${names.map((name) => `'${name}'`).join(', ')})
  loop execute format('drop function %s cascade', f.signature); end loop;
end $$;`

export const functions: readonly string[] = [dropOld, ...texts]
