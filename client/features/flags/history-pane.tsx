/** The right pane: the claims as they came, and every change of the record with its reason. */
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EventStories } from '#client/records/event-stories.tsx'
import { useEventText } from '#client/records/event-text.ts'
import { useProblemText } from '#client/records/problem-text.ts'
import { textOf } from '#client/records/unit-text.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { FlagView, HistoryEntry } from '#shared/api/flags.ts'
import type { Claim } from '#shared/sync/flag.ts'
import classes from './flags.module.css'
import { unitsInQuestion } from './options.ts'
import { type NameOf, useValueText } from './use-words.ts'

interface HistoryPaneProps {
  readonly view: FlagView
  /** `undefined` while it is read. */
  readonly history: readonly HistoryEntry[] | undefined
  readonly nameOf: NameOf
  readonly failed: boolean
  readonly onAgain: () => void
}

export function HistoryPane({ view, history, nameOf, failed, onAgain }: HistoryPaneProps) {
  const { t } = useTranslation('flags')
  return (
    <div className={classes.pane}>
      {view.flag.claims.length > 0 && (
        <section aria-label={t('claims.label')}>
          <Title order={3} size="h4">
            {t('claims.label')}
          </Title>
          <ol className={classes.entries}>
            {view.flag.claims.map((claim) => (
              <ClaimEntry key={`${claim.by}-${claim.groupId}`} claim={claim} view={view} nameOf={nameOf} />
            ))}
          </ol>
        </section>
      )}
      <Events view={view} />
      <section aria-label={t('history.label')}>
        <Title order={3} size="h4">
          {t('history.label')}
        </Title>
        {failed && (
          <button type="button" className={classes.plain} onClick={onAgain}>
            {t('history.failed')}
          </button>
        )}
        {history === undefined && !failed && <Text c="dimmed">{t('history.reading')}</Text>}
        {history?.length === 0 && <Text c="dimmed">{t('history.none')}</Text>}
        <ol className={classes.entries}>
          {(history ?? []).map((entry) => (
            <ChangeEntry key={entry.groupId} entry={entry} view={view} />
          ))}
        </ol>
      </section>
    </div>
  )
}

/** What happened in the household: where two events met, both are told. */
function Events({ view }: { view: FlagView }) {
  const text = useValueText(view.view)
  const nameOf = (id: string) => textOf(view.view.residents.find((row) => row.id === id)?.units.name)
  return <EventStories stories={view.events} valueText={text} nameOf={nameOf} />
}

function ClaimEntry({ claim, view, nameOf }: { claim: Claim; view: FlagView; nameOf: NameOf }) {
  const { t } = useTranslation('flags')
  const text = useValueText(view.view)
  const eventText = useEventText()
  const unit = view.flag.unit ?? ''
  const event = view.events.find(({ groupId }) => groupId === claim.groupId)?.event
  return (
    <li className={classes.entry}>
      <strong>{nameOf(claim.by)}</strong>
      {event !== undefined && <span>{eventText.of(event)}</span>}
      <span>{t('claims.wrote', { saw: text(unit, claim.saw), wrote: text(unit, claim.wrote) })}</span>
      <span className={classes.about}>
        {t('claims.times', { made: timeText(claim.madeAt), came: timeText(claim.at) })}
      </span>
    </li>
  )
}

function ChangeEntry({ entry, view }: { entry: HistoryEntry; view: FlagView }) {
  const { t } = useTranslation('flags')
  const problem = useProblemText()
  const eventText = useEventText()
  const { kind, outcome, units } = entry
  return (
    <li className={classes.entry} data-outcome={outcome}>
      <span>
        <strong>{entry.by.name}</strong> {t(entry.desk ? 'history.atDesk' : 'history.onTablet')}
      </span>
      <span className={classes.about}>
        {t('history.times', { made: timeText(entry.madeAt), came: timeText(entry.at) })}
      </span>
      {entry.event !== null && <strong>{eventText.of(entry.event)}</strong>}
      {kind !== 'edit' && <span>{t(`history.${kind}`)}</span>}
      {kind !== 'remove' && <Units units={units} view={view} isNew={kind === 'create'} />}
      {entry.reason !== null && <q className={classes.reason}>{entry.reason}</q>}
      {outcome !== 'applied' && (
        <span className={classes.stopped}>
          {t(`history.${outcome}`)} {entry.problem === null ? '' : problem.ofHeld(entry.problem)}
        </span>
      )}
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
