import { useTranslation } from 'react-i18next'
import { textOf } from '#client/records/unit-text.ts'
import type { RecordView } from '#client/tablet/tablet.ts'
import { addressText } from './household-row.tsx'

export type NamedRecord = Pick<RecordView, 'type' | 'units'>

/** A record as an officer knows it: a resident by the name, a household by its address. */
export function useRecordName(): (record: NamedRecord) => string {
  const { t } = useTranslation('collect')
  return ({ type, units }) => {
    if (type === 'resident') return textOf(units.name) ?? t('work.unnamed')
    return addressText({ units }) || t('household.noAddress')
  }
}
