import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import type { OutboxEntry } from '#client/tablet/tablet.ts'

/** Why a save is held, and who acts next, in the person's language; `null` for one that is not. */
export function useHeldText(): (entry: OutboxEntry) => string | null {
  const { t } = useTranslation()
  const { ofHeldWithNext } = useProblemText()
  return ({ state, problem }) => {
    if (problem === null) return null
    switch (state) {
      case 'dismissed':
        return t('sync.dismissed', { reason: problem.reason ?? '' })
      case 'parked':
        return t('sync.parked', {
          why: t(`problems:api.${problem.fault ?? 'unexpected'}`, { defaultValue: '' }),
        })
      case 'held':
        return ofHeldWithNext(problem)
      default:
        return null
    }
  }
}
