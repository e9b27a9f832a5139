/** What stands behind a number: saves with their household, newest first; conflicts with their record. */
import { Anchor, Button, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Book, OutboxEntry, RecordView } from '#client/tablet/tablet.ts'
import { useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { StateBadge } from '#client/ui/state-badge.tsx'
import { timeText } from '#client/ui/time-text.ts'
import type { RecordId } from '#shared/ids.ts'
import classes from './figures.module.css'
import { useHeldText } from './held-text.ts'
import { type Figure, figureOf } from './sync-figure.ts'

const shownAtOnce = 100

export function GroupList({ shown }: { shown: Exclude<Figure, 'conflict'> }) {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const status = useLive(tablet.sync)
  const book = useLive(tablet.book)
  const [entries, setEntries] = useState<readonly OutboxEntry[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the sync or the book says that something changed
  useEffect(() => {
    let wanted = true
    void tablet.outbox().then((all) => wanted && setEntries(all))
    return () => {
      wanted = false
    }
  }, [tablet, status, book])
  if (entries === undefined) return null
  const listed = entries.filter((entry) => figureOf(entry.state) === shown)
  if (listed.length === 0) return <Text c="dimmed">{t(`sync.empty.${shown}`)}</Text>
  return (
    <ul className={classes.entries}>
      {listed.slice(0, shownAtOnce).map((entry) => (
        <GroupEntry key={entry.groupId} entry={entry} book={book} />
      ))}
    </ul>
  )
}

function GroupEntry({ entry, book }: { entry: OutboxEntry; book: Book }) {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const heldText = useHeldText()
  const figure = figureOf(entry.state)
  return (
    <li className={classes.entry}>
      <div>
        <HouseholdLink book={book} household={entry.household} />
        <Text c="dimmed" size="sm">
          {t('sync.savedAt', { at: timeText(entry.savedAt) })}
        </Text>
      </div>
      <StateBadge state={figure} />
      {entry.problem !== null && figure === 'held' && (
        <Text className={classes.reason}>
          {entry.state === 'dismissed'
            ? t('sync.dismissed', { reason: entry.problem.reason ?? '' })
            : heldText(entry.problem)}
        </Text>
      )}
      {entry.state === 'dismissed' && (
        <Button size="md" variant="default" onClick={() => void tablet.acknowledge(entry.groupId)}>
          {t('sync.acknowledge')}
        </Button>
      )}
    </li>
  )
}

function HouseholdLink({ book, household }: { book: Book; household: RecordId }) {
  const { t } = useTranslation()
  const view = book.findHousehold(household)
  if (view === undefined) return <Text>{t('sync.unknownHousehold')}</Text>
  return (
    <Anchor component={Link} to={`/ho/${household}`} fw={600}>
      {nameOf(view.head) ?? t('sync.noHead')}
    </Anchor>
  )
}

export function ConflictList() {
  const { t } = useTranslation()
  const book = useLive(useOpenTablet().book)
  const inConflict = book
    .households()
    .flatMap((household) => [household, ...household.residents].map((record) => ({ household, record })))
    .filter(({ record }) => record.conflicts.length > 0)
  if (inConflict.length === 0) return <Text c="dimmed">{t('sync.empty.conflict')}</Text>
  return (
    <ul className={classes.entries}>
      {inConflict.map(({ household, record }) => (
        <li key={record.id} className={classes.entry}>
          <Anchor component={Link} to={`/ho/${household.id}`} fw={600}>
            {nameOf(record) ?? nameOf(household.head) ?? t('sync.noHead')}
          </Anchor>
          <StateBadge state="conflict" />
        </li>
      ))}
    </ul>
  )
}

function nameOf(record: RecordView | undefined): string | undefined {
  const name = record?.units.name
  return typeof name === 'string' ? name : undefined
}
