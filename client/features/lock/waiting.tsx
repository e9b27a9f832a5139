import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** How much waits: the only thing that a locked tablet says of its content. */
export function Waiting({ count }: { count: number }) {
  const { t } = useTranslation()
  return (
    <Text span data-testid="waiting">
      {count > 0 ? t('lock.waiting', { count }) : t('lock.nothingWaits')}
    </Text>
  )
}
