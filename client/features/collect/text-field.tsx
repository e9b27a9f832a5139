import { TextInput } from '@mantine/core'
import { memo, type ReactNode, useMemo } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { FieldPlace, type FieldProps, useFieldError } from './field.tsx'

interface Drawing {
  readonly numeric?: boolean
  readonly capitals?: boolean
  readonly description?: ReactNode
  readonly autoFocus?: boolean
  /** Neither a name nor a sentence: nothing is made a capital. */
  readonly plain?: boolean
}
interface TextFieldProps extends FieldProps, Drawing {
  /** When the field is left. */
  readonly onLeave?: () => void
}

/** A field that a text fills. */
export function TextField({ handle, unit, description, onLeave, ...drawing }: TextFieldProps) {
  const { t } = useTranslation('collect')
  const error = useFieldError({ handle, unit })
  const field = useMemo(
    () =>
      handle.form.register(unit, {
        onChange: (event) => handle.fill(unit, event.target.value),
        onBlur: () => onLeave?.(),
      }),
    [handle, unit, onLeave],
  )
  return (
    <FieldPlace handle={handle} unit={unit}>
      <DrawnText
        {...drawing}
        label={t(`units.${unit}`)}
        description={description}
        error={error}
        field={field}
      />
    </FieldPlace>
  )
}

interface DrawnTextProps extends Drawing {
  readonly label: string
  readonly error: string | undefined
  readonly field: UseFormRegisterReturn
}
const inCapitals = { input: { textTransform: 'uppercase' } } as const

/** The browser neither suggests nor remembers what is typed: it would keep it in clear. */
const DrawnText = memo(function DrawnText({
  numeric = false,
  capitals = false,
  plain = false,
  field,
  ...shown
}: DrawnTextProps) {
  return (
    <TextInput
      {...shown}
      inputMode={numeric ? 'numeric' : 'text'}
      autoCapitalize={capitals ? 'characters' : plain ? 'none' : 'sentences'}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="next"
      {...(capitals ? { styles: inCapitals } : {})}
      {...field}
    />
  )
})
