import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Choice, ListSelect } from '#client/records/list-select.tsx'
import { FieldPlace, type FieldProps, useFieldError, useFieldValue } from './field.tsx'

interface CodeFieldProps extends FieldProps {
  /** The most common of the commune first. */
  readonly choices: readonly Choice[]
}

/** A code of a longer list. A code that this version does not know is shown as it is, and stays. */
export function CodeField({ handle, unit, choices }: CodeFieldProps) {
  const { t } = useTranslation('collect')
  const error = useFieldError({ handle, unit })
  const value = useFieldValue({ handle, unit })
  const code = typeof value === 'string' ? value : null
  const listed = useMemo(
    () =>
      code === null || choices.some((choice) => choice.value === code)
        ? choices
        : [...choices, { value: code, label: code }],
    [choices, code],
  )
  return (
    <FieldPlace handle={handle} unit={unit}>
      <ListSelect
        label={t(`units.${unit}`)}
        placeholder={t('form.choose')}
        error={error}
        choices={listed}
        value={code}
        onChoose={(chosen) => handle.fill(unit, chosen ?? '')}
      />
    </FieldPlace>
  )
}
