/** One event: the fewest questions, what it will do, and one save. */

import { Alert, Anchor, Button, Text, Title } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DiscardDraft } from '#client/records/discard-draft.tsx'
import { DraftNote } from '#client/records/draft-note.tsx'
import { useEventText } from '#client/records/event-text.ts'
import { textOf } from '#client/records/unit-text.ts'
import type { HouseholdView, SaveResult } from '#client/tablet/tablet.ts'
import { useBook, useOpenTablet } from '#client/tablet/use-tablet.tsx'
import { type TellingDraftHandle, useTellingDraft } from '#client/tablet/use-telling-draft.ts'
import { FormBar } from '#client/ui/form-bar.tsx'
import { goOn } from '#client/ui/go-on.ts'
import { announce, useAloud } from '#client/ui/live-region.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { usePageTitle } from '#client/ui/page-title.ts'
import { Page } from '#client/ui/screen.tsx'
import { timeText } from '#client/ui/time-text.ts'
import type { EventKind } from '#shared/codes/event-kinds.ts'
import { mayHappen } from '#shared/events/closed-household.ts'
import { recordId } from '#shared/ids.ts'
import { editsFromEvent } from './edits-from-event.ts'
import { EffectsPreview } from './effects-preview.tsx'
import { isEventKind } from './event-list-screen.tsx'
import classes from './events.module.css'
import { BackToHousehold, NoHousehold } from './no-household.tsx'
import { OutcomeFindings, showFindings } from './outcome-findings.tsx'
import { QuestionField } from './question-field.tsx'
import { type TellingHandle, useTelling } from './use-telling.ts'

export function EventFormScreen() {
  const { household, kind } = useParams({ strict: false })
  const view = useBook().findHousehold(recordId(household ?? ''))
  if (view === undefined || !isEventKind(kind) || !mayHappen(kind, view))
    return <NoHousehold household={household ?? ''} />
  return <Start key={kind} kind={kind} household={view} />
}

interface StartProps {
  readonly kind: EventKind
  readonly household: HouseholdView
}

function Start({ kind, household }: StartProps) {
  const kept = useTellingDraft({ record: household.id, doings: [kind] })
  return kept.isRead ? <EventForm kind={kind} household={household} kept={kept} /> : <LoadingState />
}

function EventForm({ kind, household, kept }: StartProps & { kept: TellingDraftHandle }) {
  const { t } = useTranslation('events')
  const { nameOf } = useEventText()
  const handle = useTelling(kind, household, kept)
  const [tried, setTried] = useState(false)
  const { result, saving, save } = useSaving(handle)
  const { state } = kept
  usePageTitle(nameOf(kind))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (handle.changes === undefined) showFirstOpen(handle)
    else if (handle.findings.some(({ stops }) => stops)) showFindings()
    else void save()
  }
  return (
    <Page>
      <BackToHousehold household={household.id} list />
      <Title order={1} size="h2">
        {nameOf(kind)}
      </Title>
      <Text>{t('of', { head: textOf(household.head?.units.name) ?? t('noHead') })}</Text>
      <form className={classes.form} onSubmit={submit} onKeyDown={goOn} noValidate autoComplete="off">
        {handle.asked.map((question) => (
          <QuestionField key={question} handle={handle} question={question} tried={tried} />
        ))}
        <EffectsPreview handle={handle} />
        <OutcomeFindings findings={handle.findings} />
        <FormBar>
          <NotSaved result={result} />
          {tried && handle.changes === undefined && <StillOpen handle={handle} />}
          <DraftNote
            kind={state.kind}
            at={state.kind === 'kept' ? timeText(state.at) : ''}
            isBehind={state.isBehind}
          />
          {kept.draft !== undefined && !saving && <DiscardDraft onDiscard={kept.drop} />}
          <Button type="submit" loading={saving}>
            {t('save')}
          </Button>
        </FormBar>
      </form>
    </Page>
  )
}

const stillOpen = ({ open, faults }: TellingHandle): readonly string[] => [
  ...new Set([...open, ...Object.keys(faults)]),
]

/** How many questions are open, and the way to the first. */
function StillOpen({ handle }: { handle: TellingHandle }) {
  const { t } = useTranslation('events')
  const words = t('stillOpen', { count: stillOpen(handle).length })
  useAloud(words)
  return (
    <Anchor
      component="button"
      type="button"
      c="var(--state-held)"
      py="xs"
      onClick={() => showFirstOpen(handle)}
    >
      {words}
    </Anchor>
  )
}

/** Brings the first question that wants an answer to the middle of the screen. */
function showFirstOpen(handle: TellingHandle): void {
  const wanted = stillOpen(handle)
  const first = handle.asked.find((question) => wanted.includes(question))
  const place = document.getElementById(`question-${first ?? ''}`)
  place?.scrollIntoView({ block: 'center' })
  place?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })
}

/** One group, with the day and the paper of the event; then back to the household, where it can still be undone. */
function useSaving({ kind, household, draft, changes, input }: TellingHandle) {
  const { t } = useTranslation('events')
  const tablet = useOpenTablet()
  const navigate = useNavigate()
  const [result, setResult] = useState<SaveResult>()
  const [saving, setSaving] = useState(false)
  const save = async () => {
    if (changes === undefined || saving) return
    setSaving(true)
    const { on, evidence } = input.answers.given
    const edits = editsFromEvent(changes, (id) => tablet.book.get().findRecord(id))
    const told = {
      ...{ kind, on: on ?? '', evidence: evidence ?? null },
      ...(draft === undefined ? {} : { draft }),
    }
    const saved = await tablet
      .tellEvent(household.id, edits, told)
      .catch((): SaveResult => ({ kind: 'failed', why: 'broken' }))
    setSaving(false)
    setResult(saved)
    if (saved.kind !== 'saved') return
    announce(t('collect:form.saved'))
    await navigate({ to: `/ho/${household.id}`, replace: true })
  }
  return { result, saving, save }
}

function NotSaved({ result }: { result: SaveResult | undefined }) {
  const { t } = useTranslation('events')
  if (result === undefined || result.kind === 'saved') return null
  return (
    <Alert color="red" role="alert" flex="1 0 100%">
      {result.kind === 'changed' && t('changed')}
      {result.kind === 'refused' && t(`collect:form.refused.${result.why}`)}
      {result.kind === 'failed' && t(`collect:form.${result.why}`)}
    </Alert>
  )
}
