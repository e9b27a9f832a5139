import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { communeCode, deviceId, epoch } from '#shared/ids.ts'
import { batchLimits, type Envelope } from '#shared/sync/batch.ts'
import { demoPeople, readDemoCountry } from './demo-country.ts'
import { batchesOf, groupOfHousehold } from './synthetic-batches.ts'

const [commune] = [...demoPeople(readDemoCountry(), '2026-11-23', 0.2)]
const households = commune?.households ?? []
const envelope: Envelope = {
  deviceId: deviceId('01890000-0000-7000-8000-000000000001'),
  commune: communeCode('22915'),
  epoch: epoch('one'),
  mark: null,
  asking: [],
}
const batches = [...batchesOf(households, envelope)]
const linesOf = (bytes: Uint8Array): string[] => gunzipSync(bytes).toString('utf8').split('\n')

test('every batch is within the limits of the intake', () => {
  expect(batches.length).toBeGreaterThan(3)
  for (const batch of batches) {
    expect(batch.bytes.length).toBeLessThanOrEqual(batchLimits.compressedBytes)
    expect(batch.records).toBeLessThanOrEqual(batchLimits.changes)
  }
})

test('the first line is the envelope, then one household a line, in order and none twice', () => {
  const sent = batches.flatMap((batch) => {
    const [first, ...groups] = linesOf(batch.bytes).map((line) => JSON.parse(line))
    expect(first).toEqual(envelope)
    return groups.map((group: { household: string }) => group.household)
  })
  expect(sent).toEqual(households.map((household) => household.id))
})

test('a household is sent with the same bytes again, so the intake knows it', () => {
  const again = [...batchesOf(households, envelope)]
  expect(again.map((batch) => linesOf(batch.bytes))).toEqual(batches.map((batch) => linesOf(batch.bytes)))
})

test('nothing is sent for a unit that nobody filled in', () => {
  const empty = households
    .flatMap((household) => groupOfHousehold(household, epoch('one')).changes)
    .filter((change) => Object.values(change.wrote ?? {}).includes(null))
  expect(empty).toEqual([])
})
