/** Questions that are answered from a list. */
import { useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Choice, ListSelect } from '#client/records/list-select.tsx'
import { PlaceInputs } from '#client/records/place-inputs.tsx'
import { useLanguage } from '#client/records/problem-text.ts'
import { useAreaNames } from '#client/records/unit-text.ts'
import { GroupError, groupErrorId } from '#client/ui/group-error.tsx'
import { Segments } from '#client/ui/segments.tsx'
import { type AbsenceReason, absenceReasons } from '#shared/codes/absence-reasons.ts'
import { sexCodes, sexNames } from '#shared/codes/sex.ts'
import type { Parts } from '#shared/records/unit.ts'
import classes from './events.module.css'
import type { QuestionProps } from './question-props.ts'
import { useRelationList } from './use-relation-list.ts'

const GroupLabel = ({ id, label }: { id: string; label: string }) => (
  <div className={classes.label} id={id}>
    {label}
  </div>
)

export function SexQuestion({ handle, question, label, error }: QuestionProps) {
  const id = useId()
  const language = useLanguage()
  const choices = sexCodes.map((code) => ({ code, name: sexNames[code][language] }))
  return (
    <>
      <GroupLabel id={id} label={label} />
      <Segments
        choices={choices}
        value={handle.telling.typed[question] ?? null}
        labelledBy={id}
        describedBy={groupErrorId(id, error)}
        onChoose={(code) => handle.type(question, code)}
      />
      <GroupError group={id} error={error} />
    </>
  )
}

const inService = new Set<AbsenceReason>(['service', 'prison'])

function useReasons(service: boolean): readonly Choice[] {
  const language = useLanguage()
  return useMemo(
    () =>
      absenceReasons
        .filter(({ code }) => inService.has(code) === service)
        .map((reason) => ({ value: reason.code, label: reason[language] })),
    [service, language],
  )
}

export function ListQuestion({ handle, question, label, error }: QuestionProps) {
  const { t } = useTranslation('events')
  const reasons = useReasons(handle.kind === 'service')
  const relations = useRelationList()
  const given = question === 'why' ? handle.input.answers.given.why : handle.input.answers.given.relation
  return (
    <ListSelect
      label={label}
      placeholder={t('choose')}
      error={error}
      choices={question === 'why' ? reasons : relations}
      value={given ?? null}
      onChoose={(code) => handle.type(question, code ?? '')}
    />
  )
}

/** A commune that was chosen before the tablet was locked, with what it lies in. */
function useKeptPlace(code: string | undefined): Parts {
  const areas = useAreaNames()
  if (areas === undefined || code === undefined || code === '') return {}
  const [province, district, commune] = areas.path(code).map((area) => area.code)
  return { province: province ?? null, district: district ?? null, commune: commune ?? null }
}

/** The commune where somebody comes from: the centre looks for them there. */
export function FromPlace({ handle, question, label, error }: QuestionProps) {
  const id = useId()
  const kept = useKeptPlace(handle.telling.typed[question])
  const [place, setPlace] = useState<Parts>()
  const choose = (chosen: Parts | null) => {
    setPlace(chosen ?? {})
    handle.type(question, chosen?.commune ?? '')
  }
  return (
    <fieldset className={classes.bare} aria-labelledby={id} aria-describedby={groupErrorId(id, error)}>
      <GroupLabel id={id} label={label} />
      <PlaceInputs value={place ?? kept} onChange={choose} byCodesAlone />
      <GroupError group={id} error={error} />
    </fieldset>
  )
}
