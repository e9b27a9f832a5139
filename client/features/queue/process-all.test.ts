import { describe, expect, it } from 'vitest'
import { ApiProblem } from '#client/api/ask.ts'
import type { HeldGroup, HeldSettlement } from '#shared/api/queue.ts'
import { communeCode, deviceId, groupId } from '#shared/ids.ts'
import { countTexts, processAll, type Round } from './process-all.ts'

const held = (number: number): HeldGroup => ({
  commune: { code: communeCode('22915'), name: 'Mũi Né' },
  groupId: groupId(`019aaf00-0003-7000-8000-${String(number).padStart(12, '0')}`),
  device: deviceId('019aaf00-0002-7000-8000-000000000001'),
  officer: { username: 'lan', name: 'Lan' },
  arrivedAt: '2026-02-03T04:00:00.000Z',
  problem: { code: 'revoked' },
})

/** What the centre holds of one tablet; it lists the oldest of it only. */
class HeldAtCentre {
  readonly asked: number[] = []
  constructor(
    readonly groups: HeldGroup[],
    readonly answers: Readonly<Record<number, HeldSettlement | ApiProblem>> = {},
    readonly listed = 500,
  ) {}
  readonly list = async () => ({ groups: this.groups.slice(0, this.listed), total: this.groups.length })
  readonly process = async (group: HeldGroup): Promise<HeldSettlement> => {
    const number = Number(group.groupId.slice(-12))
    this.asked.push(number)
    const answer = this.answers[number] ?? { outcome: 'applied', problem: null }
    const stays = answer instanceof ApiProblem ? answer.code === 'older-first' : answer.outcome === 'held'
    if (!stays) this.groups.splice(this.groups.indexOf(group), 1)
    if (answer instanceof ApiProblem) throw answer
    return answer
  }
}
const numbered = (count: number) => Array.from({ length: count }, (_, at) => held(at + 1))
const run = (centre: HeldAtCentre, isStopped = () => false) => {
  const steps: Round[] = []
  const { list, process } = centre
  return { steps, end: processAll({ list, process, isStopped, onStep: (round) => steps.push(round) }) }
}

describe('all that a tablet has held', () => {
  it('is processed one by one, the oldest first, and each step is told', async () => {
    const centre = new HeldAtCentre(numbered(3))
    const { steps, end } = run(centre)
    expect(await end).toEqual({ done: 3, total: 3, applied: 3, stayed: [], gone: 0 })
    expect(centre.asked).toEqual([1, 2, 3])
    expect(steps.map(({ done, total }) => [done, total])).toEqual([
      [1, 3],
      [2, 3],
      [3, 3],
    ])
  })

  it('is asked once each: what stays held is told with its reason, now or of before, and what others settled is no fault', async () => {
    const centre = new HeldAtCentre(numbered(4), {
      1: { outcome: 'held', problem: { code: 'scope' } },
      2: new ApiProblem('older-first'),
      3: new ApiProblem('not-found'),
    })
    expect(await run(centre).end).toEqual({
      done: 4,
      total: 4,
      applied: 1,
      stayed: [{ code: 'scope' }, { code: 'revoked' }],
      gone: 1,
    })
    expect(centre.asked).toEqual([1, 2, 3, 4])
  })

  it('is more than one list: what comes into sight is processed too', async () => {
    const centre = new HeldAtCentre(numbered(7), { 1: { outcome: 'held', problem: null } }, 3)
    const { done, total, applied } = await run(centre).end
    expect([done, total, applied]).toEqual([7, 7, 6])
    expect(centre.asked).toEqual([1, 2, 3, 4, 5, 6, 7])
  })

  it('stays where it is when the person stops it', async () => {
    const centre = new HeldAtCentre(numbered(5))
    expect(await run(centre, () => centre.asked.length === 2).end).toMatchObject({ done: 2, total: 5 })
    expect(centre.groups).toHaveLength(3)
  })

  it('stops when the centre does not answer: what was done is done', async () => {
    const centre = new HeldAtCentre(numbered(3), { 2: new ApiProblem('no-answer') })
    const { steps, end } = run(centre)
    await expect(end).rejects.toMatchObject({ code: 'no-answer' })
    expect(steps).toHaveLength(1)
    expect(centre.asked).toEqual([1, 2])
  })
})

it('reasons that read alike are counted together, the most frequent first', () => {
  expect(countTexts(['b', 'a', 'a'])).toEqual([
    { text: 'a', count: 2 },
    { text: 'b', count: 1 },
  ])
})
