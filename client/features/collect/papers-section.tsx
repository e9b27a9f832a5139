/** Item 11 of DC01, and the dates of the card. */
import { Button, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useUnitText } from '#client/records/unit-text.ts'
import { findIdStart } from '#shared/records/id-start.ts'
import { FieldPlace, useFieldValue } from './field.tsx'
import { Fold } from './fold.tsx'
import classes from './form.module.css'
import { Section, type SectionProps } from './form-section.tsx'
import { useFormPart } from './live-form.ts'
import { PartField } from './part-field.tsx'
import { unitOf, unitValuesOf } from './record-form.ts'
import { TextField } from './text-field.tsx'
import type { RecordFormHandle } from './use-record-form.ts'

export function PapersSection({ handle }: Pick<SectionProps, 'handle'>) {
  const { t } = useTranslation('collect')
  return (
    <Section name="numbers">
      <TextField handle={handle} unit="idNumber" numeric />
      <IdStart handle={handle} />
      <TextField handle={handle} unit="cmnd" numeric />
      <FieldPlace handle={handle} unit="card">
        <Fold handle={handle} title={t('fold.card')} units={['card', 'formerNumbers']}>
          <div className={classes.pair}>
            <PartField handle={handle} unit="card" part="issuedOn" />
            <PartField handle={handle} unit="card" part="expiresOn" />
          </div>
          <FormerNumbers handle={handle} />
        </Fold>
      </FieldPlace>
    </Section>
  )
}

/** The six digits that follow from place, sex and year: compared with the card, they need not be typed. */
function IdStart({ handle }: { handle: RecordFormHandle }) {
  const { t } = useTranslation('collect')
  const start = useFormPart(handle, ({ state }) => {
    const isEmpty = unitOf(state, 'idNumber') === null && state.typed.idNumber === undefined
    return isEmpty ? findIdStart(unitValuesOf(state)) : undefined
  })
  if (start === undefined) return null
  const fill = () => {
    handle.put({ idNumber: start })
    document.querySelector<HTMLElement>('#field-idNumber input')?.focus()
  }
  return (
    <div className={classes.quick}>
      <Button size="md" variant="light" onClick={fill}>
        {t('form.idStart', { start })}
      </Button>
    </div>
  )
}

/** Kept by a correction, never typed here. */
function FormerNumbers({ handle }: { handle: RecordFormHandle }) {
  const { t } = useTranslation('collect')
  const text = useUnitText()
  const value = useFieldValue({ handle, unit: 'formerNumbers' })
  if (value === null) return null
  return (
    <div>
      <div className={classes.label}>{t('units.formerNumbers')}</div>
      <Text>{text('formerNumbers', value)}</Text>
    </div>
  )
}
