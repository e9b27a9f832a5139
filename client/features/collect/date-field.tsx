import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { dateInWords } from '#shared/text/date-text.ts'
import type { FieldProps } from './field.tsx'
import { unitOf } from './record-form.ts'
import { TextField } from './text-field.tsx'

/** One field for a whole or a partial date, read back in words. */
export function DateField({ handle, unit }: FieldProps) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const value = unitOf(handle.state, unit)
  const words =
    typeof value === 'string' && handle.state.typed[unit] === undefined
      ? dateInWords(value, language)
      : t('form.dateHint')
  return <TextField handle={handle} unit={unit} description={words} numeric={false} />
}
