/** The fields of a third value, or of a correction: of one record, or of all who live in the household. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { textOf } from '#client/records/unit-text.ts'
import type { FlagView } from '#shared/api/flags.ts'
import type { Row } from '#shared/records/record.ts'
import { type DecisionDraft, fill, findFault, shownInField } from './draft.ts'
import classes from './flags.module.css'
import type { Option } from './options.ts'
import { UnitInput } from './unit-input.tsx'

interface DecisionFieldsProps {
  readonly view: FlagView
  readonly option: Option
  readonly draft: DecisionDraft
  readonly onChange: (change: (draft: DecisionDraft) => DecisionDraft) => void
}

export function DecisionFields({ view, option, draft, onChange }: DecisionFieldsProps) {
  const { t } = useTranslation('flags')
  const fields = (row: Row, units: readonly string[]) =>
    units.map((unit) => (
      <UnitInput
        key={unit}
        unit={unit}
        label={t(`collect:units.${unit}`)}
        value={shownInField(draft, row, unit)}
        fault={findFault(draft, row, unit)}
        onFill={(value) => onChange((before) => fill(before, row.id, unit, value))}
      />
    ))
  if (option.kind === 'write' && view.record !== null)
    return <div className={classes.fields}>{fields(view.record, [view.flag.unit ?? ''])}</div>
  if (option.kind !== 'correct') return null
  const { records, units } = option.place
  if (records.length === 1) return <div className={classes.fields}>{fields(records[0], units)}</div>
  return (
    <div className={classes.people}>
      {records.map((row) => (
        <fieldset key={row.id} className={classes.personFields}>
          <legend>
            <Text fw={600} size="sm">
              {textOf(row.units.name) ?? t('unnamed')}
            </Text>
          </legend>
          <div className={classes.fields}>{fields(row, units)}</div>
        </fieldset>
      ))}
    </div>
  )
}
