import { useTranslation } from 'react-i18next'
import { type Choice, ListSelect } from '#client/records/list-select.tsx'
import { FieldPlace, type FieldProps, useFieldError, useFieldValue } from './field.tsx'

interface CodeFieldProps extends FieldProps {
  /** The most common of the commune first. */
  readonly choices: readonly Choice[]
}

/** A code of a longer list. */
export function CodeField({ handle, unit, choices }: CodeFieldProps) {
  const { t } = useTranslation('collect')
  const error = useFieldError({ handle, unit })
  const value = useFieldValue({ handle, unit })
  return (
    <FieldPlace handle={handle} unit={unit}>
      <ListSelect
        label={t(`units.${unit}`)}
        placeholder={t('form.choose')}
        error={error}
        choices={choices}
        value={typeof value === 'string' ? value : null}
        onChoose={(chosen) => handle.fill(unit, chosen ?? '')}
      />
    </FieldPlace>
  )
}
