import { expect, it } from 'vitest'
import type { Network } from '#client/sync/network.ts'
import { lazyNetwork } from './lazy-network.ts'

const silent = { kind: 'no-answer', timedOut: false, unreadable: false, retryAfterMs: null } as const

function silentNetwork(asked: string[]): Network {
  const ask = (what: string) => async () => {
    asked.push(what)
    return silent
  }
  return {
    postBatch: ask('batch'),
    getFeed: ask('feed'),
    getState: ask('state'),
    postLedger: ask('ledger'),
    enrol: ask('enrol'),
    reportRecovery: ask('recovery'),
  }
}

it('the network is fetched once, when something is first asked', async () => {
  let loads = 0
  const asked: string[] = []
  const network = lazyNetwork(async () => {
    loads += 1
    return silentNetwork(asked)
  })
  expect(loads).toBe(0)
  await Promise.all([network.getState('token'), network.reportRecovery('token', 'key')])
  expect(await network.getState('token')).toEqual(silent)
  expect(loads).toBe(1)
  expect(asked).toEqual(['state', 'recovery', 'state'])
})

it('a part of the app that could not be fetched is asked for again', async () => {
  let loads = 0
  const network = lazyNetwork(async () => {
    loads += 1
    if (loads === 1) throw new Error('the network was cut')
    return silentNetwork([])
  })
  await expect(network.getState('token')).rejects.toThrow('cut')
  expect(await network.getState('token')).toEqual(silent)
})
