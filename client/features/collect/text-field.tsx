import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldPlace, type FieldProps, useFieldWords } from './field.tsx'

interface TextFieldProps extends FieldProps {
  readonly numeric?: boolean
  readonly capitals?: boolean
  readonly description?: ReactNode
  readonly autoFocus?: boolean
}

/** A field that a text fills. The browser neither suggests nor remembers what is typed: it would keep it in clear. */
export function TextField({
  handle,
  unit,
  numeric = false,
  capitals = false,
  description,
  autoFocus = false,
}: TextFieldProps) {
  const { t } = useTranslation('collect')
  const { error } = useFieldWords({ handle, unit })
  return (
    <FieldPlace handle={handle} unit={unit}>
      <TextInput
        label={t(`units.${unit}`)}
        description={description ?? t(`hints.${unit}`, { defaultValue: '' })}
        error={error}
        inputMode={numeric ? 'numeric' : 'text'}
        autoCapitalize={capitals ? 'characters' : 'sentences'}
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        enterKeyHint="next"
        autoFocus={autoFocus}
        styles={capitals ? { input: { textTransform: 'uppercase' } } : {}}
        {...handle.form.register(unit, { onChange: (event) => handle.fill(unit, event.target.value) })}
      />
    </FieldPlace>
  )
}
