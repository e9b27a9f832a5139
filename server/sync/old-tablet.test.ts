/**
 * A tablet of the first contract, whose lines are the recorded ones, and one of today at one household, over real HTTP.
 * Each sees what the other wrote, and what the old one does not know is not lost by what it says.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  batchFile,
  createRecordedCentre,
  type RecordedCentre,
  readActs,
} from '#server/testing/contract-acts.ts'
import { openRunningApi, type RunningApi } from '#server/testing/running-api.ts'
import { muiNe, packBatch, type TestTablet } from '#server/testing/world.ts'
import { epoch, type RecordId, recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { answerSchema } from '#shared/sync/batch.ts'
import { type FeedPage, feedPageSchema, rowsFromColumns } from '#shared/sync/feed.ts'
import { createChange, editChange, resident } from '#shared/testing/builders.ts'

const folder = fileURLToPath(new URL('../../e2e/contracts/v1', import.meta.url))
const recorded = (name: string) => readFileSync(path.join(folder, batchFile(name)), 'utf8')
const home = recordId('01a2aaaa-0000-7000-8000-000000000001')
const an = recordId('01a2aaaa-0000-7000-8000-000000000011')
const child = recordId('01a2aaaa-0000-7000-8000-000000000077')
const then = epoch('epoch-of-the-recording')

let api: RunningApi
let old: RecordedCentre
let today: TestTablet

const sendToday = async (changes: Parameters<TestTablet['group']>[0]) => {
  const bytes = packBatch(today.envelope({ epoch: then }), [today.group(changes, { epoch: then })])
  const response = await api.pushBytes(today.token, bytes)
  return answerSchema.parse(await response.json())
}
const unitsIn = (page: FeedPage, id: RecordId): UnitValues | undefined =>
  rowsFromColumns('resident', { commune: muiNe }, page.rows.resident).find((row) => row.id === id)?.units
const readToday = async () => {
  const headers = { authorization: `Bearer ${today.token}` }
  return feedPageSchema.parse(await (await api.ask(`/api/feed/${muiNe}`, { headers })).json())
}

beforeAll(async () => {
  api = await openRunningApi()
  old = createRecordedCentre(api)
  const [begin] = readActs(folder)
  if (begin?.act !== 'begin') throw new Error('the recording does not begin')
  await old.act(begin)
  today = await api.world.enrol('tablet-of-today')
})
afterAll(() => api.close())

describe('a tablet of the first contract and one of today at one household', () => {
  test('see each other’s edits, and a unit that only one of them knows survives the other’s', async () => {
    await old.push('lan', recorded('01-first-save'))
    const before = unitsIn(await readToday(), an)
    expect(before).toMatchObject({ name: 'NGUYỄN VĂN ẤN', birth: '1950', bloodType: null })

    const unknownThen = { bloodType: { type: '04', paper: 'Bệnh viện Bình Thuận' }, religion: 'phat-giao' }
    const saw = { bloodType: null, religion: before?.religion ?? null }
    const told = await sendToday([
      editChange(an, { saw, wrote: unknownThen, base: 1_000 }),
      createChange('resident', child, resident({ household: home, name: 'NGUYỄN THỊ MỚI', relation: 'CON' })),
    ])
    expect(told.receipts).toMatchObject([{ outcome: 'applied', conflicts: [] }])

    // the day of birth, and the sex of another, as that version's tablet said them
    const { answer } = await old.push('lan', recorded('03-edits'))
    expect(answer.receipts.map(({ outcome }) => outcome)).toEqual(answer.receipts.map(() => 'applied'))

    const pages = [(await old.read('lan')).page, await readToday()]
    for (const page of pages) {
      expect(unitsIn(page, an)).toMatchObject({ birth: '1950-02-28', ...unknownThen })
      expect(unitsIn(page, child)).toMatchObject({ name: 'NGUYỄN THỊ MỚI', household: home })
    }
  })
})
