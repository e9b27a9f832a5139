/** The middle pane: what is asked as a sentence, the record with the field in question marked, its household. */
import { Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { textOf } from '#client/records/unit-text.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { FlagView } from '#shared/api/flags.ts'
import { isAboutTwo } from '#shared/checks/check-list.ts'
import { type Row, unitsOf } from '#shared/records/record.ts'
import type { ConflictStory } from './conflict-story.ts'
import classes from './flags.module.css'
import { HouseholdPart } from './household-part.tsx'
import { NeighbourPart } from './neighbour-part.tsx'
import { unitsMarked } from './options.ts'
import {
  addressOf,
  type NameOf,
  useClosedText,
  useFlagName,
  useFlagSentence,
  useValueText,
} from './use-words.ts'

interface RecordPaneProps {
  readonly view: FlagView
  readonly story: ConflictStory
  readonly nameOf: NameOf
}

export function RecordPane({ view, story, nameOf }: RecordPaneProps) {
  const { t } = useTranslation('flags')
  const { flag, record } = view
  return (
    <div className={classes.pane}>
      <Question view={view} story={story} nameOf={nameOf} />
      {record === null || record.removedAt !== null ? (
        <Text c="dimmed">{t('record.gone')}</Text>
      ) : (
        <RecordUnits view={view} record={record} nameOf={nameOf} />
      )}
      {isAboutTwo(flag.rule ?? '') && <NeighbourPart view={view} />}
      <HouseholdPart view={view} />
    </div>
  )
}

function Question({ view, story, nameOf }: RecordPaneProps) {
  const { t } = useTranslation('flags')
  const flagName = useFlagName()
  const closedText = useClosedText()
  const { flag } = view
  const sentence = useFlagSentence(view, story, nameOf)
  return (
    <header className={classes.question} data-state={flag.state}>
      <p className={classes.about}>
        <IconAlertTriangle size="1.1em" aria-hidden />
        {[t(`kinds.${flag.kind}`), flagName(flag), view.view.commune.name].join(' · ')}
      </p>
      <Title order={2} className={classes.sentence}>
        {sentence}
      </Title>
      <p className={classes.about}>{t('record.openedAt', { at: timeText(flag.openedAt) })}</p>
      {flag.state !== 'open' && (
        <div className={classes.closed} role="status">
          <Text fw={600}>{closedText(flag, nameOf)}</Text>
          {flag.reason !== null && <Text>{t('record.reason', { reason: flag.reason })}</Text>}
        </div>
      )}
    </header>
  )
}

interface RecordUnitsProps {
  readonly view: FlagView
  readonly record: Row
  readonly nameOf: NameOf
}

/** Filled units, and those in question also where they are empty. */
function RecordUnits({ view, record, nameOf }: RecordUnitsProps) {
  const { t } = useTranslation('flags')
  const text = useValueText(view.view)
  const asked = unitsMarked(view.flag, record.units)
  const isShown = (unit: string) =>
    asked.includes(unit) || (unit !== 'household' && (record.units[unit] ?? null) !== null)
  const units = Object.keys(unitsOf(record.type)).filter(isShown)
  const title = textOf(record.units.name) ?? (addressOf(record) || t('unnamed'))
  return (
    <section aria-label={t('record.label')}>
      <Title order={3} size="h4">
        {record.type === 'household' ? t('record.household', { address: addressOf(record) }) : title}
      </Title>
      <dl className={classes.units}>
        {units.map((unit) => (
          <div key={unit} className={classes.unit} data-asked={asked.includes(unit)}>
            <dt>
              {asked.includes(unit) && <IconAlertTriangle size="1em" aria-label={t('record.asked')} />}
              {t(`collect:units.${unit}`)}
            </dt>
            <dd>{text(unit, record.units[unit] ?? null)}</dd>
          </div>
        ))}
      </dl>
      <p className={classes.about}>
        {t('record.lastChange', { at: timeText(record.updatedAt), who: nameOf(record.updatedBy) })}
      </p>
    </section>
  )
}
