/** The field for one part of a unit: a date read back in words, a code of a list, a number, a text. */
import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordType } from '#shared/records/record.ts'
import { dateInWords, readTypedDate } from '#shared/text/date-text.ts'
import { choicesOf, isListed } from './code-names.ts'
import { partKindOf } from './field-text.ts'
import { ListSelect } from './list-select.tsx'
import { useLanguage } from './problem-text.ts'

export interface PartInputProps {
  readonly type: RecordType
  readonly unit: string
  readonly part: string
  /** As it was typed, or else as its value is shown. */
  readonly text: string
  readonly error: string | undefined
  readonly onText: (text: string) => void
}

export function PartInput(props: PartInputProps) {
  const kind = partKindOf(props)
  return isListed(`${props.unit}.${props.part}`) ? (
    <CodeInput {...props} />
  ) : (
    <TextPart {...props} isDate={kind === 'date'} />
  )
}

function CodeInput({ unit, part, text, error, onText }: PartInputProps) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const choices = useMemo(() => choicesOf(`${unit}.${part}`, language), [unit, part, language])
  return (
    <ListSelect
      label={t(`partNames.${part}`)}
      placeholder={t('form.choose')}
      error={error}
      choices={choices}
      value={text === '' ? null : text}
      onChoose={(code) => onText(code ?? '')}
    />
  )
}

/** While somebody types, the text is theirs; it is tidied when they leave. */
function TextPart({ type, unit, part, text, error, onText, isDate }: PartInputProps & { isDate: boolean }) {
  const { t } = useTranslation('collect')
  const language = useLanguage()
  const [typing, setTyping] = useState<string>()
  const shown = typing ?? text
  const typed = isDate ? readTypedDate(shown) : undefined
  const words = typed?.kind === 'date' ? dateInWords(typed.date, language) : t('form.dateHint')
  const isNumeric = isDate || partKindOf({ type, unit, part }) === 'number'
  return (
    <TextInput
      label={t(`partNames.${part}`)}
      {...(isDate ? { description: words } : {})}
      value={shown}
      error={error}
      onChange={({ currentTarget: { value } }) => {
        setTyping(value)
        onText(value)
      }}
      onBlur={() => setTyping(undefined)}
      inputMode={isNumeric ? 'numeric' : 'text'}
      autoComplete="off"
      autoCorrect="off"
      spellCheck={false}
      enterKeyHint="next"
    />
  )
}
