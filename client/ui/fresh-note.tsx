import { Button } from '@mantine/core'
import { IconCloudOff, IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './fresh-note.module.css'
import { timeText } from './time-text.ts'
import { useOnline } from './use-online.ts'

interface FreshNoteProps {
  /** When the centre last answered; milliseconds, 0 for never. */
  readonly answeredAt: number
  /** The last asking brought no answer; what is shown is older. */
  readonly failed: boolean
  readonly onAgain: () => unknown
}

/** How old the numbers on the screen are, and why they are not newer. */
export function FreshNote({ answeredAt, failed, onAgain }: FreshNoteProps) {
  const { t } = useTranslation('desk')
  const online = useOnline()
  const at = answeredAt === 0 ? '–' : timeText(new Date(answeredAt).toISOString())
  if (online && !failed) return <span className={classes.note}>{t('fresh.at', { at })}</span>
  const Icon = online ? IconCloudOff : IconWifiOff
  return (
    <span className={classes.note} data-stale role="status">
      <Icon size="1.2rem" aria-hidden />
      {online ? t('fresh.unreachable', { at }) : t('fresh.offline', { at })}
      {online && (
        <Button size="compact-sm" variant="default" onClick={() => void onAgain()}>
          {t('shell:again')}
        </Button>
      )}
    </span>
  )
}
