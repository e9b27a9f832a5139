/**
 * How many registered residents each commune has to collect. The province's sum is the campaign's real one; the share of a
 * commune is made up, since it was never published.
 */
import type { Area } from '#shared/areas/area.ts'
import { randomFromSeed } from './random.ts'

/** Registered persons of Bình Thuận in the campaign, 4 March 2021. */
export const binhThuanTarget = 1_408_997

/** Shares of `total` by kind of commune and chance, whole numbers that add up to it exactly. */
export function targetsByCommune(
  communes: readonly Pick<Area, 'code' | 'name'>[],
  total: number,
  fixed: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  const open = communes.filter((commune) => !fixed.has(commune.code))
  const taken = communes.reduce((sum, commune) => sum + (fixed.get(commune.code) ?? 0), 0)
  const weights = open.map((commune) => {
    const random = randomFromSeed(`target/${commune.code}`)
    return (commune.name.startsWith('Xã') ? 1 : 1.35) * Math.exp(0.3 * random.normal())
  })
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((weight) => (weight / sum) * (total - taken))
  const whole = exact.map(Math.floor)
  const missing = total - taken - whole.reduce((a, b) => a + b, 0)
  const byRest = exact.map((value, index) => [value % 1, index] as const).sort((a, b) => b[0] - a[0])
  const raised = new Set(byRest.slice(0, missing).map(([, index]) => index))
  const shares = open.map((commune, index): [string, number] => [
    commune.code,
    (whole[index] ?? 0) + (raised.has(index) ? 1 : 0),
  ])
  return new Map([...fixed, ...shares])
}
