/** Questions that are answered by typing. The browser neither suggests nor remembers what is typed. */
import { Button, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { today } from '#client/records/today.ts'
import { useAloud } from '#client/ui/live-region.tsx'
import { eventList } from '#shared/events/event-list.ts'
import { dateInWords, dateText, readTypedDate } from '#shared/text/date-text.ts'
import classes from './events.module.css'
import type { QuestionProps } from './question-props.ts'
import { type Asked, isLongStay } from './telling.ts'

const quiet = { autoComplete: 'off', autoCorrect: 'off', spellCheck: false, enterKeyHint: 'next' } as const

const longest: Readonly<Partial<Record<Asked, number>>> = {
  bookNumber: 30,
  name: 120,
  spouseName: 120,
  idNumber: 20,
  spouseNumber: 20,
}
const numbers = new Set<Asked>(['idNumber', 'spouseNumber'])
const capitals = new Set<Asked>(['name', 'spouseName'])

export function TextQuestion({ handle, question, label, error }: QuestionProps) {
  const { t } = useTranslation('events')
  const language = useLanguage()
  const { paper } = eventList[handle.kind]
  const hint =
    question === 'evidence' && paper !== null ? t('paperHint', { paper: paper[language] }) : undefined
  return (
    <TextInput
      {...quiet}
      label={label}
      description={hint}
      error={error}
      value={handle.telling.typed[question] ?? ''}
      onChange={({ currentTarget: { value } }) => handle.type(question, value)}
      maxLength={longest[question] ?? 200}
      inputMode={numbers.has(question) ? 'numeric' : 'text'}
      autoCapitalize={capitals.has(question) ? 'characters' : 'sentences'}
      {...(capitals.has(question) ? { styles: { input: { textTransform: 'uppercase' } } } : {})}
    />
  )
}

/** A day as far as it is known; most events are told on the day. */
export function DateQuestion({ handle, question, label, error }: QuestionProps) {
  const { t } = useTranslation('events')
  const language = useLanguage()
  const typed = handle.telling.typed[question] ?? ''
  const date = readTypedDate(typed)
  const isLong = question === 'until' && handle.kind === 'temporary' && isLongStay(handle.input.answers.given)
  useAloud(isLong ? t('longStay') : '')
  return (
    <>
      <TextInput
        {...quiet}
        label={label}
        description={date.kind === 'date' ? dateInWords(date.date, language) : t('dateHint')}
        error={error}
        value={typed}
        onChange={({ currentTarget: { value } }) => handle.type(question, value)}
        maxLength={20}
        inputMode="numeric"
        // beside the field itself, whatever is said above and below it
        inputContainer={(input) => (
          <div className={classes.date}>
            {input}
            {question === 'on' && (
              <Button variant="default" onClick={() => handle.type(question, dateText(today()))}>
                {t('today')}
              </Button>
            )}
          </div>
        )}
      />
      {isLong && <Text c="var(--state-conflict)">{t('longStay')}</Text>}
    </>
  )
}
