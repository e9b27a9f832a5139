/** What was begun and not saved, each with its way back; and what does not open, which stays where it is. */
import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DiscardDraft } from '#client/records/discard-draft.tsx'
import { useEventText } from '#client/records/event-text.ts'
import { textOf } from '#client/records/unit-text.ts'
import type { Book, KeptDraft, ListedDraft, TellingDraft, UnreadableDraft } from '#client/tablet/tablet.ts'
import { useBook, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { draftAddress } from './draft-address.ts'
import classes from './household-screen.module.css'
import { shownAtOnce, WorkSection } from './work-section.tsx'

export function DraftList({ book, drafts }: { book: Book; drafts: readonly ListedDraft[] }) {
  const kept = drafts.flatMap((draft) => (draft.type === 'unreadable' ? [] : [draft]))
  const unreadable = drafts.flatMap((draft) => (draft.type === 'unreadable' ? [draft] : []))
  return (
    <>
      <WorkSection name="drafts" count={kept.length}>
        {kept.slice(0, shownAtOnce).map((draft) => (
          <li key={draft.id} className={classes.member}>
            <KeptEntry book={book} draft={draft} />
          </li>
        ))}
      </WorkSection>
      <WorkSection name="unreadable" count={unreadable.length}>
        {unreadable.slice(0, shownAtOnce).map((draft) => (
          <li key={draft.id} className={classes.member}>
            <UnreadableEntry book={book} draft={draft} />
          </li>
        ))}
      </WorkSection>
    </>
  )
}

function KeptEntry({ book, draft }: { book: Book; draft: KeptDraft }) {
  const { t } = useTranslation('collect')
  const tablet = useOpenTablet()
  const nameOf = useDraftName(book)
  return (
    <>
      <Anchor component={Link} to={draftAddress(draft)} fw={600} py="xs" display="block">
        {nameOf(draft)}
      </Anchor>
      <Text c="dimmed" size="sm" pb="xs">
        {t('form.draftKept', { at: timeText(draft.keptAt) })}
      </Text>
      {/* its household may be closed or gone by now, and then no form is there to discard it */}
      {draft.type === 'telling' && <DiscardDraft onDiscard={() => void tablet.dropDraft(draft.id)} />}
    </>
  )
}

function UnreadableEntry({ book, draft }: { book: Book; draft: UnreadableDraft }) {
  const { t } = useTranslation('collect')
  const record = book.households().flatMap((each) => [each, ...each.residents])
  const view = record.find(({ id }) => id === draft.of)
  return (
    <>
      <Text fw={600} py="xs">
        {textOf(view?.units.name) ?? t('work.unnamed')}
      </Text>
      <Text size="sm" pb="xs">
        {t('work.unreadableText')}
      </Text>
    </>
  )
}

function useDraftName(book: Book): (draft: KeptDraft) => string {
  const { t } = useTranslation('collect')
  const events = useEventText()
  const told = ({ doing, record }: TellingDraft): string => {
    switch (doing) {
      case 'leave':
        return t('resident.leave')
      case 'remove':
        return t(book.findHousehold(record) === undefined ? 'resident.remove' : 'household.remove')
      case 'reopen':
        return t('household.reopen')
      default:
        return events.nameOf(doing)
    }
  }
  return (draft) => {
    if (draft.type !== 'telling')
      return (
        textOf(draft.wrote.name) ??
        textOf(book.findRecord(draft.id)?.units.name) ??
        t(draft.isNew ? 'work.newRecord' : 'work.unnamed')
      )
    const whose =
      book.findRecord(draft.record)?.units.name ?? book.findHousehold(draft.record)?.head?.units.name
    return [told(draft), textOf(whose)].filter(Boolean).join(' · ')
  }
}

export function useDrafts(): readonly ListedDraft[] {
  const tablet = useOpenTablet()
  const book = useBook()
  const [drafts, setDrafts] = useState<readonly ListedDraft[]>([])
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again whenever the book says that something changed
  useEffect(() => {
    let wanted = true
    void tablet.drafts().then((all) => wanted && setDrafts(all))
    return () => {
      wanted = false
    }
  }, [tablet, book])
  return drafts
}
