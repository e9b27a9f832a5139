/** The items of DC01, in the order of the paper: 1, 2, 4–9, 11–13, the names of 14, 15 and 16. */
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { partsOf, textOf, useAreaNames } from '#client/records/unit-text.ts'
import type { HouseholdView } from '#client/tablet/tablet.ts'
import { maritalCodes, maritalNames } from '#shared/codes/marital.ts'
import { headRelation } from '#shared/codes/relations.ts'
import { sexCodes, sexNames } from '#shared/codes/sex.ts'
import { CodeField } from './code-field.tsx'
import { DateField } from './date-field.tsx'
import classes from './form.module.css'
import { PlaceField } from './place-field.tsx'
import { unitOf } from './record-form.ts'
import { SegmentsField } from './segments-field.tsx'
import { TextField } from './text-field.tsx'
import { useEthnicChoices, useRelationChoices } from './use-choices.ts'
import type { RecordFormHandle } from './use-record-form.ts'

interface SectionProps {
  readonly handle: RecordFormHandle
  readonly household: HouseholdView
}

export function ResidentFields({ handle, household }: SectionProps) {
  return (
    <>
      <Identity handle={handle} />
      <Origin handle={handle} household={household} />
      <Section name="numbers">
        <TextField handle={handle} unit="idNumber" numeric />
        <TextField handle={handle} unit="cmnd" numeric />
      </Section>
      <Residence handle={handle} household={household} />
      <Section name="family">
        <TextField handle={handle} unit="fatherName" capitals />
        <TextField handle={handle} unit="motherName" capitals />
        <TextField handle={handle} unit="spouseName" capitals />
        <TextField handle={handle} unit="representativeName" capitals />
      </Section>
      <InHousehold handle={handle} household={household} />
    </>
  )
}

function Section({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('collect')
  return (
    <fieldset className={classes.section}>
      <legend>{t(`resident.sections.${name}`)}</legend>
      {children}
    </fieldset>
  )
}

function Identity({ handle }: Pick<SectionProps, 'handle'>) {
  const language = useLanguage()
  return (
    <Section name="identity">
      <TextField handle={handle} unit="name" capitals autoFocus={handle.state.isNew} />
      <DateField handle={handle} unit="birth" />
      <SegmentsField
        handle={handle}
        unit="sex"
        choices={sexCodes.map((code) => ({ code, name: sexNames[code][language] }))}
      />
      <SegmentsField
        handle={handle}
        unit="marital"
        choices={maritalCodes.map((code) => ({ code, name: maritalNames[code][language] }))}
      />
    </Section>
  )
}

/** The household's commune as a place, once the tree of areas is read. */
function useHere(household: HouseholdView) {
  const areas = useAreaNames()
  return () => {
    const [province, district, commune] = areas?.path(household.commune) ?? []
    return {
      province: province?.code ?? null,
      district: district?.code ?? null,
      commune: commune?.code ?? household.commune,
      detail: textOf(household.units.hamlet) ?? null,
    }
  }
}

function Origin({ handle, household }: SectionProps) {
  const { t } = useTranslation('collect')
  const ethnicGroups = useEthnicChoices(household.commune)
  const here = useHere(household)
  const shortcuts = [{ name: t('form.here'), place: () => ({ ...here(), detail: null }) }]
  return (
    <Section name="origin">
      <PlaceField handle={handle} unit="birthPlace" shortcuts={shortcuts} />
      <PlaceField handle={handle} unit="hometown" shortcuts={shortcuts} />
      <CodeField handle={handle} unit="ethnicGroup" choices={ethnicGroups} />
      <TextField handle={handle} unit="nationality" capitals />
    </Section>
  )
}

function Residence({ handle, household }: SectionProps) {
  const { t } = useTranslation('collect')
  const here = useHere(household)
  const same = {
    name: t('form.sameAsPermanent'),
    place: () => partsOf(unitOf(handle.state, 'permanentAddress')),
  }
  return (
    <Section name="residence">
      <PlaceField
        handle={handle}
        unit="permanentAddress"
        shortcuts={[{ name: t('form.here'), place: here }]}
      />
      <PlaceField
        handle={handle}
        unit="currentAddress"
        shortcuts={[{ name: t('form.here'), place: here }, same]}
      />
    </Section>
  )
}

function InHousehold({ handle, household }: SectionProps) {
  const { t } = useTranslation('collect')
  const relations = useRelationChoices(household.commune)
  const isHead = unitOf(handle.state, 'relation') === headRelation
  const head = textOf(household.head?.units.name)
  return (
    <Section name="household">
      <div>
        <div className={classes.label}>{t('resident.head')}</div>
        <Text>{isHead ? t('resident.headIsThis') : (head ?? t('list.noHead'))}</Text>
      </div>
      <CodeField handle={handle} unit="relation" choices={relations} />
    </Section>
  )
}
