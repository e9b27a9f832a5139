import { expect, test } from 'vitest'
import { admitted, isNight } from './rules-nightly.ts'

test('the night is from one to five in Vietnam', () => {
  const at = (time: string) => isNight(`2021-03-04T${time}:00Z`)
  expect([at('17:59'), at('18:00'), at('21:59'), at('22:00')]).toEqual([false, true, true, false])
})

test('who is told to come again comes again, and at five it is over', async () => {
  const times = ['2021-03-04T20:00:00Z', '2021-03-04T20:00:01Z', '2021-03-04T22:00:00Z']
  const asked: string[] = []
  const admission = {
    run: async <T>(lane: string, _key: string, work: () => Promise<T>) => {
      asked.push(lane)
      if (asked.length === 1) return { kind: 'busy', retryAfter: 0 } as const
      return { kind: 'done', value: await work() } as const
    },
  }
  const admit = admitted(admission, () => times.shift() ?? '')
  let done = 0
  const work = async () => {
    done += 1
  }
  expect([await admit(work), await admit(work)]).toEqual([true, false])
  expect([asked, done]).toEqual([['long-read', 'long-read'], 1])
})
