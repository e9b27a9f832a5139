/** What the checks of a form know beside it: the day, the commune, and the tree of units once it is read. */
import { loadAreaNames } from '#client/api/areas.ts'
import { today } from '#client/records/today.ts'
import { unitTreeFromNames } from '#client/records/unit-tree.ts'
import type { UnitTree } from '#shared/areas/unit-tree.ts'
import type { Around } from '#shared/checks/finding.ts'

export interface FormAround {
  now(commune: string | undefined): Around
  /** Tells when it knows more; answers how to be told no more. */
  onChange(listener: () => void): () => void
}

export function createFormAround(): FormAround {
  let tree: UnitTree | undefined
  return {
    now: (commune) => ({ today: today(), commune, tree }),
    onChange: (listener) => {
      let wanted = true
      loadAreaNames().then(
        (names) => {
          tree = unitTreeFromNames(names)
          if (wanted) listener()
        },
        () => {},
      )
      return () => {
        wanted = false
      }
    },
  }
}
