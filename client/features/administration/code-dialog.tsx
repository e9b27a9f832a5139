/** An enrolment code: text to read aloud, a picture to show. Closed, it cannot be seen again. */
import { Stack, Text } from '@mantine/core'
import type { UseMutationResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { QrPicture } from '#client/ui/qr-picture.tsx'
import { timeText } from '#client/ui/time-text.ts'
import classes from './administration.module.css'
import { CopyButton } from './copy-button.tsx'
import { Dialog } from './dialog.tsx'
import { ProblemAlert } from './problem-alert.tsx'

export interface Enrolment {
  readonly code: string
  readonly expiresAt: string
}
interface CodeDialogProps {
  readonly name: string
  readonly making: UseMutationResult<Enrolment, Error, string>
  readonly onClose: () => void
}

export function CodeDialog({ name, making, onClose }: CodeDialogProps) {
  const { t } = useTranslation('administration')
  return (
    <Dialog title={t('code.title', { name })} size="lg" once onClose={onClose}>
      {making.error !== null && <ProblemAlert error={making.error} />}
      {making.isPending && <LoadingState />}
      {making.data !== undefined && <Code {...making.data} />}
    </Dialog>
  )
}

function Code({ code, expiresAt }: Enrolment) {
  const { t } = useTranslation('administration')
  return (
    <Stack align="center" role="status">
      <span className={classes.secret} data-testid="enrolment-code">
        {code}
      </span>
      <QrPicture text={code} label={t('code.picture')} />
      <Text ta="center">{t('code.expires', { at: timeText(expiresAt) })}</Text>
      <CopyButton text={code} />
    </Stack>
  )
}
