import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { useLedgerFacts } from '#client/records/ledger-facts.ts'
import { type Fact, FactGrid } from '#client/ui/fact-grid.tsx'
import { LateSkeleton } from '#client/ui/late-skeleton.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { type QueueDevice, storyBatches } from '#shared/api/queue.ts'
import type { DeviceLedger } from '#shared/sync/ledger.ts'
import { countText } from '#shared/text/number-text.ts'
import { type Batch, type StoryEntry, storyOf } from './device-story.ts'
import classes from './queue.module.css'
import { useStory } from './use-queue.ts'

export function DeviceStoryLine({ device }: { device: QueueDevice }) {
  const { t } = useTranslation('desk')
  const story = useStory(device.id, device.lastContactAt)
  const entries = useMemo(() => storyOf(device, story.data?.batches ?? []), [device, story.data])
  return (
    <section aria-label={t('story.title')}>
      <h3 className={classes.heading}>{t('story.title')}</h3>
      {story.isPending && <LateSkeleton rows={4} />}
      {story.isError && <Text role="alert">{t(`problems:api.${codeOf(story.error)}`)}</Text>}
      {story.data !== undefined && <Ledger ledger={story.data.ledger} />}
      {story.data !== undefined && story.data.batches.length >= storyBatches && (
        <Text c="dimmed">{t('story.newest', { text: countText(storyBatches) })}</Text>
      )}
      {story.data !== undefined && (
        <ol className={classes.story}>
          {entries.map((entry) => (
            <li key={entry.key} data-kind={entry.kind}>
              <time dateTime={entry.at}>{timeText(entry.at)}</time>
              <span>
                <Entry entry={entry} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Ledger({ ledger }: { ledger: DeviceLedger | null }) {
  return <FactGrid facts={useLedgerFacts(ledger).map(({ name, value }): Fact => [name, value])} />
}

function Entry({ entry }: { entry: StoryEntry }) {
  const { t } = useTranslation('desk')
  switch (entry.kind) {
    case 'batch':
      return <BatchLine batch={entry.batch} />
    case 'version':
      return t('story.version', { version: entry.version })
    case 'enrolled':
      return t('story.enrolled')
    case 'revoked':
      return t('story.revoked')
  }
}

function BatchLine({ batch }: { batch: Batch }) {
  const { t } = useTranslation('desk')
  const outcomes = (['applied', 'held', 'dismissed'] as const).filter((outcome) => batch[outcome] > 0)
  return (
    <>
      {batch.commune.name}
      {outcomes.map((outcome) => (
        <span key={outcome} className={classes.outcome} data-outcome={outcome}>
          {t(`story.${outcome}`, { count: batch[outcome], text: countText(batch[outcome]) })}
        </span>
      ))}
      {batch.waiting !== null && batch.waiting > 0 && (
        <span className={classes.quiet}>
          {t('story.waiting', { count: batch.waiting, text: countText(batch.waiting) })}
        </span>
      )}
    </>
  )
}
