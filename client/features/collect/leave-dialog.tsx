/** Somebody has left the household: why, one touch away, when and where to. */
import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { leavingCodes, leavingNames } from '#shared/codes/leaving.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { dateInWords, readTypedDate } from '#shared/text/date-text.ts'
import { tidyText } from '#shared/text/name.ts'
import classes from './form.module.css'
import { BesideNotes } from './not-saved.tsx'
import type { BesideForm } from './use-beside-form.ts'

interface LeaveDialogProps {
  readonly name: string
  readonly telling: BesideForm
  readonly onSave: (left: UnitValue) => void
}

export function LeaveDialog({ name, telling, onSave }: LeaveDialogProps) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const [asked, setAsked] = useState(false)
  const { why = '', on = '', to = '' } = telling.typed
  const date = on.trim() === '' ? null : readTypedDate(on)
  const submit = () => {
    setAsked(true)
    if (why === '' || date?.kind === 'fault') return
    onSave({ why, on: date?.date ?? null, to: tidyText(to) || null })
  }
  return (
    <Modal
      opened
      onClose={telling.close}
      closeOnClickOutside={false}
      title={t('resident.leaveTitle', { name })}
      closeButtonProps={{ 'aria-label': t('shell:cancel') }}
    >
      <Stack>
        <Radio.Group
          label={t('resident.why')}
          value={why}
          onChange={(code) => telling.type('why', code)}
          error={asked && why === '' ? t('form.required') : null}
        >
          {leavingCodes.map((code, at) => (
            <Radio
              key={code}
              value={code}
              label={leavingNames[code][language]}
              className={classes.choice}
              data-autofocus={at === 0 || undefined}
            />
          ))}
        </Radio.Group>
        <TextInput
          label={t('resident.on')}
          description={date?.kind === 'date' ? dateInWords(date.date, language) : t('form.dateHint')}
          value={on}
          onChange={(event) => telling.type('on', event.currentTarget.value)}
          error={asked && date?.kind === 'fault' ? t('faults:fault.not-a-date') : null}
          autoComplete="off"
          inputMode="numeric"
        />
        <TextInput
          label={t('resident.to')}
          value={to}
          onChange={(event) => telling.type('to', event.currentTarget.value)}
          autoComplete="off"
          maxLength={200}
        />
        <BesideNotes telling={telling} />
        <Group grow>
          <Button variant="default" onClick={telling.close}>
            {t('shell:cancel')}
          </Button>
          <Button onClick={submit} loading={telling.saving}>
            {t('resident.leaveSave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
