/** Word from tab to tab, on the channel of the platform itself. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { browserTabs, type Tabs, type TabWord } from './tabs.ts'

let first: Tabs
let second: Tabs
let heard: TabWord[]
let channel: BroadcastChannel

beforeEach(() => {
  first = browserTabs()
  second = browserTabs()
  heard = []
  channel = new BroadcastChannel('dan-cu-tabs')
})
afterEach(() => channel.close())

/** Until so many words have come, each later than all before. */
const hear = (words: number): Promise<void> =>
  new Promise((resolve) => {
    const stop = second.listen((word) => {
      heard.push(word)
      if (heard.length < words) return
      stop()
      resolve()
    })
  })

it('a tab hears what another has written, locked and closed, in that order', async () => {
  const three = hear(3)
  first.announce()
  first.announce('locked')
  first.announce('closed')
  await three
  expect(heard).toEqual(['written', 'locked', 'closed'])
})

it('a tab does not hear itself, and nothing any more once it has stopped to listen', async () => {
  const own: TabWord[] = []
  const stop = first.listen((word) => own.push(word))
  const one = hear(1)
  first.announce('locked')
  await one
  expect(own).toEqual([])
  stop()
  const next = hear(2)
  second.announce('locked')
  first.announce()
  await next
  expect(own).toEqual([])
})

it('a word of a later version of the app is a reason to read again, and locks nothing', async () => {
  const four = hear(4)
  for (const word of ['moved', 7, null, { kind: 'locked' }]) channel.postMessage(word)
  await four
  expect(heard).toEqual(['written', 'written', 'written', 'written'])
})
