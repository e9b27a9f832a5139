import type { AreaNames } from '#shared/areas/compact-areas.ts'
import type { UnitTree } from '#shared/areas/unit-tree.ts'

/** The tree that the tablet carries, as the checks ask it: of one edition, in which every unit lies in one other. */
export const unitTreeFromNames = ({ find, listCommunes }: AreaNames): UnitTree => ({
  parentsOf: (code) => {
    const parent = find(code)?.parent
    return parent === null || parent === undefined ? [] : [parent]
  },
  hasBelow: (code) => listCommunes(code).length > 0,
})
