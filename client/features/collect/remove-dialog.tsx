/** A record that was entered by mistake is removed, with the reason. */
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { tidyText } from '#shared/text/name.ts'
import { BesideNotes } from './not-saved.tsx'
import type { BesideForm } from './use-beside-form.ts'

interface RemoveDialogProps {
  readonly title: string
  readonly text: string
  readonly telling: BesideForm
  readonly onSave: (reason: string) => void
}

export function RemoveDialog({ title, text, telling, onSave }: RemoveDialogProps) {
  const { t } = useTranslation('collect')
  const [asked, setAsked] = useState(false)
  const { reason = '' } = telling.typed
  const tidy = tidyText(reason)
  const submit = () => {
    setAsked(true)
    if (tidy !== '') onSave(tidy)
  }
  return (
    <Modal
      opened
      onClose={telling.close}
      closeOnClickOutside={false}
      title={title}
      closeButtonProps={{ 'aria-label': t('shell:cancel') }}
    >
      <Stack>
        <Text>{text}</Text>
        <Textarea
          label={t('resident.removeReason')}
          value={reason}
          onChange={(event) => telling.type('reason', event.currentTarget.value)}
          error={asked && tidy === '' ? t('form.required') : null}
          maxLength={500}
          minRows={3}
          autosize
          data-autofocus
        />
        <BesideNotes telling={telling} />
        <Group grow>
          <Button variant="default" onClick={telling.close}>
            {t('shell:cancel')}
          </Button>
          <Button color="red.9" onClick={submit} loading={telling.saving}>
            {t('resident.removeSave')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
