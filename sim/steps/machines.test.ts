/** That what happens to machines under way is more than a word: both of two live copies bring saves, and old apps theirs. */
import { expect, test } from 'vitest'
import type { CentreTables } from '../centre/memory-state.ts'
import { planHistory } from '../history.ts'
import { randomFrom } from '../random.ts'
import { runHistory } from '../run-history.ts'
import { chooseSwarm } from '../swarm.ts'
import type { World } from '../world.ts'
import type { StepKind } from './step.ts'

const mostSeeds = 600

function isPlanned(kind: StepKind, seed: number): boolean {
  const random = randomFrom(seed)
  const swarm = chooseSwarm(random.fork('swarm'))
  return planHistory(random.fork('history'), swarm).some((step) => step.kind === kind)
}

/** Whether some history with such a step comes to that, and ends well. */
async function comesTo(kind: StepKind, isMeant: (world: World) => boolean): Promise<boolean> {
  for (let seed = 1; seed <= mostSeeds; seed += 1) {
    if (!isPlanned(kind, seed)) continue
    const { world, violation } = await runHistory({ seed })
    expect(violation).toBeUndefined()
    if (isMeant(world)) return true
  }
  return false
}

const heldIn = ({ communes }: CentreTables) =>
  [...communes.values()].flatMap(({ held }) => [...held.values()])

test('two machines that are one tablet fill one group differently, and both are at the centre', async () => {
  const isMeant = ({ ledger, tables }: World): boolean => {
    const differing = heldIn(tables).filter(({ problem }) => problem.code === 'content-differs')
    return ledger.putBack.size === 0 && ledger.twins.length === 1 && differing.length > 0
  }
  expect(await comesTo('second-machine', isMeant)).toBe(true)
}, 60_000)

test('what an app of the first contract saved is sent by the present one after an update', async () => {
  const isMeant = ({ ledger, tablets }: World): boolean =>
    tablets.some(({ name, isOld }) => {
      const lines = [...ledger.sent.values()].flatMap((sent) => [...(sent.lines.get(name) ?? [])])
      const isOf = (version: number): boolean =>
        lines.some((line) => line.includes(`"contractVersion":${version},`))
      return !isOld && isOf(1) && isOf(2)
    })
  expect(await comesTo('update-app', isMeant)).toBe(true)
}, 60_000)

test('an officer moves to another commune while a save waits, and it is held there', async () => {
  const isMeant = ({ tables }: World): boolean =>
    heldIn(tables).some(({ problem }) => problem.code === 'scope')
  expect(await comesTo('move-officer', isMeant)).toBe(true)
}, 60_000)
