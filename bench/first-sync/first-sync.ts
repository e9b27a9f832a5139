/**
 * A new tablet reads its commune, of its real size: from the first request for the feed until the list is on the screen,
 * everything sealed. The limit is a bare put of the same sealed bytes, without network, sealing, reading or screen; the
 * peer replicates the same records into IndexedDB in the same Chromium, in clear and without a list.
 */
import { type Centre, startCentre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { enrolScreen } from '../../e2e/screens/enrol-screen.ts'
import { householdListScreen } from '../../e2e/screens/household-list-screen.ts'
import { demoPassword } from '../../server/seed/demo-accounts.ts'
import { median, report, say } from '../figure.ts'
import { enrol, pull } from '../node-tablet.ts'
import { startPouch } from '../peers/pouch.ts'
import { timeBarePut, timeReplication } from './in-page.ts'

const rounds = 3
const commune = '22915'
const username = 'lan.mui-ne'

/** In ms. */
async function timeFirstSync(centre: Centre, device: Device): Promise<number> {
  const code = await centre.enrolmentCode(username)
  await device.goTo()
  const asked = device.network.nextRequest('GET /api/feed/').then(() => performance.now())
  const secrets = { passphrase: device.passphrase, pin: device.pin }
  await enrolScreen(device.page).enrol({ code, username, password: demoPassword, ...secrets })
  const started = await asked
  await device.page.getByTestId('first-sync').waitFor({ state: 'detached' })
  await householdListScreen(device.page).rows.first().waitFor()
  return performance.now() - started
}

const centre = await startCentre({ scale: 1 })
const peer = await startPouch()
try {
  const rows = await pull(centre, await enrol(centre, commune))
  const documents = rows.map(({ id, type, createdAt, units }) => ({
    ...{ _id: id, type, madeAt: createdAt },
    ...Object.fromEntries(Object.entries(units).filter(([, value]) => value !== null)),
  }))
  await (await peer.tablets.prepare(new Map([[commune, documents]]), documents.length))()
  say(`${rows.length} records`)
  const times = { own: [] as number[], peer: [] as number[], bare: [] as number[] }
  for (let round = 1; round <= rounds; round += 1) {
    const device = await Device.make(centre)
    try {
      device.context.setDefaultTimeout(180_000)
      // The loader that runs this file puts names on functions, also on those that run in the page.
      await device.context.addInitScript({ content: 'globalThis.__name = (named) => named' })
      times.own.push(await timeFirstSync(centre, device))
      const { ms, bytes } = await timeBarePut(device.page)
      times.bare.push(ms)
      const page = await device.context.newPage()
      times.peer.push(await timeReplication(page, peer.origin, commune))
      const [own, bare, theirs] = [times.own, times.bare, times.peer].map((list) =>
        Math.round(list.at(-1) ?? 0),
      )
      say(`round ${round}: own ${own}, bare put of ${bytes} bytes ${bare}, peer ${theirs} ms`)
    } finally {
      await device.throwAway()
    }
  }
  report([
    {
      ...{ name: 'first-sync', value: median(times.own), unit: 'ms' },
      ...{ peer: median(times.peer), limit: median(times.bare) },
    },
  ])
} finally {
  await peer.stop()
  await centre.stop()
}
