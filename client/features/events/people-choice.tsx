/** Residents to choose from: whom the event is about as large rows, others from a list. */
import { Checkbox, Radio } from '@mantine/core'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ListSelect } from '#client/records/list-select.tsx'
import { textOf, useUnitText } from '#client/records/unit-text.ts'
import { GroupError, groupErrorId } from '#client/ui/group-error.tsx'
import { eventList } from '#shared/events/event-list.ts'
import { choicesOf } from '#shared/events/open-questions.ts'
import type { Standing } from '#shared/events/standing.ts'
import classes from './events.module.css'
import type { QuestionProps } from './question-props.ts'
import type { TellingHandle } from './use-telling.ts'

interface PeopleChoiceProps {
  readonly handle: TellingHandle
  readonly label: string
  readonly error: string | undefined
}

export function PeopleChoice({ handle, label, error }: PeopleChoiceProps) {
  const id = useId()
  const { t } = useTranslation('events')
  const people = choicesOf(handle.kind, 'about', handle.input)
  const several = eventList[handle.kind].about === 'many'
  const Box = several ? Checkbox : Radio
  return (
    <fieldset className={classes.bare} aria-labelledby={id} aria-describedby={groupErrorId(id, error)}>
      <div className={classes.label} id={id}>
        {label}
      </div>
      {people.length === 0 && <p>{t('nobody')}</p>}
      {people.map((resident) => (
        <Box
          key={resident.id}
          name={several ? resident.id : id}
          className={classes.row}
          label={<PersonLine resident={resident} />}
          checked={handle.telling.about.includes(resident.id)}
          onChange={() => handle.choose(resident.id)}
        />
      ))}
      <GroupError group={id} error={error} />
    </fieldset>
  )
}

function PersonLine({ resident }: { resident: Standing }) {
  const { t } = useTranslation('events')
  const text = useUnitText()
  const { units } = resident
  const facts = [
    textOf(units.birth)?.slice(0, 4),
    units.relation == null ? undefined : text('relation', units.relation),
  ]
  return (
    <>
      <span className={classes.name}>{textOf(units.name) ?? t('effect.unnamed')}</span>{' '}
      <span className={classes.facts}>{facts.filter(Boolean).join(' · ')}</span>
    </>
  )
}

export function PersonSelect({ handle, question, label, error }: QuestionProps) {
  const { t } = useTranslation('events')
  const choices = choicesOf(handle.kind, question, handle.input).map(({ id, units }) => ({
    value: id,
    label: [textOf(units.name) ?? t('effect.unnamed'), textOf(units.birth)?.slice(0, 4)]
      .filter(Boolean)
      .join(' · '),
  }))
  return (
    <ListSelect
      label={label}
      placeholder={t('choose')}
      error={error}
      choices={choices}
      value={handle.telling.typed[question] || null}
      onChoose={(id) => handle.type(question, id ?? '')}
    />
  )
}
