/** A flag that is open on the desk: the record, its history, and the bar that settles it. */
import { Button } from '@mantine/core'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { codeOf } from '#client/api/ask.ts'
import { EmptyState } from '#client/ui/empty-state.tsx'
import { useKeys } from '#client/ui/keys.ts'
import { announce } from '#client/ui/live-region.tsx'
import { LoadingState } from '#client/ui/loading-state.tsx'
import { NoAnswer } from '#client/ui/no-answer.tsx'
import { ScrollRegion } from '#client/ui/scroll-region.tsx'
import { useOnline } from '#client/ui/use-online.ts'
import type { FlagView } from '#shared/api/flags.ts'
import type { FlagId } from '#shared/ids.ts'
import { ChangedNotice } from './changed-notice.tsx'
import { conflictStory } from './conflict-story.ts'
import { DecisionBar } from './decision-bar.tsx'
import { pick } from './draft.ts'
import type { Opened } from './flag-address.ts'
import classes from './flags.module.css'
import { entriesOf } from './history-lines.ts'
import { HistoryPane } from './history-pane.tsx'
import { reasonKeys } from './reasons.ts'
import { RecordPane } from './record-pane.tsx'
import { type Decision, useDecision } from './use-decision.ts'
import { useFlag, useHistory } from './use-flag.ts'
import { namesFrom, useReasonTexts } from './use-words.ts'

/** What a decision did, when the centre has answered. */
export interface Settled {
  readonly flag: FlagView['flag']
  readonly closed: readonly FlagId[]
  /** Whether it is still what the person looks at. */
  readonly isShown: boolean
}

interface OpenedFlagProps {
  readonly opened: Opened
  /** The decision is written: on to the next. */
  readonly onDone: (settled: Settled) => void
  readonly onList: () => void
}

/** Drawn again only for its own sake, not whenever a page of the list arrives. */
export const OpenedFlag = memo(function OpenedFlag({ opened, onDone, onList }: OpenedFlagProps) {
  const flag = useFlag(opened)
  const online = useOnline()
  if (flag.data !== undefined) return <FlagDesk view={flag.data} onDone={onDone} />
  return (
    <div className={classes.record}>
      {flag.error === null && online ? (
        <LoadingState />
      ) : (
        <Unopened code={codeOf(flag.error)} online={online} onAgain={flag.refetch} onList={onList} />
      )}
    </div>
  )
})

interface UnopenedProps {
  readonly code: string
  readonly online: boolean
  readonly onAgain: () => unknown
  readonly onList: () => void
}

/** Settled meanwhile, or not this account's to see: it is not told which. */
function Unopened({ code, online, onAgain, onList }: UnopenedProps) {
  const { t } = useTranslation('flags')
  const isGone = code === 'not-found' || code === 'not-allowed'
  if (!online || !isGone) return <NoAnswer code={code} onAgain={onAgain} />
  return (
    <EmptyState title={t('opened.gone')} text={t('opened.goneText')}>
      <Button onClick={onList}>{t('opened.toList')}</Button>
    </EmptyState>
  )
}

function FlagDesk({ view, onDone }: { view: FlagView; onDone: OpenedFlagProps['onDone'] }) {
  const { t } = useTranslation('flags')
  const { flag } = view
  const history = useHistory(flag.commune, flag.recordId)
  const pages = history.data?.pages
  const entries = entriesOf(pages ?? [])
  const story = conflictStory(flag, view.record?.units[flag.unit ?? ''] ?? null, entries)
  const decision = useDecision(view, story.standing)
  const words = useRef<HTMLInputElement>(null)
  const record = useRef<HTMLDivElement>(null)
  // the keys work from here, and a reader hears what is asked
  useEffect(() => record.current?.focus({ preventScroll: true }), [])
  const isShown = useIsShown()
  const submit = async () => {
    const closed = await decision.submit()
    if (closed.length === 0) return
    announce(t('bar.settled'))
    onDone({ flag, closed, isShown: isShown.current })
  }
  useDecisionKeys({
    decision,
    reasons: useReasonTexts(decision.chosen),
    toWords: () => words.current?.focus(),
    submit: () => void submit(),
  })
  const nameOf = namesFrom([
    ...view.people,
    ...entries.map(({ by }) => by),
    ...(decision.changed?.answer.people ?? []),
  ])
  return (
    <>
      <ScrollRegion className={classes.record} ref={record} data-flag={flag.id}>
        {decision.changed !== undefined && (
          <ChangedNotice
            changed={decision.changed}
            view={view}
            onNext={() => onDone({ flag, closed: [flag.id], isShown: true })}
          />
        )}
        <RecordPane view={view} story={story} nameOf={nameOf} />
      </ScrollRegion>
      <ScrollRegion as="aside" className={classes.history}>
        <HistoryPane
          view={view}
          pages={pages}
          nameOf={nameOf}
          failed={history.isError}
          reading={history.isFetching}
          older={history.hasNextPage}
          onOlder={() => void history.fetchNextPage()}
          onAgain={() => void (history.isFetchNextPageError ? history.fetchNextPage() : history.refetch())}
        />
      </ScrollRegion>
      <DecisionBar
        view={view}
        decision={decision}
        nameOf={nameOf}
        words={words}
        onSubmit={() => void submit()}
      />
    </>
  )
}

/** An answer may come when its person has gone on to something else. */
function useIsShown(): { readonly current: boolean } {
  const shown = useRef(false)
  useEffect(() => {
    shown.current = true
    return () => {
      shown.current = false
    }
  }, [])
  return shown
}

interface DeskKeys {
  readonly decision: Decision
  readonly reasons: readonly string[]
  readonly toWords: () => void
  readonly submit: () => void
}

/** Digits choose, letters give a reason, Enter writes. */
function useDecisionKeys({ decision, reasons, toWords, submit }: DeskKeys): void {
  const { t } = useTranslation('flags')
  const { options, choose, change } = decision
  useKeys([
    ...options.map((option) => ({
      key: option.key,
      text: t(`keys.${option.kind}`),
      act: () => choose(option.key),
    })),
    ...reasons.map((reason, at) => ({
      key: reasonKeys[at] ?? '',
      text: t('keys.reason', { reason }),
      act: () => change((before) => pick(before, reason)),
    })),
    { key: 'e', text: t('keys.words'), act: toWords },
    { key: 'Enter', text: t('keys.enter'), act: submit },
    {
      key: 'Escape',
      text: t('keys.escape'),
      inFields: true,
      act: () => (isTyping(document.activeElement) ? document.activeElement.blur() : choose(null)),
    },
  ])
}

const isTyping = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.matches('input, textarea')
