/** The browser had thrown the tablet's database away: what came back, told until the officer has read it. */
import { Alert, Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#client/tablet/tablet.ts'
import { useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { countText } from '#shared/text/number-text.ts'

export function RestoredNotice({ restored }: { restored: NonNullable<SyncStatus['restored']> }) {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const { at, saves, waiting } = restored
  return (
    <Alert color="blue" role="alert" title={t('sync.restored.title')}>
      <Text>{t('sync.restored.text', { count: saves, text: countText(saves), at: timeText(at) })}</Text>
      <Text>{t('sync.restored.waiting', { count: waiting, text: countText(waiting) })}</Text>
      <Button size="md" variant="default" mt="xs" onClick={() => void tablet.noteRestored()}>
        {t('sync.acknowledge')}
      </Button>
    </Alert>
  )
}
