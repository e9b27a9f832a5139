/** The tablet: vault, store and sync behind what the screens see. */
import type { TabletPorts } from './ports.ts'
import type { Tablet } from './tablet.ts'

/** Starts by itself: `state` is `starting` until it is known whether this is an enrolled tablet. */
export function createTablet(_ports: TabletPorts): Tablet {
  throw new Error('not built yet')
}
