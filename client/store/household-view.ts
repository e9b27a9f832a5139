/** A household's view: its members and their states are looked at only where somebody asks. */
import { mostUrgent } from './show-record.ts'
import type { HouseholdView, RecordState, RecordView } from './views.ts'

interface Members {
  readonly residents: () => readonly RecordView[]
  readonly states: () => Iterable<RecordState>
}

export function householdView(record: RecordView, members: Members): HouseholdView {
  let residents: readonly RecordView[] | undefined
  let state: RecordState | undefined
  return {
    ...record,
    type: 'household',
    get residents() {
      residents ??= members.residents()
      return residents
    },
    get head() {
      return this.residents.find(({ units }) => units.relation === 'CH' && units.left === null)
    },
    get wholeState() {
      state ??= mostUrgent([record.state, ...members.states()])
      return state
    },
  }
}
