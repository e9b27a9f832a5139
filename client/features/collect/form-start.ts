/** What a form begins with: the draft that was left, else the record as it is shown, else what a new one has. Pure. */
import type { Draft, RecordView } from '#client/tablet/tablet.ts'
import type { CommuneCode, RecordId } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { formFromDraft, type RecordForm, type Shown } from './record-form.ts'

export interface FormPlace {
  readonly type: RecordType
  readonly id: RecordId
  readonly household: RecordId
  readonly view: RecordView | undefined
  /** The household's. A new household may be in any of the officer's: its draft knows in which. */
  readonly commune: CommuneCode | undefined
  /** What a new record begins with. */
  readonly initial: UnitValues
}

export const shownOf = (view: RecordView | undefined, initial: UnitValues): Shown =>
  view === undefined
    ? { units: initial, base: {}, life: 0 }
    : { units: view.units, base: view.base, life: view.life }

export function formStart(place: FormPlace, draft: Draft | undefined): RecordForm {
  const { type, id, household, view, initial } = place
  const isNew = view === undefined
  const chosen = isNew && type === 'household' ? draft?.commune : undefined
  const commune = chosen ?? place.commune
  const head = { isNew, ...(commune === undefined ? {} : { commune }) }
  const shown = shownOf(view, initial)
  if (draft !== undefined) return formFromDraft({ ...draft, ...head }, shown)
  return { type, id, household, ...head, shown, touched: {}, typed: {} }
}
