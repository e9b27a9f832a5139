/** While the tablet's communes come for the first time: how much has come, and that a cut does no harm. */
import { Progress, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { countText } from '#shared/text/number-text.ts'
import classes from './first-sync.module.css'

export function FirstSync() {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const { progress, phase } = useLive(tablet.sync)
  const isEmpty = useLive(tablet.book).households().length === 0
  const [first, setFirst] = useState(isEmpty)
  useEffect(() => {
    if (!isEmpty && phase !== 'reading') setFirst(false)
  }, [isEmpty, phase])
  if (!first || phase !== 'reading') return null
  const { done, total } = progress ?? { done: 0, total: 0 }
  return (
    <section className={classes.first} aria-label={t('sync.firstSync')}>
      <Text fw={600}>{t('sync.firstSync')}</Text>
      <Text ta="right" data-testid="first-sync">
        {total > 0 && t('sync.progress', { done: countText(done), total: countText(total) })}
      </Text>
      <Progress
        className={classes.bar}
        value={total === 0 ? 0 : (100 * done) / total}
        size="lg"
        transitionDuration={0}
        aria-label={t('sync.firstSync')}
      />
      <Text className={classes.bar} c="dimmed" size="sm">
        {t('sync.firstSyncCut')}
      </Text>
    </section>
  )
}
