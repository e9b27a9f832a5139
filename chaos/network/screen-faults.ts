/** What a tablet's screen says behind a bad network: that something waits, and never that all was sent. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Centre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { familyOfOne, recordFamily } from '../../e2e/families.ts'
import type { Fault } from '../../e2e/proxy.ts'
import { syncScreen } from '../../e2e/screens/sync-screen.ts'
import { say } from '../../e2e/words.ts'
import type { Tell } from './outcome.ts'

export interface OnScreen {
  readonly centre: Centre
  readonly planned: readonly { readonly name: string; readonly fault: Fault }[]
  readonly tell: Tell
}

const patienceMs = 60_000
const savesOfFamily = 2
/** Whatever the bad network says has been read by then. */
const answeredWithinMs = 1_000

export async function tryOnScreen({ centre, planned, tell }: OnScreen): Promise<void> {
  const device = await Device.make(centre)
  try {
    device.context.setDefaultTimeout(patienceMs)
    await device.enrol('lan.mui-ne')
    for (const [at, { name, fault }] of planned.entries()) {
      const faults = await tryOne(device, fault, `NGUYỄN THỊ ${at}`).catch((error) => [String(error)])
      tell(`${name}, on the screen`, { faults, told: 'the screen counted what waits' })
    }
  } finally {
    await device.throwAway()
  }
}

async function tryOne(device: Device, fault: Fault, name: string): Promise<string[]> {
  const faults: string[] = []
  const screen = syncScreen(device.page)
  device.network.suffer(fault)
  const asked = device.network.nextRequest('GET /api/feed/')
  await recordFamily(device, familyOfOne(name, name))
  await screen.place.click()
  await asked
  await sleep(answeredWithinMs)
  if ((await screen.count('waiting')) < savesOfFamily) faults.push('the screen counts too few that wait')
  if (await device.page.getByText(say('strip.nothingWaits')).isVisible())
    faults.push('the screen says that nothing waits')
  if (await screen.idle.isVisible()) faults.push('the screen says that all was exchanged')
  device.network.restore()
  await screen.settled()
  return faults
}
