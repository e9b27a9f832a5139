/** Keeps what a form has touched, or ends its draft where nothing is touched any more; tells what became of it. */
import type { OpenTablet } from '#client/tablet/tablet.ts'
import type { DraftState } from '#client/tablet/use-telling-draft.ts'
import { draftFromForm, isTouched, type RecordForm } from './record-form.ts'

type Keeping = Pick<OpenTablet, 'keepDraft' | 'dropDraft'>

export type Kept = Pick<DraftState, 'kind' | 'at'>

export async function keepForm(tablet: Keeping, form: RecordForm, at: string): Promise<Kept> {
  try {
    if (isTouched(form)) return { kind: await tablet.keepDraft(draftFromForm(form, at)), at }
    await tablet.dropDraft(form.id)
    return { kind: 'none', at }
  } catch {
    return { kind: 'broken', at }
  }
}
