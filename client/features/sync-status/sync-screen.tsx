/** Four numbers, the list behind each, and one button. What is said here is always true. */
import { Alert, Anchor, Button, Progress, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SyncNotice, SyncStatus } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { Page } from '#client/ui/screen.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { countText } from '#shared/text/number-text.ts'
import { AtCentre } from './at-centre.tsx'
import { ConflictList } from './conflict-list.tsx'
import { Figures } from './figures.tsx'
import { GroupList } from './group-list.tsx'
import { RestoredNotice } from './restored-notice.tsx'
import type { Figure } from './sync-figure.ts'

/** What needs a person first. */
function mostUrgent({ held, conflicts, waiting }: SyncStatus): Figure {
  if (held > 0) return 'held'
  if (conflicts > 0) return 'conflict'
  return waiting > 0 ? 'waiting' : 'received'
}

export function SyncScreen() {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const status = useLive(tablet.sync)
  const [chosen, setChosen] = useState<Figure>()
  const urgent = status.notices.filter((notice) => notice !== 'storage-not-persistent')
  const shown = chosen ?? mostUrgent(status)
  return (
    <Page>
      <Title order={1} size="h2">
        {t('sync.title')}
      </Title>
      {urgent.map((notice) => (
        <Notice key={notice} notice={notice} />
      ))}
      {status.restored !== null && <RestoredNotice restored={status.restored} />}
      <Figures status={status} shown={shown} onShow={setChosen} />
      <Course status={status} />
      {urgent.length < status.notices.length && <MayBeDeleted />}
      <AtCentre />
      <Title order={2} size="h4">
        {t(`sync.behind.${shown}`)}
      </Title>
      {shown === 'conflict' ? <ConflictList /> : <GroupList shown={shown} />}
    </Page>
  )
}

function Notice({ notice }: { notice: SyncNotice }) {
  const { t } = useTranslation()
  return (
    <Alert color="red" role="alert">
      {t(`sync.notice.${notice}`)}
    </Alert>
  )
}

/** Stops nothing: below the numbers, with the way to where the app is installed. */
function MayBeDeleted() {
  const { t } = useTranslation()
  return (
    <Alert color="gray" role="note">
      <Text>{t('sync.notice.storage-not-persistent')}</Text>
      <Anchor component={Link} to="/ca-nhan" py="xs" display="inline-block">
        {t('sync.toInstall')}
      </Anchor>
    </Alert>
  )
}

/** What goes now, how much is left, and the one button. */
function Course({ status }: { status: SyncStatus }) {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const { phase, progress } = status
  const phaseText = usePhaseText(status)
  return (
    <Stack gap="xs">
      <Text role="status">{phaseText}</Text>
      {progress !== null && (
        <>
          <Progress
            value={(100 * progress.done) / Math.max(1, progress.total)}
            size="lg"
            transitionDuration={0}
            aria-label={t('sync.phase.reading')}
          />
          <Text className="figures">
            {t('sync.progress', { done: countText(progress.done), total: countText(progress.total) })}
          </Text>
        </>
      )}
      <Button
        loading={phase === 'sending' || phase === 'reading' || phase === 'elsewhere'}
        onClick={() => tablet.syncNow()}
      >
        {t('sync.now')}
      </Button>
    </Stack>
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
  if (status.phase === 'reading' || status.phase === 'elsewhere') return t(`sync.phase.${status.phase}`)
  return status.turn === null ? t('sync.phase.idle') : t('sync.phase.turn', { at: timeText(status.turn) })
}
