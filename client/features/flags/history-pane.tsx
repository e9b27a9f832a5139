/** The right pane: the claims as they came, what happened in the household, and the record's history. */
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EventStories } from '#client/records/event-stories.tsx'
import { useEventText } from '#client/records/event-text.ts'
import { textOf } from '#client/records/unit-text.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { FlagView } from '#shared/api/flags.ts'
import type { Claim } from '#shared/sync/flag.ts'
import classes from './flags.module.css'
import { HistoryList, type HistoryListProps } from './history-list.tsx'
import { type NameOf, useValueText } from './use-words.ts'

interface HistoryPaneProps extends HistoryListProps {
  readonly nameOf: NameOf
}

export function HistoryPane({ nameOf, ...history }: HistoryPaneProps) {
  const { t } = useTranslation('flags')
  const { view } = history
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
      <HistoryList {...history} />
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
      {claim.earlier?.map((word) => (
        <span key={word.groupId}>
          {t('claims.earlier', { wrote: text(unit, word.wrote), made: timeText(word.madeAt) })}
        </span>
      ))}
    </li>
  )
}
