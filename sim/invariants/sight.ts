/** What an invariant sees of a history, and what it says. */
import type { CommuneCode } from '#shared/ids.ts'
import type { ReadLog } from '../oracle/read-log.ts'
import type { DiskContent } from '../tablet/read-disk.ts'
import type { SimTablet } from '../tablet/sim-tablet.ts'
import type { World } from '../world.ts'

/** What an invariant looks at; logs and disks are read once. */
export interface Sight {
  readonly world: World
  readonly logs: ReadonlyMap<CommuneCode, ReadLog>
  disk(tablet: SimTablet): DiskContent
}

/** What is wrong; `undefined` when the promise holds. */
export type Invariant = (sight: Sight) => string | undefined

/** What must never be, found. */
export interface Violation {
  readonly invariant: string
  readonly what: string
}
