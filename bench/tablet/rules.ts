/** All rules over a household of 60, with nothing around them: no browser, no screen, no store. */
import { performance } from 'node:perf_hooks'
import { readDemoCountry } from '../../server/seed/demo-country.ts'
import { demoDay } from '../../server/seed/places.ts'
import { unitTreeFrom } from '../../shared/areas/unit-tree.ts'
import { checkHousehold } from '../../shared/checks/check-household.ts'
import { type Measured, quantile } from '../figure.ts'
import { commune, largeHousehold } from './two-households.ts'

/** A frame. */
const limitMs = 16
const runs = 400

/** p95, in ms; the limit is a frame of the screen on a processor that is `slowness` times as slow. */
export function measureRules(slowness: number): Measured {
  const { id, units, residents } = largeHousehold()
  const around = {
    today: demoDay,
    tree: unitTreeFrom([...readDemoCountry().tree.areasByCode.values()].flat()),
  }
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now()
    checkHousehold({ id, units, commune }, residents, around)
    times.push(performance.now() - began)
  }
  const value = quantile(times, 0.95)
  return {
    name: 'tablet rules over a household of 60',
    value,
    unit: 'ms',
    peer: null,
    limit: limitMs / slowness,
  }
}
