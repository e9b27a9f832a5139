import { useTranslation } from 'react-i18next'
import { Figure, Figures } from '#client/ui/figure.tsx'
import { timeText } from '#client/ui/time-text.ts'
import type { Coverage } from '#shared/api/coverage.ts'
import { countText, progressText } from '#shared/text/number-text.ts'
import classes from './coverage.module.css'
import { missingOf, shareOf } from './coverage-rows.ts'
import { ShareBar } from './share-bar.tsx'

const numberText = (count: number | null): string => (count === null ? '–' : countText(count))

/** The whole of what this account looks after. */
export function WholeFigures({ coverage: { whole, unseen } }: { coverage: Coverage }) {
  const { t } = useTranslation('desk')
  // several areas together have no name of their own
  const name = whole.name === '' ? t('coverage.ownAreas') : whole.name
  return (
    <section className={classes.whole} aria-label={t('coverage.whole', { name })}>
      <Figures>
        <Figure
          large
          label={t('coverage.collectedOf', { name })}
          value={progressText(whole.collected, whole.target)}
        />
        <Figure label={t('coverage.column.missing')} value={numberText(missingOf(whole))} />
        <Figure label={t('coverage.column.households')} value={countText(whole.households)} />
        <Figure
          label={t('coverage.column.flagged')}
          value={numberText(whole.flagged)}
          state={whole.flagged ? 'conflict' : undefined}
        />
        <Figure
          label={t('coverage.column.held')}
          value={numberText(whole.held)}
          state={whole.held ? 'held' : undefined}
        />
        <Figure label={t('coverage.column.left')} value={countText(whole.left)} />
        <Figure
          label={t('coverage.column.arrival')}
          value={whole.lastArrivalAt === null ? t('coverage.never') : timeText(whole.lastArrivalAt)}
        />
        {unseen > 0 && <Figure label={t('coverage.unseen')} value={countText(unseen)} />}
      </Figures>
      <ShareBar share={shareOf(whole)} />
    </section>
  )
}
