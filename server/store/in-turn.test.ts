import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openTestDatabase } from '#server/testing/database.ts'
import { inTurn } from './in-turn.ts'

test('nodes that start together take turns, and one that fails keeps nobody waiting', async () => {
  const { owner, close } = await openTestDatabase()
  const told: string[] = []
  const start = (node: string) =>
    inTurn(owner, 'test', async () => {
      told.push(`${node} begins`)
      await sleep(20)
      told.push(`${node} ends`)
      if (node === 'a') throw new Error('a fails')
    }).catch(() => undefined)
  await Promise.all(['a', 'b'].map(start))
  await close()
  expect(told).toHaveLength(4)
  expect(told[0]?.[0]).toBe(told[1]?.[0])
  expect(told[2]?.[0]).toBe(told[3]?.[0])
})
