/** What the checks of a form know beside it: the day, the commune, what is softened, and the tree of units once it is read. */
import { loadAreaNames } from '#client/api/areas.ts'
import { today } from '#client/records/today.ts'
import { unitTreeFromNames } from '#client/records/unit-tree.ts'
import type { Live, SyncStatus } from '#client/tablet/tablet.ts'
import type { UnitTree } from '#shared/areas/unit-tree.ts'
import type { Around } from '#shared/checks/finding.ts'

export interface FormAround {
  now(commune: string | undefined): Around
  /** Tells when it knows more; answers how to be told no more. */
  onChange(listener: () => void): () => void
}

export function createFormAround(sync: Live<Pick<SyncStatus, 'softened'>>): FormAround {
  let tree: UnitTree | undefined
  return {
    now: (commune) => ({ today: today(), commune, tree, softened: sync.get().softened }),
    onChange: (listener) => {
      let wanted = true
      loadAreaNames().then(
        (names) => {
          tree = unitTreeFromNames(names)
          if (wanted) listener()
        },
        () => {},
      )
      let { softened } = sync.get()
      const stopListening = sync.subscribe(() => {
        if (sync.get().softened === softened) return
        softened = sync.get().softened
        listener()
      })
      return () => {
        wanted = false
        stopListening()
      }
    },
  }
}
