import { useTranslation } from 'react-i18next'
import type { OutboxEntry } from '#client/tablet/tablet.ts'

/** Why a save is held, in one sentence of the person's language; `null` for one that is not. */
export function useHeldText(): (entry: OutboxEntry) => string | null {
  const { t } = useTranslation()
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
        return t(`faults:held.${problem.code}`, {
          field: problem.field ?? '',
          unit:
            problem.unit === undefined
              ? ''
              : t(`collect:units.${problem.unit}`, { defaultValue: problem.unit }),
          fault: problem.fault === undefined ? '' : t(`faults:fault.${problem.fault}`),
        })
      default:
        return null
    }
  }
}
