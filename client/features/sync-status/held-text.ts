import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import type { OutboxEntry } from '#client/tablet/tablet.ts'

/** Why a save is held, in one sentence of the person's language; `null` for one that is not. */
export function useHeldText(): (entry: OutboxEntry) => string | null {
  const { t } = useTranslation()
  const { ofHeld } = useProblemText()
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
        return ofHeld(problem)
      default:
        return null
    }
  }
}
