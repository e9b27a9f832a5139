/** The saves behind a number, newest first, each with its household and why it is held. */
import { Button, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEventText } from '#client/records/event-text.ts'
import type { Book, OutboxEntry } from '#client/tablet/tablet.ts'
import { useBook, useLive, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { StateBadge } from '#client/ui/state-badge.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { recordTypes } from '#shared/records/record.ts'
import { countText } from '#shared/text/number-text.ts'
import { useHeldText } from './held-text.ts'
import { HouseholdLink } from './household-link.tsx'
import classes from './list.module.css'
import { type Figure, figureOf, isUnder } from './sync-figure.ts'
import { UndoEvent } from './undo-event.tsx'

const shownAtOnce = 100

export function GroupList({ shown }: { shown: Exclude<Figure, 'conflict'> }) {
  const { t } = useTranslation()
  const entries = useOutbox()
  const book = useBook()
  if (entries === undefined) return null
  const listed = entries.filter(({ state }) => isUnder(state, shown))
  if (listed.length === 0) return <Text c="dimmed">{t(`sync.empty.${shown}`)}</Text>
  const more = listed.length - shownAtOnce
  return (
    <>
      <ul className={classes.entries}>
        {listed.slice(0, shownAtOnce).map((entry) => (
          <GroupEntry key={entry.groupId} entry={entry} book={book} />
        ))}
      </ul>
      {more > 0 && <Text c="dimmed">{t('sync.more', { count: more, text: countText(more) })}</Text>}
    </>
  )
}

function GroupEntry({ entry, book }: { entry: OutboxEntry; book: Book }) {
  const { t } = useTranslation()
  const tablet = useOpenTablet()
  const heldText = useHeldText()
  const eventText = useEventText()
  const records = useRecordsText()
  const why = heldText(entry)
  const [only, ...others] = entry.records
  const named = only === undefined || others.length > 0 ? undefined : book.findRecord(only.id)
  return (
    <li className={classes.entry}>
      <HouseholdLink book={book} household={entry.household} named={named} />
      <StateBadge state={figureOf(entry.state)} />
      {entry.event !== undefined && <Text className={classes.wide}>{eventText.of(entry.event)}</Text>}
      <Text c="dimmed" size="sm" className={classes.wide}>
        {[t('sync.savedAt', { at: timeText(entry.savedAt) }), ...records(entry)].join(' · ')}
      </Text>
      {why !== null && <Text className={classes.wide}>{why}</Text>}
      {entry.problem !== null && why !== null && <Details entry={entry} code={entry.problem.code} />}
      {entry.state === 'open' && entry.event !== undefined && <UndoEvent groupId={entry.groupId} />}
      {entry.state === 'dismissed' && (
        <Button size="md" variant="default" onClick={() => void tablet.acknowledge(entry.groupId)}>
          {t('sync.acknowledge')}
        </Button>
      )}
    </li>
  )
}

const kinds = ['create', 'edit', 'remove'] as const

/** What a save did, by number: one new household, two changed residents. */
function useRecordsText(): (entry: OutboxEntry) => readonly string[] {
  const { t } = useTranslation()
  return ({ records }) =>
    kinds.flatMap((kind) =>
      recordTypes.flatMap((type) => {
        const count = records.filter((record) => record.kind === kind && record.type === type).length
        return count === 0 ? [] : [t(`sync.did.${kind}.${type}`, { count })]
      }),
    )
}

/** What a person reads out to the district when they ask. */
function Details({ entry, code }: { entry: OutboxEntry; code: string }) {
  const { t } = useTranslation()
  return (
    <details className={classes.wide}>
      <summary>{t('sync.details')}</summary>
      <Text size="sm" className={classes.code}>
        {code} · {entry.groupId}
      </Text>
    </details>
  )
}

function useOutbox(): readonly OutboxEntry[] | undefined {
  const tablet = useOpenTablet()
  const status = useLive(tablet.sync)
  const book = useBook()
  const [entries, setEntries] = useState<readonly OutboxEntry[]>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the sync or the book says that something changed
  useEffect(() => {
    let wanted = true
    void tablet.outbox().then((all) => wanted && setEntries(all))
    return () => {
      wanted = false
    }
  }, [tablet, status.waiting, status.held, status.received, book])
  return entries
}
