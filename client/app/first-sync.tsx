/** Until the tablet's communes were read to their end: that more is to come, how much has, and that a cut does no harm. */
import { Progress, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { countText } from '#shared/text/number-text.ts'
import classes from './first-sync.module.css'

export function FirstSync() {
  const { t } = useTranslation()
  const { incomplete, progress, phase } = useLive(useOpenTablet().sync)
  if (!incomplete) return null
  const { done, total } = progress ?? { done: 0, total: 0 }
  const title = t(phase === 'reading' ? 'sync.firstSync' : 'sync.firstSyncStopped')
  return (
    <section className={classes.first} aria-label={title} data-testid="first-sync">
      <Text fw={600}>{title}</Text>
      <Text ta="right">
        {total > 0 && t('sync.progress', { done: countText(done), total: countText(total) })}
      </Text>
      {phase === 'reading' && (
        <Progress
          className={classes.bar}
          value={total === 0 ? 0 : (100 * done) / total}
          size="lg"
          transitionDuration={0}
          aria-label={title}
        />
      )}
      <Text className={classes.bar} c="dimmed" size="sm">
        {t(phase === 'reading' ? 'sync.firstSyncCut' : 'sync.firstSyncGoesOn')}
      </Text>
    </section>
  )
}
