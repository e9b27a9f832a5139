/** Always there and always true: the network, what waits, the last contact; and the way to lock. */
import { ActionIcon } from '@mantine/core'
import { IconLock, IconWifi, IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLive, useOpenTablet, useTablet } from '#client/tablet/use-tablet.tsx'
import { timeText } from '#client/ui/time-text.ts'
import classes from './status-strip.module.css'

export function StatusStrip() {
  const { t } = useTranslation()
  const tablet = useTablet()
  const sync = useLive(useOpenTablet().sync)
  const Icon = sync.online ? IconWifi : IconWifiOff
  return (
    <header className={classes.strip}>
      <span className={classes.words} role="status" data-online={sync.online}>
        <Icon size="1.2rem" aria-hidden />
        <span>{t(sync.online ? 'strip.online' : 'strip.offline')}</span>
        <span className={sync.waiting > 0 ? classes.waiting : undefined}>
          {sync.waiting > 0 ? t('strip.waiting', { count: sync.waiting }) : t('strip.nothingWaits')}
        </span>
        <span className={classes.contact}>
          {sync.lastContact === null
            ? t('strip.neverContact')
            : t('strip.lastContact', { at: timeText(sync.lastContact) })}
        </span>
      </span>
      <ActionIcon aria-label={t('lock.now')} onClick={() => tablet.lock()}>
        <IconLock />
      </ActionIcon>
    </header>
  )
}
