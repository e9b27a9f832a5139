/** Somebody was quicker, or the record has changed: who and how, and what stands now beside what was to be written. */
import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { FlagView } from '#shared/api/flags.ts'
import { sameUnit } from '#shared/records/unit.ts'
import classes from './flags.module.css'
import type { Changed } from './use-decision.ts'
import { namesFrom, useClosedText, useValueText } from './use-words.ts'

interface ChangedNoticeProps {
  readonly changed: Changed
  readonly view: FlagView
  /** Leaves it as it was settled. */
  readonly onNext: () => void
}

export function ChangedNotice({ changed, view, onNext }: ChangedNoticeProps) {
  const { t } = useTranslation('flags')
  const closedText = useClosedText()
  const { answer, asked } = changed
  const flag = answer.flags.find(({ id }) => id === (asked.flag?.id ?? view.flag.id))
  const isClosed = flag !== undefined && flag.state !== 'open'
  return (
    <div className={classes.changed} role="alert">
      <Text fw={600}>{t('changed.title')}</Text>
      <Text>{isClosed ? closedText(flag, namesFrom(answer.people)) : t('changed.values')}</Text>
      {isClosed && flag.reason !== null && <Text>{t('record.reason', { reason: flag.reason })}</Text>}
      <ChangedValues changed={changed} view={view} />
      <Text mt="xs">{t('changed.kept')}</Text>
      {isClosed && (
        <Button variant="default" mt="xs" onClick={onNext}>
          {t('changed.next')}
        </Button>
      )}
    </div>
  )
}

function ChangedValues({ changed: { answer, asked }, view }: { changed: Changed; view: FlagView }) {
  const { t } = useTranslation('flags')
  const text = useValueText(view.view)
  const lines = asked.records.flatMap(({ row, wrote }) => {
    const now = answer.rows.find(({ id }) => id === row.id)?.units
    return Object.entries(wrote).map(([unit, value]) => ({
      key: `${row.id}-${unit}`,
      unit,
      saw: row.units[unit] ?? null,
      now: now?.[unit] ?? null,
      value,
    }))
  })
  if (lines.length === 0) return null
  return (
    <table className={classes.compared}>
      <thead>
        <tr>
          <td />
          {['saw', 'now', 'mine'].map((name) => (
            <th key={name} scope="col">
              {t(`changed.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ key, unit, saw, now, value }) => (
          <tr key={key}>
            <th scope="row">{t(`collect:units.${unit}`)}</th>
            <td>{text(unit, saw)}</td>
            <td>{sameUnit(saw, now) ? text(unit, now) : <strong>{text(unit, now)}</strong>}</td>
            <td>{text(unit, value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
