/** Every save that speaks of the record: who, when, on which tablet, what and why; older ones where a person asks for them. */
import { Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useEventText } from '#client/records/event-text.ts'
import { useProblemText } from '#client/records/problem-text.ts'
import { tabletName } from '#client/ui/tablet-name.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { FlagView, HistoryEntry, HistoryPage, UnreadableEntry } from '#shared/api/flags.ts'
import classes from './flags.module.css'
import { historyLines } from './history-lines.ts'
import { unitsInQuestion } from './options.ts'
import { useValueText } from './use-words.ts'

export interface HistoryListProps {
  readonly view: FlagView
  /** What was read so far; `undefined` before the first page. */
  readonly pages: readonly HistoryPage[] | undefined
  readonly reading: boolean
  readonly failed: boolean
  /** There is more than what was read. */
  readonly older: boolean
  readonly onOlder: () => void
  readonly onAgain: () => void
}

export function HistoryList({ view, pages, reading, failed, older, onOlder, onAgain }: HistoryListProps) {
  const { t } = useTranslation('flags')
  const lines = useMemo(() => historyLines(pages ?? []), [pages])
  return (
    <section aria-label={t('history.label')}>
      <Title order={3} size="h4">
        {t('history.label')}
      </Title>
      {pages !== undefined && lines.length === 0 && <Text c="dimmed">{t('history.none')}</Text>}
      <ol className={classes.entries}>
        {lines.map((line) =>
          line.kind === 'change' ? (
            <ChangeEntry key={line.key} entry={line.entry} view={view} />
          ) : (
            <UnreadableSave key={line.key} entry={line.entry} />
          ),
        )}
      </ol>
      {reading && <Text c="dimmed">{t('history.reading')}</Text>}
      {!reading && (failed || older) && (
        <button type="button" className={classes.plain} onClick={failed ? onAgain : onOlder}>
          {t(failed ? 'history.failed' : 'history.older')}
        </button>
      )}
    </section>
  )
}

function Who({ entry }: { entry: Pick<HistoryEntry, 'by' | 'desk' | 'device'> }) {
  const { t } = useTranslation('flags')
  return (
    <span>
      <strong>{entry.by.name}</strong>{' '}
      {entry.desk ? t('history.atDesk') : t('history.onTablet', { tablet: tabletName(entry.device) })}
    </span>
  )
}

/** Why it was not taken, where it was not. */
function Stopped({ outcome, problem }: Pick<HistoryEntry, 'outcome' | 'problem'>) {
  const { t } = useTranslation('flags')
  const text = useProblemText()
  if (outcome === 'applied') return null
  return (
    <span className={classes.stopped}>
      {t(`history.${outcome}`)} {problem === null ? '' : text.ofHeld(problem)}
    </span>
  )
}

function UnreadableSave({ entry }: { entry: UnreadableEntry }) {
  const { t } = useTranslation('flags')
  return (
    <li className={classes.entry} data-outcome={entry.outcome}>
      <Who entry={entry} />
      <span className={classes.about}>{t('history.came', { came: timeText(entry.at) })}</span>
      <span>{t('history.unreadable')}</span>
      <Stopped outcome={entry.outcome} problem={entry.problem} />
      {entry.text !== '' && (
        <details>
          <summary>{t('history.parts')}</summary>
          {entry.text}
        </details>
      )}
    </li>
  )
}

function ChangeEntry({ entry, view }: { entry: HistoryEntry; view: FlagView }) {
  const { t } = useTranslation('flags')
  const eventText = useEventText()
  const { kind, outcome, problem, units } = entry
  return (
    <li className={classes.entry} data-outcome={outcome}>
      <Who entry={entry} />
      <span className={classes.about}>
        {t('history.times', { made: timeText(entry.madeAt), came: timeText(entry.at) })}
      </span>
      {entry.event !== null && <strong>{eventText.of(entry.event)}</strong>}
      {kind !== 'edit' && <span>{t(`history.${kind}`)}</span>}
      {kind !== 'remove' && <Units units={units} view={view} isNew={kind === 'create'} />}
      {entry.reason !== null && <q className={classes.reason}>{entry.reason}</q>}
      <Stopped outcome={outcome} problem={problem} />
    </li>
  )
}

interface UnitsProps {
  readonly units: HistoryEntry['units']
  readonly view: FlagView
  readonly isNew: boolean
}

/** Of a new record only what is in question is said at once. */
function Units({ units, view, isNew }: UnitsProps) {
  const { t } = useTranslation('flags')
  const asked = unitsInQuestion(view.flag)
  const first = isNew ? units.filter(({ unit }) => asked.includes(unit)) : units
  const others = isNew ? units.filter(({ unit }) => !asked.includes(unit)) : []
  return (
    <>
      <UnitChanges units={first} view={view} isNew={isNew} />
      {others.length > 0 && (
        <details>
          <summary>{t('history.others', { count: others.length })}</summary>
          <UnitChanges units={others} view={view} isNew={isNew} />
        </details>
      )}
    </>
  )
}

function UnitChanges({ units, view, isNew }: UnitsProps) {
  const { t } = useTranslation('flags')
  const text = useValueText(view.view)
  const asked = unitsInQuestion(view.flag)
  return (
    <ul className={classes.changes}>
      {units.map(({ unit, from, to, conflict }) => (
        <li key={unit} data-asked={asked.includes(unit)}>
          {`${t(`collect:units.${unit}`, { defaultValue: unit })}: `}
          {isNew ? text(unit, to) : t('history.fromTo', { from: text(unit, from), to: text(unit, to) })}
          {conflict && <em> {t('history.conflict')}</em>}
        </li>
      ))}
    </ul>
  )
}
