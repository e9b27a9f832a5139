import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerSchema } from '#shared/sync/batch.ts'
import { feedPageSchema } from '#shared/sync/feed.ts'
import { createChange, editChange, household, resident } from '#shared/testing/builders.ts'
import { newId, openWorld, type World } from '../testing/world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

test('a household of two that one officer records reaches the feed of the commune', async () => {
  const lan = await world.enrol('lan')
  const home = newId()
  const an = newId()
  const group = lan.group([
    createChange('household', home, household({ hamlet: 'Khu phố 1' })),
    createChange(
      'resident',
      an,
      resident({ household: home, name: 'NGUYỄN VĂN AN', birth: '1960', relation: 'CH' }),
    ),
  ])
  const answer = await lan.send([group])
  expect(answerSchema.parse(answer)).toEqual(answer)
  expect(answer.receipts).toMatchObject([{ groupId: group.groupId, outcome: 'applied', conflicts: [] }])
  const page = await lan.feed(0)
  expect(feedPageSchema.parse(page)).toEqual(page)
  expect(page.rows.resident.units.name).toEqual(['NGUYỄN VĂN AN'])
  expect(page.mark).toEqual(answer.mark)
  expect(page.next).toBe(answer.mark?.seq)
  const again = await lan.send([group])
  expect(again).toEqual(answer)
  const edit = lan.group([
    editChange(an, { saw: { name: 'NGUYỄN VĂN AN' }, wrote: { name: 'NGUYỄN VĂN ÂN' } }),
  ])
  expect((await lan.send([edit])).rows.find((row) => row.id === an)?.units.name).toBe('NGUYỄN VĂN ÂN')
})
describe('x', () => {})
