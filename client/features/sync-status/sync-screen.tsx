/** Four numbers, the list behind each, and one button. What is said here is always true. */
import { Alert, Button, Progress, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { Page } from '#client/ui/screen.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { Figures } from './figures.tsx'
import { ConflictList, GroupList } from './lists.tsx'
import type { Figure } from './sync-figure.ts'

export function SyncScreen() {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const status = useLive(tablet.sync)
  const [shown, setShown] = useState<Figure>(status.held > 0 ? 'held' : 'waiting')
  const busy = status.phase === 'sending' || status.phase === 'reading'
  return (
    <Page>
      <Title order={1} size="h2">
        {t('sync.title')}
      </Title>
      {status.notices.map((notice) => (
        <Alert key={notice} color={notice.startsWith('storage') ? 'yellow' : 'red'} role="alert">
          {t(`sync.notice.${notice}`)}
        </Alert>
      ))}
      <Figures status={status} shown={shown} onShow={setShown} />
      <Stack gap="xs">
        <Text role="status">{usePhaseText(status)}</Text>
        {status.progress !== null && (
          <>
            <Progress value={(100 * status.progress.done) / Math.max(1, status.progress.total)} size="lg" />
            <Text className="figures">{t('sync.progress', status.progress)}</Text>
          </>
        )}
        <Button loading={busy} onClick={() => tablet.syncNow()}>
          {t('sync.now')}
        </Button>
      </Stack>
      {shown === 'conflict' ? <ConflictList /> : <GroupList shown={shown} />}
    </Page>
  )
}

function usePhaseText(status: SyncStatus): string {
  const { t } = useTranslation()
  const count = status.waiting
  if (!status.online && count > 0) return t('sync.offlineWaiting', { count })
  if (status.phase === 'sending') return t('sync.phase.sending', { count })
  if (status.phase === 'waiting-to-retry' && status.nextTry !== null) {
    return t('sync.phase.waiting-to-retry', { at: timeText(status.nextTry) })
  }
  return t(status.phase === 'reading' ? 'sync.phase.reading' : 'sync.phase.idle')
}
