/**
 * JavaScript, in bytes after gzip, that an enrolled tablet fetches when nothing is cached: until the lock screen takes
 * input, and until the list of households is there. Counted at the network, so that workers and lazy parts are in it.
 * Then Lighthouse on the first page that a new tablet shows.
 */
import { startCentre } from '../../e2e/centre.ts'
import { Device } from '../../e2e/device.ts'
import { firstLoadLimits, measureFirstLoad } from '../../e2e/script-size.ts'
import { type Measured, median, report, say } from '../figure.ts'
import { scorePage } from './lighthouse.mjs'

const scoresToReach = { performance: 95, accessibility: 100, 'best-practices': 95 }
const runsOfLighthouse = 3

const centre = await startCentre({ scale: 0.01 })
const tablet = await Device.make(centre, { serviceWorkers: 'block' })

/** The middle of a few runs: the score of performance is a measurement. */
async function score(): Promise<Measured[]> {
  const categories = Object.entries(scoresToReach)
  const runs: (readonly number[])[] = []
  for (let run = 0; run < runsOfLighthouse; run += 1) {
    const { scores, failed } = await scorePage(
      centre.origin,
      categories.map(([name]) => name),
    )
    runs.push(scores)
    say(`Lighthouse ${scores.join(', ')}: ${failed.join(' · ')}`)
  }
  return categories.map(([name, limit], index) => ({
    name: `Lighthouse ${name}`,
    value: median(runs.map((scores) => scores[index] ?? 0)),
    unit: 'of 100',
    peer: null,
    limit,
  }))
}

try {
  await tablet.enrol('lan.mui-ne')
  const { untilLock, untilList } = await measureFirstLoad(tablet, centre.appFolder)
  report([
    {
      ...{ name: 'bundle until lock screen', value: untilLock, unit: 'KiB' },
      ...{ peer: null, limit: firstLoadLimits.untilLock },
    },
    {
      ...{ name: 'bundle until list', value: untilList, unit: 'KiB' },
      ...{ peer: null, limit: firstLoadLimits.untilList },
    },
    ...(await score()),
  ])
} finally {
  await tablet.throwAway()
  await centre.stop()
}
