/** The right field for a unit at the desk: a text, a date read back in words, a code of a list, a place. */
import { TextInput } from '@mantine/core'
import { useId, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { choicesOf } from '#client/records/code-names.ts'
import { type FieldFault, isNumber } from '#client/records/field-text.ts'
import { ListSelect } from '#client/records/list-select.tsx'
import { PartsInputs } from '#client/records/parts-inputs.tsx'
import { AddressInputs, PlaceInputs } from '#client/records/place-inputs.tsx'
import { useFaultText, useLanguage } from '#client/records/problem-text.ts'
import { partsOf } from '#client/records/unit-text.ts'
import { Segments } from '#client/ui/segments.tsx'
import { leavingCodes, leavingNames } from '#shared/codes/leaving.ts'
import { maritalCodes, maritalNames } from '#shared/codes/marital.ts'
import { sexCodes, sexNames } from '#shared/codes/sex.ts'
import { type RecordType, recordTypes, unitsOf } from '#shared/records/record.ts'
import { dateInWords, dateText, readTypedDate } from '#shared/text/date-text.ts'
import type { Filled } from './draft.ts'
import classes from './flags.module.css'

interface UnitInputProps {
  readonly unit: string
  /** Of a field in a table, whose row says whose it is. */
  readonly label: string
  readonly value: Filled
  readonly fault: FieldFault | undefined
  readonly onFill: (value: Filled) => void
}

const places = new Set(['birthPlace', 'hometown', 'permanentAddress', 'currentAddress'])
const lists = new Set(['ethnicGroup', 'nationality', 'relation', 'religion', 'residenceStatus'])

export function UnitInput(props: UnitInputProps) {
  const { unit, label, value, onFill } = props
  if (unit === 'sex' || unit === 'marital') return <CodeSegments {...props} />
  if (lists.has(unit)) return <CodeList {...props} />
  if (unit === 'left') return <LeftInput {...props} />
  const type = typeOfParts(unit)
  if (type === undefined) return <TextUnit {...props} />
  const parts = partsOf(typeof value === 'string' ? null : value)
  return (
    <fieldset className={classes.bare} aria-label={label}>
      {places.has(unit) && <PlaceInputs value={parts} onChange={onFill} />}
      {unit === 'address' && <AddressInputs value={parts} onChange={onFill} />}
      {!places.has(unit) && unit !== 'address' && (
        <div className={classes.fields}>
          <PartsInputs type={type} unit={unit} value={parts} onChange={onFill} />
        </div>
      )}
    </fieldset>
  )
}

/** The type of record that has such a unit of parts. */
const typeOfParts = (unit: string): RecordType | undefined =>
  recordTypes.find((type) => unitsOf(type)[unit]?.kind === 'parts')

function TextUnit({ unit, label, value, fault, onFill }: UnitInputProps) {
  const { t } = useTranslation('flags')
  const language = useLanguage()
  const faultText = useFaultText()
  const text = typeof value === 'string' ? value : ''
  const typed = unit === 'birth' ? readTypedDate(text) : undefined
  return (
    <TextInput
      size="md"
      label={label}
      value={text}
      onChange={({ currentTarget }) => onFill(currentTarget.value)}
      error={text === '' ? undefined : faultText(fault)}
      {...(typed === undefined
        ? {}
        : {
            description:
              typed.kind === 'date' ? dateInWords(typed.date, language) : t('collect:form.dateHint'),
          })}
      inputMode={isNumber(unit) ? 'numeric' : 'text'}
      autoComplete="off"
      spellCheck={false}
    />
  )
}

function CodeSegments({ unit, label, value, onFill }: UnitInputProps) {
  const id = useId()
  const language = useLanguage()
  const choices =
    unit === 'sex'
      ? sexCodes.map((code) => ({ code, name: sexNames[code][language] }))
      : maritalCodes.map((code) => ({ code, name: maritalNames[code][language] }))
  return (
    <div>
      <div id={id} className={classes.label}>
        {label}
      </div>
      <Segments
        choices={choices}
        value={typeof value === 'string' ? value : null}
        labelledBy={id}
        onChoose={onFill}
      />
    </div>
  )
}

function CodeList({ unit, label, value, onFill }: UnitInputProps) {
  const { t } = useTranslation('flags')
  const language = useLanguage()
  const choices = useMemo(() => choicesOf(unit, language), [unit, language])
  return (
    <ListSelect
      label={label}
      placeholder={t('collect:form.choose')}
      choices={choices}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChoose={(code) => onFill(code ?? '')}
    />
  )
}

const stays = 'stays'

/** Why, when and where to somebody has left; or that they have not. */
function LeftInput({ value, label, onFill }: UnitInputProps) {
  const { t } = useTranslation('flags')
  const language = useLanguage()
  const choices = useMemo(
    () => [
      { value: stays, label: t('stays') },
      ...leavingCodes.map((code) => ({ value: code, label: leavingNames[code][language] })),
    ],
    [t, language],
  )
  const parts = partsOf(typeof value === 'string' ? null : value)
  const left = { why: parts.why ?? null, on: parts.on ?? null, to: parts.to ?? null }
  return (
    <div className={classes.fields}>
      <ListSelect
        label={label}
        placeholder={t('collect:form.choose')}
        choices={choices}
        value={left.why ?? stays}
        onChoose={(why) => onFill(why === null || why === stays ? null : { ...left, why })}
      />
      {left.why !== null && <LeftOn left={left} onFill={onFill} />}
    </div>
  )
}

type Left = Readonly<Record<'why' | 'on' | 'to', string | null>>

function LeftOn({ left, onFill }: { left: Left; onFill: (value: Filled) => void }) {
  const { t } = useTranslation('flags')
  return (
    <>
      <TextInput
        size="md"
        label={t('collect:resident.on')}
        defaultValue={left.on === null ? '' : dateText(left.on)}
        description={t('collect:form.dateHint')}
        onBlur={({ currentTarget }) => {
          const typed = readTypedDate(currentTarget.value)
          onFill({ ...left, on: typed.kind === 'date' ? typed.date : null })
        }}
        autoComplete="off"
      />
      <TextInput
        size="md"
        label={t('collect:resident.to')}
        value={left.to ?? ''}
        onChange={({ currentTarget: { value } }) => onFill({ ...left, to: value === '' ? null : value })}
        maxLength={200}
        autoComplete="off"
      />
    </>
  )
}
