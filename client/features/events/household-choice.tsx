/** Another household of the same commune, looked for by name, number or address. */
import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { partsOf, textOf } from '#client/records/unit-text.ts'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { useBook } from '#client/tablet/use-tablet.tsx'
import classes from './events.module.css'
import type { QuestionProps } from './question-props.ts'

const mostShown = 8

export function HouseholdChoice({ handle, question, label, error }: QuestionProps) {
  const { t } = useTranslation('events')
  const book = useBook()
  const [text, setText] = useState('')
  const found = text.trim() === '' ? [] : book.search(text).filter((each) => isTarget(each, handle.household))
  const chosen = handle.into
  const shown = found.length === 0 && chosen !== undefined ? [chosen] : found.slice(0, mostShown)
  return (
    <div>
      <TextInput
        label={label}
        description={t('searchHint')}
        error={error}
        type="search"
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        autoComplete="off"
        spellCheck={false}
      />
      {shown.map((household) => (
        <Radio
          key={household.id}
          name="event-into"
          className={classes.row}
          label={placeOf(household) ?? t('noHead')}
          checked={chosen?.id === household.id}
          onChange={() => handle.type(question, household.id)}
        />
      ))}
      {found.length > mostShown && <p>{t('moreFound', { count: found.length - mostShown })}</p>}
    </div>
  )
}

const isTarget = (other: HouseholdView, household: HouseholdView): boolean =>
  other.id !== household.id && other.commune === household.commune && other.units.closed == null

function placeOf({ head, units }: HouseholdView): string | undefined {
  const { house, street } = partsOf(units.address)
  const facts = [textOf(head?.units.name), house, street, textOf(units.hamlet)].filter(Boolean)
  return facts.length === 0 ? undefined : facts.join(' · ')
}
