/** Only when nobody is in it: the centre would hold it otherwise. */
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { ChangedSheet } from './changed-sheet.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import { useBesideForm } from './use-beside-form.ts'
import { useRecordName } from './use-record-name.ts'

export function RemoveHousehold({ household }: { household: HouseholdView }) {
  const { t } = useTranslation('collect')
  const navigate = useNavigate()
  const nameOf = useRecordName()
  const telling = useBesideForm({
    ...{ household: household.id, view: household, doings: ['remove'] },
    onDone: () => void navigate({ to: '/' }),
  })
  return (
    <>
      <Button variant="subtle" color="red" onClick={() => telling.begin('remove')}>
        {t('household.remove')}
      </Button>
      <ChangedSheet of={household} telling={telling} />
      {telling.doing === 'remove' && telling.conflicts.length === 0 && (
        <RemoveDialog
          title={t('household.removeTitle', { address: nameOf(household) })}
          text={t('household.removeText')}
          telling={telling}
          onSave={(reason) => void telling.remove(reason)}
        />
      )}
    </>
  )
}
