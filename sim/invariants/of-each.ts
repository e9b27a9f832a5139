import type { SimTablet } from '../tablet/sim-tablet.ts'
import type { Invariant, Sight } from './sight.ts'

export type Look = (sight: Sight, tablet: SimTablet) => string | undefined

/** The first thing that is wrong with any tablet. */
export const ofEach =
  (look: Look): Invariant =>
  (sight) => {
    for (const tablet of sight.world.tablets) {
      const what = look(sight, tablet)
      if (what !== undefined) return `${tablet.name}: ${what}`
    }
    return undefined
  }
