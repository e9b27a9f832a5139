/** The real outside of a tablet in a browser. */
import type { TabletPorts } from './ports.ts'

export function browserPorts(): TabletPorts {
  throw new Error('not built yet')
}
