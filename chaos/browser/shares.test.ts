import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inShares } from './shares.ts'

const never = new AbortController().signal

it('everything is done once, in even shares of which two go side by side', async () => {
  const shares: number[] = []
  let beside = 0
  let most = 0
  await inShares({ all: 60, most: 25, atOnce: 2, ending: never }, async (share) => {
    shares.push(share)
    beside += 1
    most = Math.max(most, beside)
    await sleep(share)
    beside -= 1
    return share
  })
  expect(shares).toEqual([15, 15, 15, 15])
  expect(most).toBe(2)
})

it('what a share leaves is done by another', async () => {
  let done = 0
  await inShares({ all: 50, most: 25, atOnce: 2, ending: never }, async (share) => {
    const part = done === 0 ? 1 : share
    done += part
    await sleep(part)
    return part
  })
  expect(done).toBe(50)
})

it('one alone is one share', async () => {
  const shares: number[] = []
  await inShares({ all: 1, most: 25, atOnce: 2, ending: never }, async (share) => shares.push(share))
  expect(shares).toEqual([1])
})

it('no share is begun once it is told to end', async () => {
  const ending = new AbortController()
  let shares = 0
  await inShares({ all: 100, most: 10, atOnce: 1, ending: ending.signal }, async (share) => {
    shares += 1
    if (shares === 2) ending.abort()
    return share
  })
  expect(shares).toBe(2)
})
