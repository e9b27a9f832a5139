import type { Asked } from './telling.ts'
import type { TellingHandle } from './use-telling.ts'

/** What every question's drawing is given. */
export interface QuestionProps {
  readonly handle: TellingHandle
  readonly question: Asked
  readonly label: string
  readonly error: string | undefined
}
