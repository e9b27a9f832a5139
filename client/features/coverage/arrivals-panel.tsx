/** What arrived on each of the last 30 days, as a picture and as numbers. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { BarChart } from '#client/ui/bar-chart.tsx'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { dateText } from '#shared/text/date-text.ts'
import { countText } from '#shared/text/number-text.ts'
import classes from './coverage.module.css'
import { useArrivals } from './use-coverage.ts'

/** `23/11` */
const dayText = (day: string): string => dateText(day).slice(0, 5)

export function ArrivalsPanel() {
  const { t } = useTranslation('desk')
  const arrivals = useArrivals()
  const days = arrivals.data?.days
  const total = days?.reduce((sum, { changes }) => sum + changes, 0) ?? 0
  return (
    <section className={classes.arrivals} aria-label={t('coverage.arrivals')}>
      {days === undefined ? (
        <>
          <Text fw={600}>{t('coverage.arrivals')}</Text>
          {arrivals.isError ? (
            <Text c="dimmed">{t(`problems:api.${codeOf(arrivals.error)}`)}</Text>
          ) : (
            <LateSkeleton rows={3} />
          )}
        </>
      ) : (
        <BarChart
          title={t('coverage.arrivals')}
          summary={t('coverage.arrivalsTotal', { count: total, text: countText(total) })}
          labels={{ label: t('coverage.day'), value: t('coverage.changes') }}
          bars={days.map(({ day, changes }) => ({ key: day, label: dayText(day), value: changes }))}
        />
      )}
    </section>
  )
}
