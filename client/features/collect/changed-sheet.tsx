/** What others changed in a record since its removal was begun: looked at one after the other, then it is asked again. */
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SawAndNow, SheetFrame } from './conflict-sheet.tsx'
import type { BesideForm } from './use-beside-form.ts'
import { type NamedRecord, useRecordName } from './use-record-name.ts'

export function ChangedSheet({ of, telling }: { of: NamedRecord; telling: BesideForm }) {
  const { t } = useTranslation('collect')
  const nameOf = useRecordName()
  const conflict = telling.conflicts[0]
  if (conflict === undefined) return null
  const intro = t('changed.intro', { unit: t(`units.${conflict.unit}`) })
  return (
    <SheetFrame title={t('changed.title')} name={nameOf(of)} intro={intro} onClose={telling.goBack}>
      <SawAndNow conflict={conflict} sawName={t('changed.saw')}>
        <Button variant="default" onClick={() => telling.look(conflict)}>
          {t('changed.seen')}
        </Button>
      </SawAndNow>
    </SheetFrame>
  )
}
