/** The form of a record, once it is known whether a draft of it was left. */
import { useEffect, useState } from 'react'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { type FormPlace, formStart } from './form-start.ts'
import type { RecordForm } from './record-form.ts'

/** `undefined` until it is known whether there is a draft. */
export function useRecordStart(place: FormPlace): RecordForm | undefined {
  const { id } = place
  const tablet = useOpenTablet()
  const [start, setStart] = useState<RecordForm>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a form begins once; afterwards it follows the view by itself
  useEffect(() => {
    let wanted = true
    void tablet.findDraft(id).then((draft) => wanted && setStart(formStart(place, draft)))
    return () => {
      wanted = false
    }
  }, [tablet, id])
  return start
}
