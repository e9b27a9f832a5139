/** An enrolment code: text to read aloud, a picture to show. Closed, it cannot be seen again. */
import { Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { encode } from 'uqr'
import { timeText } from '#client/ui/time-text.ts'

interface CodeDialogProps {
  readonly name: string
  readonly code: string
  readonly expiresAt: string
  readonly onClose: () => void
}

export function CodeDialog({ name, code, expiresAt, onClose }: CodeDialogProps) {
  const { t } = useTranslation()
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('administration.codeFor', { name })}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack align="center">
        <Text fz="2.2rem" fw={600} ff="monospace" data-testid="enrolment-code">
          {code}
        </Text>
        <CodePicture code={code} />
        <Text ta="center">{t('administration.codeExpires', { at: timeText(expiresAt) })}</Text>
      </Stack>
    </Modal>
  )
}

function CodePicture({ code }: { code: string }) {
  const { data, size } = encode(code, { border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((filled, x) => (filled ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg
      viewBox={`0 0 ${size} ${size}`}
      width={240}
      height={240}
      role="img"
      aria-label={code}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
