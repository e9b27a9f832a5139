/** Items 12 and 13 of DC01, and what the Law on Residence asks beside them. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { PlaceInputs } from '#client/records/place-inputs.tsx'
import { partsOf } from '#client/records/unit-text.ts'
import { CodeField } from './code-field.tsx'
import { FieldPlace, GroupLabel, useFieldValue } from './field.tsx'
import { Fold } from './fold.tsx'
import classes from './form.module.css'
import { Section, type SectionProps } from './form-section.tsx'
import { PartField } from './part-field.tsx'
import { PlaceField } from './place-field.tsx'
import { unitOf } from './record-form.ts'
import { useResidenceChoices } from './use-choices.ts'
import { useHere } from './use-here.ts'
import type { RecordFormHandle } from './use-record-form.ts'

export function ResidenceSection({ handle, home }: SectionProps) {
  const { t } = useTranslation('collect')
  const here = { name: t('form.here'), place: useHere(home.commune, home.hamlet) }
  const same = {
    name: t('form.sameAsPermanent'),
    place: () => partsOf(unitOf(handle.now().state, 'permanentAddress')),
  }
  return (
    <Section name="residence">
      <PlaceField handle={handle} unit="permanentAddress" shortcuts={[here]} />
      <PlaceField handle={handle} unit="currentAddress" shortcuts={[here, same]} />
      <Fold handle={handle} title={t('units.residenceStatus')} units={['residenceStatus']}>
        <StatusField handle={handle} home={home} />
      </Fold>
      <Fold handle={handle} title={t('units.temporaryAddress')} units={['temporaryAddress']}>
        <TemporaryFields handle={handle} />
      </Fold>
      <Fold handle={handle} title={t('units.absence')} units={['absence']}>
        <FieldPlace handle={handle} unit="absence">
          <div className={classes.section}>
            <PartField handle={handle} unit="absence" part="why" />
            <Span handle={handle} unit="absence" />
            <PartField handle={handle} unit="absence" part="to" />
          </div>
        </FieldPlace>
      </Fold>
    </Section>
  )
}

function StatusField({ handle, home }: SectionProps) {
  const choices = useResidenceChoices(home.commune)
  return <CodeField handle={handle} unit="residenceStatus" choices={choices} />
}

function TemporaryFields({ handle }: { handle: RecordFormHandle }) {
  const id = useId()
  const value = useFieldValue({ handle, unit: 'temporaryAddress' })
  return (
    <FieldPlace handle={handle} unit="temporaryAddress">
      <fieldset className={classes.section} aria-labelledby={id}>
        <GroupLabel id={id} unit="temporaryAddress" />
        <PlaceInputs value={partsOf(value)} onChange={(place) => handle.fill('temporaryAddress', place)} />
        <Span handle={handle} unit="temporaryAddress" />
      </fieldset>
    </FieldPlace>
  )
}

function Span({ handle, unit }: { handle: RecordFormHandle; unit: string }) {
  return (
    <div className={classes.pair}>
      <PartField handle={handle} unit={unit} part="from" />
      <PartField handle={handle} unit={unit} part="until" />
    </div>
  )
}
