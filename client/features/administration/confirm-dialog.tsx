import { Button, Group, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Dialog } from './dialog.tsx'
import { ProblemAlert } from './problem-alert.tsx'

interface ConfirmStepProps {
  /** What happens, one sentence each. */
  readonly says: readonly string[]
  readonly confirm: string
  /** Takes something away from somebody. */
  readonly grave?: boolean
  readonly working: boolean
  readonly error: Error | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export const ConfirmDialog = ({ title, ...step }: ConfirmStepProps & { title: string }) => (
  <Dialog title={title} onClose={step.onClose}>
    <ConfirmStep {...step} />
  </Dialog>
)

/** Says what happens, and asks. */
export function ConfirmStep(props: ConfirmStepProps) {
  const { says, confirm, grave = false, working, error, onConfirm, onClose } = props
  const { t } = useTranslation()
  return (
    <Stack gap="sm">
      {says.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      {error !== null && <ProblemAlert error={error} />}
      <Group justify="flex-end" mt="sm">
        <Button variant="default" onClick={onClose} data-autofocus>
          {t('cancel')}
        </Button>
        <Button color={grave ? 'red.9' : 'accent'} loading={working} onClick={onConfirm}>
          {confirm}
        </Button>
      </Group>
    </Stack>
  )
}
