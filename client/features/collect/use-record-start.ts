/** A form begins with the draft that was left, else with the record as it is shown, else empty. */
import { useEffect, useState } from 'react'
import type { RecordView } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import type { RecordId } from '#shared/ids.ts'
import type { RecordType } from '#shared/records/record.ts'
import type { UnitValues } from '#shared/records/unit.ts'
import { formFromDraft, type RecordForm, type Shown } from './record-form.ts'

export interface StartOptions {
  readonly type: RecordType
  readonly id: RecordId
  readonly household: RecordId
  readonly view: RecordView | undefined
  /** What a new record begins with. */
  readonly initial: UnitValues
}

export const shownOf = (view: RecordView | undefined, initial: UnitValues): Shown =>
  view === undefined ? { units: initial, base: {} } : { units: view.units, base: view.base }

/** `undefined` until it is known whether there is a draft. */
export function useRecordStart({ type, id, household, view, initial }: StartOptions): RecordForm | undefined {
  const tablet = useOpenTablet()
  const [start, setStart] = useState<RecordForm>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form begins once; afterwards it follows the view by itself
  useEffect(() => {
    let wanted = true
    void tablet.findDraft(id).then((draft) => {
      if (!wanted) return
      const shown = shownOf(view, initial)
      const fresh = { type, id, household, isNew: view === undefined, shown, touched: {}, typed: {} }
      setStart(draft === undefined ? fresh : formFromDraft({ ...draft, isNew: view === undefined }, shown))
    })
    return () => {
      wanted = false
    }
  }, [tablet, id])
  return start
}
