import { IconCheck, IconClockUp, IconHandStop, IconWifiOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './queue.module.css'
import type { Urgency } from './queue-view.ts'

const icons = { held: IconHandStop, silent: IconWifiOff, waiting: IconClockUp, calm: IconCheck } as const

/** An icon, a word and a colour, never the colour alone. */
export function UrgencyBadge({ urgency }: { urgency: Urgency }) {
  const { t } = useTranslation('desk')
  const Icon = icons[urgency]
  return (
    <span className={classes.urgency} data-urgency={urgency}>
      <Icon size="1.1em" stroke={2.2} aria-hidden />
      {t(`queue.state.${urgency}`)}
    </span>
  )
}
