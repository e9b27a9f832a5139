/**
 * Tablets in the field are older than the centre. Each contract that was ever released is kept as what tablets of its
 * time said and were answered, and is told to the present centre again: it may say more than then, and nothing else.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Act,
  answerFile,
  batchFile,
  createRecordedCentre,
  type RecordedCentre,
  readActs,
} from '#server/testing/contract-acts.ts'
import { recordContract } from '#server/testing/contract-story.ts'
import { openRunningApi } from '#server/testing/running-api.ts'
import { muiNe } from '#server/testing/world.ts'
import { recordTypes, unitsOf } from '#shared/records/record.ts'
import type { Answer } from '#shared/sync/batch.ts'
import { changeKinds, contractVersion, readGroup } from '#shared/sync/change.ts'
import { type FeedPage, rowsFromColumns } from '#shared/sync/feed.ts'
import { lenientAnswerSchema, lenientPageSchema } from '#shared/sync/lenient.ts'

const root = fileURLToPath(new URL('../../e2e/contracts', import.meta.url))
const folderOf = (version: string): string => path.join(root, version)
const command = `CONTRACT=write npx vitest run server/sync/contracts.test.ts`
const present = `v${contractVersion}`
const sums = 'SHA256SUMS'
const textIn = (version: string, file: string): string =>
  readFileSync(path.join(folderOf(version), file), 'utf8')
const filesOf = (version: string): string[] =>
  readdirSync(folderOf(version))
    .filter((name) => name !== sums)
    .sort()

/** As `sha256sum` says it. */
const sumsOf = (version: string): string =>
  filesOf(version)
    .map((name) => `${createHash('sha256').update(textIn(version, name)).digest('hex')}  ${name}\n`)
    .join('')

async function record(): Promise<void> {
  if (existsSync(folderOf(present)))
    throw new Error(`${present} was released: what tablets say has a new number`)
  const api = await openRunningApi()
  await recordContract(createRecordedCentre(api), folderOf(present)).finally(api.close)
  writeFileSync(path.join(folderOf(present), sums), sumsOf(present))
}
if (process.env.CONTRACT === 'write') await record()
const versions = existsSync(root) ? readdirSync(root).sort() : []

/** What must be said to an old tablet as it was then; numbers, times and what is new may differ. */
const promised = ({ rows, flags }: Pick<Answer | FeedPage, 'rows' | 'flags'>) => ({
  rows: recordTypes.flatMap((type) =>
    rowsFromColumns(type, { commune: muiNe }, rows[type]).map(({ id, units, removedAt }) => ({
      id,
      units,
      isRemoved: removedAt !== null,
    })),
  ),
  flags: flags.map(({ kind, recordId, unit, rule, state, claims }) => ({
    ...{ kind, recordId, unit, rule, state },
    claims: claims.map(({ by, saw, wrote }) => ({ by, saw, wrote })),
  })),
})
const receiptsOf = ({ receipts }: Answer) =>
  receipts.map(({ groupId, outcome, conflicts, problem, seqs }) => ({
    ...{ groupId, outcome, conflicts, problem: problem ?? null },
    contained: Object.keys(seqs).sort(),
  }))

test(`the present contract is recorded before it is released; a new one is recorded by: ${command}`, () => {
  expect(versions).toContain(present)
  expect(versions).toEqual(Array.from({ length: contractVersion }, (_, at) => `v${at + 1}`))
})

describe.each(versions)('contract %s', (version) => {
  const acts = readActs(folderOf(version))
  const named = acts.flatMap((act) => (act.act === 'push' || act.act === 'read' ? [act] : []))
  const batches = acts.flatMap((act) =>
    act.act === 'push' ? [textIn(version, batchFile(act.name)).trim().split('\n')] : [],
  )
  const envelopes = batches.map(([envelope]) => envelope)
  const lines = batches.flatMap(([, ...rest]) => rest)
  const readings = lines.flatMap((line) => (line.startsWith('{') ? [readGroup(JSON.parse(line))] : []))
  const groups = readings.flatMap((reading) => (reading.kind === 'group' ? [reading.group] : []))
  let centre: RecordedCentre
  let close: () => Promise<void>

  beforeAll(async () => {
    const api = await openRunningApi()
    centre = createRecordedCentre(api)
    close = api.close
  })
  afterAll(() => close())

  test('was not touched since it was recorded', () => {
    expect(sumsOf(version), 'A recorded file is what old tablets say: it is never edited.').toBe(
      textIn(version, sums),
    )
  })

  test('is understood: its tablets are in the field', () => {
    expect(readings.filter(({ kind }) => kind === 'fault')).toEqual([])
  })

  test('has every kind of change, every field of an envelope, and every unit of its time', () => {
    const changes = groups.flatMap((group) => group.changes)
    expect(new Set(changes.map(({ kind }) => kind))).toEqual(new Set(changeKinds))
    for (const field of [
      'asking":["',
      'replay":{',
      'waiting"',
      'appVersion"',
      'mark":{',
      'first"',
      'dismissed"',
    ])
      expect(envelopes.join('\n')).toContain(`"${field}`)
    if (version === present) expect(groups.filter(({ event }) => event !== undefined)).not.toEqual([])
    for (const type of version === present ? recordTypes : []) {
      const filled = changes.flatMap((change) =>
        Object.entries(change.type === type ? (change.wrote ?? {}) : {}).filter(
          ([, value]) => value !== null,
        ),
      )
      expect(new Set(filled.map(([unit]) => unit))).toEqual(new Set(Object.keys(unitsOf(type))))
    }
  })

  // one after the other: each stands on those before it
  test.each(acts.map((act, at) => [`${at} ${nameOf(act)}`, act] as const))('%s', async (_name, act) => {
    if (act.act === 'push') {
      const { answer } = await centre.push(act.by, textIn(version, batchFile(act.name)))
      const then = lenientAnswerSchema.parse(JSON.parse(textIn(version, answerFile(act.name))))
      expect(receiptsOf(answer)).toMatchObject(receiptsOf(then))
      expect({ scope: answer.scope, otherEpoch: answer.otherEpoch, epoch: answer.epoch }).toEqual({
        ...{ scope: then.scope, otherEpoch: then.otherEpoch, epoch: then.epoch },
      })
      expectPromised(answer, then)
    } else if (act.act === 'read') {
      const { page } = await centre.read(act.by)
      expectPromised(page, lenientPageSchema.parse(JSON.parse(textIn(version, answerFile(act.name)))))
    } else {
      await centre.act(act)
    }
  })

  test.each(named)('the answer of then is read by the tablet of today: $name', ({ act, name }) => {
    const then: unknown = JSON.parse(textIn(version, answerFile(name)))
    const schema = act === 'push' ? lenientAnswerSchema : lenientPageSchema
    expect(schema.parse(then)).toMatchObject(then as object)
  })
})

function nameOf(act: Act): string {
  return 'name' in act ? `${act.by} says ${act.name.slice(3)}` : act.act
}

function expectPromised(now: Answer | FeedPage, then: Answer | FeedPage): void {
  const [said, wanted] = [promised(now), promised(then)]
  for (const row of wanted.rows)
    expect(
      said.rows.find(({ id }) => id === row.id),
      row.id,
    ).toMatchObject(row)
  expect(said.flags).toEqual(
    expect.arrayContaining(wanted.flags.map((flag) => expect.objectContaining(flag))),
  )
}
