import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { SyncStatus } from '#client/tablet/tablet.ts'
import { countText } from '#shared/text/number-text.ts'
import classes from './figures.module.css'
import { type Figure, figures } from './sync-figure.ts'

export function Figures({
  status,
  shown,
  onShow,
}: {
  status: SyncStatus
  shown: Figure
  onShow: (figure: Figure) => void
}) {
  const { t } = useTranslation()
  const counts: Readonly<Record<Figure, number>> = {
    waiting: status.waiting,
    received: status.received,
    conflict: status.conflicts,
    held: status.held,
  }
  return (
    <div className={classes.figures}>
      {figures.map((figure) => (
        <UnstyledButton
          key={figure}
          className={classes.figure}
          data-state={figure}
          data-some={counts[figure] > 0}
          aria-pressed={shown === figure}
          onClick={() => onShow(figure)}
        >
          <strong>{countText(counts[figure])}</strong>
          <span>{t(`sync.figure.${figure}`)}</span>
        </UnstyledButton>
      ))}
    </div>
  )
}
