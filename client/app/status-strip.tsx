/** Always there and always true: the network, what waits, the last contact; and the way to lock. */
import { ActionIcon } from '@mantine/core'
import { IconAlertTriangle, IconCloudOff, IconLock, IconWifi, IconWifiOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SyncNotice, SyncStatus } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet, useTablet } from '#client/tablet/use-tablet.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { countText } from '#shared/text/number-text.ts'
import classes from './status-strip.module.css'

export function StatusStrip() {
  const { t } = useTranslation()
  const tablet = useTablet()
  const sync = useLive(useOpenTablet().sync)
  const { words, Icon } = network(sync)
  return (
    <div className={classes.strip}>
      <span className={classes.words} role="status" data-online={sync.online}>
        <span className={classes.network}>
          <Icon size="1.2rem" aria-hidden />
          {t(words)}
        </span>
        <span className={sync.waiting > 0 ? classes.waiting : undefined}>
          {sync.waiting > 0 ? t('strip.waiting', { count: sync.waiting }) : t('strip.nothingWaits')}
        </span>
        <span className={classes.contact}>
          <Contact sync={sync} />
        </span>
        {sync.held > 0 && <span className={classes.heard}>{t('strip.held', { count: sync.held })}</span>}
        {(sync.notices.some(stopsTheWork) || sync.restored !== null) && (
          <Link to="/dong-bo" className={classes.notice}>
            <IconAlertTriangle size="1.2rem" aria-hidden />
            {t('strip.notice')}
          </Link>
        )}
      </span>
      <ActionIcon aria-label={t('lock.now')} onClick={() => tablet.lock()}>
        <IconLock size="1.35rem" aria-hidden />
      </ActionIcon>
    </div>
  )
}

function Contact({ sync: { progress, lastContact } }: { sync: SyncStatus }) {
  const { t } = useTranslation()
  if (progress !== null) {
    return t('strip.reading', { done: countText(progress.done), total: countText(progress.total) })
  }
  return lastContact === null
    ? t('strip.neverContact')
    : t('strip.lastContact', { at: timeText(lastContact) })
}

/** A network that does not lead to the centre is said as what it is. */
function network({ online, phase }: SyncStatus) {
  if (!online) return { words: 'strip.offline', Icon: IconWifiOff } as const
  return phase === 'waiting-to-retry'
    ? ({ words: 'strip.unreachable', Icon: IconCloudOff } as const)
    : ({ words: 'strip.online', Icon: IconWifi } as const)
}

const stopsTheWork = (notice: SyncNotice): boolean => notice !== 'storage-not-persistent'
