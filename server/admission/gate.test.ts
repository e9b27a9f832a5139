/** Who is let in, in which order, and who is told at the door that there is no room. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeClock } from '#server/testing/fake-clock.ts'
import { createGate, type GateOptions, type Passage } from './gate.ts'
import { narrowest, widest } from './load.ts'

/** A gate whose work runs until the test ends it, and what became of everybody. */
function gateWith(options: Partial<GateOptions> = {}, chance = 0.5) {
  const clock = createFakeClock()
  const gate = createGate(
    { atOnce: 1, queue: 10, waitMs: 2_000, ...options },
    { clock, chance: () => chance },
  )
  const running = new Map<string, () => void>()
  const began: string[] = []
  const told: (readonly [string, Passage<string>])[] = []
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve))
  return {
    ...{ clock, gate, began, told, settle },
    /** The key is the first letter. */
    come: async (...names: readonly string[]) => {
      for (const name of names) {
        const work = () =>
          new Promise<string>((resolve) => {
            began.push(name)
            running.set(name, () => resolve(name))
          })
        void gate.run(name[0] ?? '', work).then((passage) => told.push([name, passage]))
      }
      await settle()
    },
    end: async (name: string, ms = 10) => {
      clock.advance(ms)
      running.get(name)?.()
      running.delete(name)
      await settle()
    },
    endNext: async () => {
      const [name] = running.keys()
      running.get(name ?? '')?.()
      running.delete(name ?? '')
      await settle()
      return name
    },
    busy: () => told.flatMap(([name, { kind }]) => (kind === 'busy' ? [name] : [])),
  }
}
const names = (key: string, count: number) => Array.from({ length: count }, (_, n) => `${key}${n}`)

describe('a gate', () => {
  it('lets as many work at once as there are places, and the next when one ends', async () => {
    const { gate, began, come, end } = gateWith({ atOnce: 2 })
    await come('a0', 'b0', 'c0')
    expect(began).toEqual(['a0', 'b0'])
    expect(gate.count()).toEqual({ inWork: 2, inLine: 1 })
    await end('b0')
    expect(began).toEqual(['a0', 'b0', 'c0'])
    await end('a0')
    await end('c0')
    expect(gate.count()).toEqual({ inWork: 0, inLine: 0 })
  })

  it('gives what the work gave, and lets its failure through with the place given back', async () => {
    const { gate } = gateWith()
    expect(await gate.run('a', async () => 7)).toEqual({ kind: 'done', value: 7 })
    await expect(gate.run('a', () => Promise.reject(new Error('failed')))).rejects.toThrow('failed')
    expect(gate.count()).toEqual({ inWork: 0, inLine: 0 })
    expect(await gate.run('a', async () => 8)).toEqual({ kind: 'done', value: 8 })
  })

  it('a commune with one tablet waits one turn, though another has three hundred', async () => {
    const { began, come, endNext } = gateWith({ queue: 400 })
    await come(...names('a', 300), 'b0')
    for (let turn = 0; turn < 3; turn += 1) await endNext()
    expect(began).toEqual(['a0', 'a1', 'b0', 'a2'])
  })

  it('says at once that there is no room when the line is full', async () => {
    const { began, come, busy } = gateWith({ queue: 3 })
    await come(...names('a', 6))
    expect(busy()).toEqual(['a4', 'a5'])
    expect(began).toEqual(['a0'])
  })

  it('a full line of one commune has room for another: the crowd’s newest is told to come again', async () => {
    const { began, come, busy, endNext } = gateWith({ queue: 3 })
    await come(...names('a', 4), 'b0')
    expect(busy()).toEqual(['a3'])
    await endNext()
    await endNext()
    expect(began).toEqual(['a0', 'a1', 'b0'])
  })

  it('says at once that the wait would be too long, by what work took so far', async () => {
    const { come, end, busy } = gateWith({ queue: 100, waitMs: 2_000 })
    await come('a0')
    await end('a0', 500)
    await come(...names('b', 7))
    // one works, four wait 2 s at most
    expect(busy()).toEqual(['b5', 'b6'])
    await come('c0')
    expect(busy()).toEqual(['b5', 'b6'])
  })

  it('nobody stands longer than the bound, whatever was reckoned', async () => {
    const { clock, gate, come, busy, settle, end, began } = gateWith({ waitMs: 2_000 })
    await come('a0', 'a1')
    clock.advance(1_000)
    await come('b0')
    clock.advance(1_001)
    await settle()
    expect(busy()).toEqual(['a1'])
    await end('a0')
    expect(began).toEqual(['a0', 'b0'])
    expect(gate.count()).toEqual({ inWork: 1, inLine: 0 })
  })

  it('whoever was called in is not told to go when their time would have been up', async () => {
    const { clock, told, come, end, settle } = gateWith({ waitMs: 2_000 })
    await come('a0', 'a1')
    await end('a0')
    clock.advance(10_000)
    await settle()
    await end('a1')
    expect(told.map(([name, { kind }]) => [name, kind])).toEqual([
      ['a0', 'done'],
      ['a1', 'done'],
    ])
  })

  it('lets everybody in or turns them away, never more at once than there are places', async () => {
    const act = fc.oneof(
      { weight: 2, arbitrary: fc.constantFrom('a', 'b', 'c') },
      fc.constantFrom('end', 'wait'),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { maxLength: 60 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 0, max: 5 }),
        async (acts, atOnce, queue) => {
          const { gate, clock, come, endNext, told, settle } = gateWith({ atOnce, queue, waitMs: 100 })
          let count = 0
          for (const what of acts) {
            if (what === 'end') await endNext()
            else if (what === 'wait') clock.advance(40)
            else await come(`${what}${count++}`)
            await settle()
            const { inWork, inLine } = gate.count()
            expect(inWork).toBeLessThanOrEqual(atOnce)
            expect(inLine).toBeLessThanOrEqual(queue)
            expect(inLine === 0 || inWork === atOnce).toBe(true)
          }
          while ((await endNext()) !== undefined) expect(gate.count().inWork).toBeLessThanOrEqual(atOnce)
          expect(told.length).toBe(count)
          expect(gate.count()).toEqual({ inWork: 0, inLine: 0 })
        },
      ),
      { seed: 5, numRuns: 60 },
    )
  })
})

describe('whoever is turned away', () => {
  /** What the last of so many was told, where a piece of work takes so long. */
  async function toldAfter({ count, ms, chance }: { count: number; ms: number; chance: number }) {
    const { told, come, end } = gateWith({ queue: 0 }, chance)
    await come('a0')
    await end('a0', ms)
    await come('a1', ...names('b', count))
    const [, passage] = told.at(-1) ?? []
    return passage?.kind === 'busy' ? passage.retryAfter : undefined
  }

  it('comes back within a few seconds when they are few', async () => {
    expect(await toldAfter({ count: 1, ms: 10, chance: 0 })).toBe(1)
    expect(await toldAfter({ count: 1, ms: 10, chance: 0.999 })).toBe(narrowest)
  })

  it('is spread the wider the more they are, so that they take half of what gets through', async () => {
    expect(await toldAfter({ count: 200, ms: 100, chance: 0.999 })).toBe(40)
    expect(await toldAfter({ count: 400, ms: 100, chance: 0.999 })).toBe(80)
    expect(await toldAfter({ count: 400, ms: 100, chance: 0.5 })).toBe(41)
  })

  it('never waits longer than five minutes at a word of the gate', async () => {
    expect(await toldAfter({ count: 2_000, ms: 60_000, chance: 0.999 })).toBe(widest)
  })

  it('is forgotten after a while: a quiet evening follows a loud one', async () => {
    const { clock, told, come, end } = gateWith({ queue: 0 }, 0.999)
    await come('a0')
    await end('a0', 100)
    await come('a1', ...names('b', 400))
    clock.advance(10 * 60_000)
    await come('c0')
    expect(told.at(-1)).toEqual(['c0', { kind: 'busy', retryAfter: narrowest }])
  })
})
