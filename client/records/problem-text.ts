import { useTranslation } from 'react-i18next'
import { type CheckCode, isCheckCode } from '#shared/checks/check-list.ts'
import type { SofterSeverity } from '#shared/checks/softening.ts'
import type { Flag } from '#shared/sync/flag.ts'
import type { FieldFault } from './field-text.ts'
import { heldText, heldTextWithNext } from './held-text.ts'

export type FieldProblem =
  | { readonly kind: 'shape'; readonly fault: FieldFault }
  | { readonly kind: 'required' }
  | ({ readonly kind: 'check' } & CheckProblem)

export interface CheckProblem {
  readonly rule: CheckCode
  readonly found: Readonly<Record<string, string>>
  /** What the centre has made of the rule here; `null` where it is as grave as ever. */
  readonly softened: SofterSeverity | null
}

export const useLanguage = (): 'vi' | 'en' => (useTranslation().i18n.language === 'en' ? 'en' : 'vi')

/** What is wrong with what was typed, in words; nothing where nothing is. */
export function useFaultText(): (fault: FieldFault | undefined) => string | undefined {
  const { t } = useTranslation('collect')
  return (fault) => {
    if (fault === undefined) return undefined
    return fault === 'unreadable-date' ? t('form.unreadableDate') : t(`faults:fault.${fault}`)
  }
}

/** Problems, flags and reasons as sentences in the person's language. */
export function useProblemText() {
  const { t } = useTranslation('collect')
  const ofFault = useFaultText()
  const ofCheck = (rule: string, found: Readonly<Record<string, string>>): string => {
    if (rule === 'ARRIVED_ELSEWHERE' && found.by === 'name') return t('faults:byName.ARRIVED_ELSEWHERE')
    return isCheckCode(rule) ? t(`faults:check.${rule}`, found) : t('flag.unknown', { rule })
  }
  /** In the form: with a word on why it is not asked as elsewhere. */
  const ofProblem = ({ rule, found, softened }: CheckProblem): string => {
    const sentence = ofCheck(rule, found)
    if (softened === null) return sentence
    return t('faults:softened.here', { sentence, as: t(`faults:softened.${softened}`) })
  }
  return {
    ofProblem,
    ofField: (problem: FieldProblem): string => {
      switch (problem.kind) {
        case 'required':
          return t('form.required')
        case 'shape':
          return ofFault(problem.fault) ?? ''
        case 'check':
          return ofProblem(problem)
      }
    },
    ofCheck,
    ofFlag: (flag: Pick<Flag, 'kind' | 'unit' | 'rule' | 'found'>): string =>
      flag.kind === 'conflict'
        ? t('flag.conflict', { unit: t(`units.${flag.unit ?? ''}`) })
        : ofCheck(flag.rule ?? '', flag.found),
    ofHeld: heldText(t),
    ofHeldWithNext: heldTextWithNext(t),
  }
}
