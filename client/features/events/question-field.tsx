/** One question of an event, drawn as what it is: people to choose from, a date, a list, a household, a text. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { textOf } from '#client/records/unit-text.ts'
import type { Question } from '#shared/events/event-list.ts'
import { findMarriedIn } from '#shared/events/plan-family.ts'
import classes from './events.module.css'
import { HouseholdChoice } from './household-choice.tsx'
import { FromPlace, ListQuestion, SexQuestion } from './list-questions.tsx'
import { PeopleChoice, PersonSelect } from './people-choice.tsx'
import type { QuestionProps } from './question-props.ts'
import { DateQuestion, TextQuestion } from './text-questions.tsx'
import type { TellingHandle } from './use-telling.ts'

interface QuestionFieldProps {
  readonly handle: TellingHandle
  readonly question: Question
  /** A save was tried: what is open is said to be so. */
  readonly tried: boolean
}

export function QuestionField({ handle, question, tried }: QuestionFieldProps) {
  const error = useError({ handle, question, tried })
  const label = useLabel(handle, question)
  return (
    <div id={`question-${question}`} className={classes.question}>
      {question === 'about' ? (
        <PeopleChoice handle={handle} label={label} error={error} />
      ) : (
        drawn({ handle, question, label, error })
      )}
    </div>
  )
}

function drawn(props: QuestionProps): ReactNode {
  switch (props.question) {
    case 'on':
    case 'until':
    case 'birth':
      return <DateQuestion {...props} />
    case 'sex':
      return <SexQuestion {...props} />
    case 'relation':
    case 'why':
      return <ListQuestion {...props} />
    case 'from':
      return <FromPlace {...props} />
    case 'into':
      return <HouseholdChoice {...props} />
    case 'head':
    case 'newHead':
    case 'mother':
    case 'father':
    case 'spouse':
      return <PersonSelect {...props} />
    default:
      return <TextQuestion {...props} />
  }
}

function useLabel({ kind, input }: TellingHandle, question: Question): string {
  const { t } = useTranslation('events')
  const name = kind === 'divorce' ? textOf(findMarriedIn(input)?.units.name) : undefined
  return t([`askOf.${kind}.${question}`, `ask.${question}`], { name: name ?? t('effect.unnamed') })
}

function useError({ handle, question, tried }: QuestionFieldProps): string | undefined {
  const { t } = useTranslation('events')
  const fault = handle.faults[question]
  const early = fault === 'unreadable-date' && !tried
  if (fault !== undefined && !early) return t(`fault.${fault}`)
  if (!tried || !handle.open.includes(question)) return undefined
  return t([`open.${handle.kind}.${question}`, `open.${question}`, 'open.any'])
}
