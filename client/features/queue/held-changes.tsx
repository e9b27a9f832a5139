/** Each record of a held save: unit by unit what the officer saw, what they wrote, and what the centre has now. */
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EventStories } from '#client/records/event-stories.tsx'
import { useEventText } from '#client/records/event-text.ts'
import { textOf, useUnitText } from '#client/records/unit-text.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { HeldContent } from '#shared/api/queue.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import { type ComparedChange, type ComparedUnit, compareChanges, knownValue } from './held-comparison.ts'
import classes from './queue.module.css'

export function HeldChanges({ content }: { content: HeldContent }) {
  const { t } = useTranslation('desk')
  const compared = useMemo(() => compareChanges(content), [content])
  const valueText = useHeldValueText(content, compared)
  const eventText = useEventText()
  const nameOf = (id: string) => textOf(content.rows.find((row) => row.id === id)?.units.name)
  if (content.changes === null) {
    return (
      <section aria-label={t('held.content')}>
        <Text>{t('held.unreadable')}</Text>
        <pre className={classes.raw}>{content.text}</pre>
      </section>
    )
  }
  return (
    <section aria-label={t('held.content')}>
      {content.event !== null && <h3 className={classes.heading}>{eventText.of(content.event)}</h3>}
      <EventStories stories={content.events} valueText={valueText} nameOf={nameOf} />
      {compared.map((each) => (
        <ChangeView key={each.change.id} compared={each} valueText={valueText} />
      ))}
    </section>
  )
}

type ValueText = (unit: string, value: UnitValue | undefined) => string

/** A household is told by its address, not by its id. */
function useHeldValueText(content: HeldContent, compared: readonly ComparedChange[]): ValueText {
  const { t } = useTranslation('desk')
  const unitText = useUnitText()
  const addressOf = (household: string): string => {
    const change = compared.find((each) => each.change.id === household)
    const row = content.rows.find(({ id }) => id === household)
    const address = row?.units.address ?? change?.change.wrote.address ?? null
    return address === null ? t('held.householdUnknown') : unitText('address', address)
  }
  return (unit, value) => {
    if (value === undefined) return '–'
    return unit === 'household' && typeof value === 'string' ? addressOf(value) : unitText(unit, value)
  }
}

function ChangeView({ compared, valueText }: { compared: ComparedChange; valueText: ValueText }) {
  const { t } = useTranslation('desk')
  const { change, row, units } = compared
  const address = knownValue(compared, 'address')
  const name =
    change.type === 'household'
      ? address !== null && valueText('address', address)
      : textOf(knownValue(compared, 'name'))
  return (
    <article className={classes.change}>
      <h3 className={classes.heading}>
        {t(`held.type.${change.type === 'household' || change.type === 'resident' ? change.type : 'other'}`)}
        {name && ` · ${name}`}
      </h3>
      <p className={classes.quiet}>
        {[
          t(`held.kind.${change.kind ?? 'unknown'}`),
          change.madeAt === null ? null : t('held.madeAt', { at: timeText(change.madeAt) }),
          change.reason,
          centreText(row, t),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <Units units={units} hasRow={row !== undefined} valueText={valueText} />
    </article>
  )
}

type Translate = ReturnType<typeof useTranslation<'desk'>>['t']

function centreText(row: ComparedChange['row'], t: Translate): string {
  if (row === undefined) return t('held.notAtCentre')
  return row.removedAt === null
    ? t('held.nowBy', { by: row.updatedBy, at: timeText(row.updatedAt) })
    : t('held.removed', { at: timeText(row.removedAt) })
}

interface UnitsProps {
  readonly units: readonly ComparedUnit[]
  readonly hasRow: boolean
  readonly valueText: ValueText
}

function Units({ units, hasRow, valueText }: UnitsProps) {
  const { t } = useTranslation('desk')
  return (
    <table className={classes.compared}>
      <thead>
        <tr>
          <th scope="col">{t('held.unit')}</th>
          <th scope="col">{t('held.saw')}</th>
          <th scope="col">{t('held.wrote')}</th>
          <th scope="col">{t('held.now')}</th>
        </tr>
      </thead>
      <tbody>
        {units.map(({ unit, saw, wrote, now, moved }) => (
          <tr key={unit}>
            <th scope="row">{t(`collect:units.${unit}`, { defaultValue: unit })}</th>
            <td>{valueText(unit, saw)}</td>
            <td className={classes.wrote}>{valueText(unit, wrote)}</td>
            <td data-moved={moved}>
              {hasRow ? valueText(unit, now) : '–'}
              {moved && <span className={classes.moved}>{t('held.moved')}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
