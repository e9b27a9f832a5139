import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { dateInWords } from '#shared/text/date-text.ts'
import { type FieldProps, useFieldValue } from './field.tsx'
import { useFormPart } from './live-form.ts'
import { TextField } from './text-field.tsx'

/** One field for a whole or a partial date, read back in words. */
export function DateField({ handle, unit, onLeave }: FieldProps & { readonly onLeave?: () => void }) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const value = useFieldValue({ handle, unit })
  const isUnread = useFormPart(handle, ({ state }) => state.typed[unit] !== undefined)
  const words = typeof value === 'string' && !isUnread ? dateInWords(value, language) : t('form.dateHint')
  return (
    <TextField
      handle={handle}
      unit={unit}
      description={words}
      numeric
      {...(onLeave === undefined ? {} : { onLeave })}
    />
  )
}
