/** The road itself: batches in, feed out. */
import { createRoute, z } from '@hono/zod-openapi'
import { createLongReads } from '#server/admission/long-reads.ts'
import { recordFeed } from '#server/store/audit.ts'
import { hashOfToken } from '#server/store/token-hash.ts'
import { applyBatch } from '#server/sync/apply-batch.ts'
import { compareLedger } from '#server/sync/compare-ledger.ts'
import { peekCommune } from '#server/sync/peek-commune.ts'
import { readFeed } from '#server/sync/read-feed.ts'
import { communeCodeSchema } from '#shared/ids.ts'
import { answerSchema, batchLimits, envelopeSchema } from '#shared/sync/batch.ts'
import { groupSchema } from '#shared/sync/change.ts'
import { type FeedPage, feedPageSchema } from '#shared/sync/feed.ts'
import { ledgerAnswerSchema, ledgerAskSchema } from '#shared/sync/ledger.ts'
import { admit } from './admit.ts'
import { type AppDeps, addressOf, admitToken, getToken, incomingOf, noteContact } from './context.ts'
import { packAnswers, packedJson } from './pack-answers.ts'
import { ProblemError, problemResponse } from './problem-answer.ts'
import { readBody } from './read-body.ts'
import { byDevice, createRouter, jsonAnswer, jsonBody, permitted, problemAnswers } from './router.ts'

const feed = createRoute({
  method: 'get',
  path: '/feed/{commune}',
  security: byDevice,
  request: {
    params: z.object({ commune: communeCodeSchema }),
    query: z.object({
      cursor: z.coerce.number().int().nonnegative().default(0),
      /** The newest mark that the device was told: `seq-hash`. */
      mark: z
        .string()
        .regex(/^\d{1,15}\d?-[0-9a-f]{64}$/)
        .transform((text) => ({ seq: Number.parseInt(text, 10), hash: text.slice(text.indexOf('-') + 1) }))
        .optional(),
    }),
  },
  responses: {
    200: jsonAnswer(feedPageSchema, 'Rows and flags after the cursor'),
    ...problemAnswers('bad-request', 'unknown-device', 'not-allowed'),
  },
})

const ledger = createRoute({
  method: 'post',
  path: '/ledger',
  security: byDevice,
  request: { body: jsonBody(ledgerAskSchema) },
  responses: {
    200: jsonAnswer(ledgerAnswerSchema, 'What the centre has of this tablet, by household where it differs'),
    ...problemAnswers('bad-request', 'unknown-device'),
  },
})

const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const lineSchemas = {
  BatchEnvelope: z.object(envelopeSchema.shape),
  BatchGroup: z.strictObject(groupSchema.shape),
}

/** Described by hand: the body is gzip, and is kept as it comes. What each line is stands in the components. */
const batches = {
  method: 'post',
  path: '/batches',
  security: byDevice,
  description: 'A batch of groups: NDJSON, gzip; the envelope on line 1, one group a line',
  request: {
    headers: z.object({ 'content-encoding': z.literal('gzip') }),
    body: {
      required: true,
      content: {
        'application/x-ndjson': {
          schema: {
            type: 'string',
            description: 'Line 1 is a BatchEnvelope, each further line a BatchGroup',
            contentMediaType: 'application/x-ndjson',
            contentSchema: { oneOf: Object.keys(lineSchemas).map(refTo) },
          },
        },
      },
    },
  },
  responses: {
    200: jsonAnswer(answerSchema, 'A receipt for every group, with the rows and flags that they name'),
    ...problemAnswers('not-gzip', 'no-envelope', 'unknown-device', 'too-large'),
  },
} as const

export function syncRoutes(deps: AppDeps) {
  const router = createRouter()
  const longReads = createLongReads()
  for (const [name, schema] of Object.entries(lineSchemas)) router.openAPIRegistry.register(name, schema)
  router.openAPIRegistry.registerPath(batches)
  for (const path of ['/feed/*', '/ledger']) router.use(path, packAnswers)
  router.post('/batches', async (c) => {
    const token = getToken(c)
    if (c.req.header('content-encoding') !== 'gzip') throw new ProblemError('not-gzip')
    const limits = {
      small: batchLimits.compressedBytes,
      large: batchLimits.lone.compressedBytes,
      admit: () => admitToken(deps, token),
    }
    const bytes = await readBody(c.req.raw, limits, incomingOf(c))
    const ask = { lane: 'push', key: peekCommune(bytes) ?? '' } as const
    const outcome = await admit(deps, ask, () =>
      applyBatch(deps.centre, { token, bytes, address: addressOf(deps, c) }),
    )
    if (outcome.kind === 'problem') return problemResponse(outcome.code)
    return packedJson(c, outcome.answer)
  })
  router.openapi(
    permitted(ledger, (c) => admitToken(deps, getToken(c))),
    async (c) => {
      await noteContact(deps, c)
      const outcome = await compareLedger(deps.centre, { token: getToken(c), ask: c.req.valid('json') })
      if (outcome.kind === 'problem') throw new ProblemError(outcome.code)
      return c.json(outcome.answer, 200)
    },
  )
  return router.openapi(feed, async (c) => {
    const { commune } = c.req.valid('param')
    const { cursor, mark = null } = c.req.valid('query')
    const token = getToken(c)
    const tokenHash = hashOfToken(token)
    const reader = `${tokenHash.toString('base64')} ${commune}`
    const lane = longReads.isLong(reader, cursor) ? 'long-read' : 'read'
    const page = await admit(deps, { lane, key: commune }, async () => {
      await noteContact(deps, c)
      const outcome = await readFeed(deps.centre, { token, commune, cursor, mark })
      if (outcome.kind === 'problem') throw new ProblemError(outcome.code)
      const reading = { tokenHash, commune, address: addressOf(deps, c) }
      if (hasRows(outcome.page)) await recordFeed(deps.pool, reading)
      return outcome.page
    })
    longReads.note(reader, page)
    return c.json(page, 200)
  })
}

const hasRows = ({ rows }: FeedPage): boolean => Object.values(rows).some(({ id }) => id.length > 0)
