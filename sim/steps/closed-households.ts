/** Whom a save puts where a tablet shows that nobody lives any more. */
import type { OpenTablet } from '#client/tablet/tablet.ts'
import { isClosed } from '#shared/events/closed-household.ts'
import { isPresent } from '#shared/events/standing.ts'
import { type RecordId, recordId } from '#shared/ids.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import type { EditSeen } from '../ledger.ts'

interface InClosed {
  readonly resident: string
  readonly household: RecordId
}

type Form = Pick<EditSeen, 'id' | 'type' | 'kind' | 'wrote'>

/** Whom a save puts into a household that is shown as closed, or leaves in one that it closes. */
export function findInClosed(app: OpenTablet, forms: readonly Form[]): InClosed | undefined {
  const book = app.book.get()
  const formById = new Map(forms.map((form) => [form.id, form]))
  const after = (id: string): UnitValues | undefined => {
    const form = formById.get(id)
    const view = book.findRecord(recordId(id))
    return form?.kind === 'remove' ? undefined : { ...view?.units, ...form?.wrote }
  }
  for (const { id: of, type } of forms) {
    const home = type === 'household' ? of : after(of)?.household
    if (typeof home !== 'string' || (after(home)?.closed ?? null) === null) continue
    const before = book.findHousehold(recordId(home))
    const stood = before !== undefined && isClosed(before) ? before.residents.filter(isPresent) : []
    const residents = [...(before?.residents ?? []), ...forms.filter(({ type }) => type === 'resident')]
    const stranger = residents.find(({ id }) => {
      const units = after(id)
      const stands = units?.household === home && (units.left ?? null) === null
      return stands && !stood.some((each) => each.id === id)
    })
    if (stranger !== undefined) return { resident: stranger.id, household: recordId(home) }
  }
  return undefined
}
