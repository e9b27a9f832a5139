/** The five states mean the same everywhere: an icon, a word, a colour, never the colour alone. */
import { IconAlertTriangle, IconCheck, IconClockUp, IconHandStop, IconPencil } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './state-badge.module.css'

const icons = {
  draft: IconPencil,
  waiting: IconClockUp,
  received: IconCheck,
  conflict: IconAlertTriangle,
  held: IconHandStop,
} as const

export function StateBadge({ state }: { state: keyof typeof icons }) {
  const { t } = useTranslation()
  const Icon = icons[state]
  return (
    <span className={classes.badge} data-state={state}>
      <Icon size="1.05em" stroke={2.2} aria-hidden />
      {t(`states:${state}`)}
    </span>
  )
}
