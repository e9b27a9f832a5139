/** Every kind of bad network between tablets in Node and the API, and some of them before a real screen, all side by side. */
import { randomFromSeed } from '#server/seed/random.ts'
import { communeCode } from '#shared/ids.ts'
import { type Centre, startCentre } from '../../e2e/centre.ts'
import { deadNetworks, slowNetworks } from '../../e2e/faults.ts'
import type { Fault } from '../../e2e/proxy.ts'
import { type Run, type Sum, secondsSince } from '../sum.ts'
import { tryDeadNetwork, trySlowNetwork } from './node-faults.ts'
import type { Outcome, Tell } from './outcome.ts'
import { tryOnScreen } from './screen-faults.ts'

interface Planned {
  readonly name: string
  readonly fault: Fault
  readonly isSlow: boolean
}

const all: readonly Planned[] = [
  ...Object.entries(deadNetworks).map(([name, fault]) => ({ name, fault, isSlow: false })),
  ...Object.entries(slowNetworks).map(([name, fault]) => ({ name, fault, isSlow: true })),
]
export const allFaults = all.length
/** One of so many is seen on a screen too. */
const shareOnScreen = 4
/** Enough for the demo's accounts; the tablets work in communes that it leaves empty. */
const scale = 0.002

export async function runNetworkFaults({ kills, seed, say, progressed }: Run): Promise<Sum> {
  const random = randomFromSeed(`network/${seed}`)
  const began = performance.now()
  const centre = await startCentre({ scale })
  say(`the centre is up after ${secondsSince(began)}`)
  const sum = { passed: 0, failed: 0 }
  const tell: Tell = (name, { faults, told }) => {
    say(
      `${name}: ${faults.length === 0 ? `nothing lost, nothing said too early, ${told}` : faults.join('; ')}`,
    )
    if (faults.length === 0) sum.passed += 1
    else sum.failed += 1
    progressed({ ...sum })
  }
  try {
    const planned = Array.from({ length: kills }, (_, at) => at)
      .map((at) => all[at % all.length])
      .flatMap((one) => (one === undefined ? [] : [{ one, at: random.next() }]))
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }) => one)
    await Promise.all([
      besideEachOther({ centre, planned, seed, tell }),
      tryOnScreen({ centre, planned: onScreen(planned), tell }),
    ])
    say(`${sum.passed + sum.failed} networks in ${secondsSince(began)}`)
    return sum
  } finally {
    await centre.stop()
  }
}

const onScreen = (planned: readonly Planned[]): readonly Planned[] =>
  planned.filter(({ isSlow }) => !isSlow).slice(0, Math.max(1, Math.floor(planned.length / shareOnScreen)))

interface Trials {
  readonly centre: Centre
  readonly planned: readonly Planned[]
  readonly seed: string
  readonly tell: Tell
}

async function besideEachOther({ centre, planned, seed, tell }: Trials): Promise<void> {
  const { rows } = await centre.database.query<{ code: string }>(
    `select code from area a where level = 'commune' and valid_to is null
       and not exists (select from household h where h.commune = a.code) order by code limit $1`,
    [planned.length],
  )
  await Promise.all(
    planned.map(async ({ name, fault, isSlow }, at) => {
      const commune = communeCode(rows[at]?.code ?? '')
      const trial = { centre, commune, fault, seed: `${seed}/${at}` }
      tell(name, await (isSlow ? trySlowNetwork(trial) : tryDeadNetwork(trial)).catch(broken))
    }),
  )
}

const broken = (error: unknown): Outcome => ({
  faults: [error instanceof Error ? error.message : String(error)],
  told: '',
})
