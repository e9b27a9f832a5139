/** The items of DC01, in the order of the paper: 1, 2, 4–9, 11–13, the names of 14, 15 and 16. */
import { Text } from '@mantine/core'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '#client/records/problem-text.ts'
import { partsOf, useAreaNames } from '#client/records/unit-text.ts'
import { maritalCodes, maritalNames } from '#shared/codes/marital.ts'
import { headRelation } from '#shared/codes/relations.ts'
import { sexCodes, sexNames } from '#shared/codes/sex.ts'
import type { CommuneCode } from '#shared/ids.ts'
import { CodeField } from './code-field.tsx'
import { DateField } from './date-field.tsx'
import { useFieldValue } from './field.tsx'
import classes from './form.module.css'
import { PlaceField } from './place-field.tsx'
import { unitOf } from './record-form.ts'
import { SegmentsField } from './segments-field.tsx'
import { TextField } from './text-field.tsx'
import { useEthnicChoices, useRelationChoices } from './use-choices.ts'
import type { RecordFormHandle } from './use-record-form.ts'

interface SectionProps {
  readonly handle: RecordFormHandle
  readonly commune: CommuneCode
  /** Of the household. */
  readonly hamlet: string | null
  /** The head's name; `null` where there is none. */
  readonly head: string | null
}

/** Knows of the household only what it shows: the household is another object with every draft and every sync. */
export const ResidentFields = memo(function ResidentFields({ handle, commune, hamlet, head }: SectionProps) {
  return (
    <>
      <Identity handle={handle} />
      <Origin handle={handle} commune={commune} />
      <Section name="numbers">
        <TextField handle={handle} unit="idNumber" numeric />
        <TextField handle={handle} unit="cmnd" numeric />
      </Section>
      <Residence handle={handle} commune={commune} hamlet={hamlet} />
      <Section name="family">
        <TextField handle={handle} unit="fatherName" capitals />
        <TextField handle={handle} unit="motherName" capitals />
        <TextField handle={handle} unit="spouseName" capitals />
        <TextField handle={handle} unit="representativeName" capitals />
      </Section>
      <InHousehold handle={handle} commune={commune} head={head} />
    </>
  )
})

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
      <TextField handle={handle} unit="name" capitals autoFocus={handle.now().state.isNew} />
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
function useHere(commune: CommuneCode, hamlet: string | null) {
  const areas = useAreaNames()
  return () => {
    const [province, district, own] = areas?.path(commune) ?? []
    return {
      province: province?.code ?? null,
      district: district?.code ?? null,
      commune: own?.code ?? commune,
      detail: hamlet,
    }
  }
}

function Origin({ handle, commune }: Pick<SectionProps, 'handle' | 'commune'>) {
  const { t } = useTranslation('collect')
  const ethnicGroups = useEthnicChoices(commune)
  const here = useHere(commune, null)
  const shortcuts = [{ name: t('form.here'), place: here }]
  return (
    <Section name="origin">
      <PlaceField handle={handle} unit="birthPlace" shortcuts={shortcuts} />
      <PlaceField handle={handle} unit="hometown" shortcuts={shortcuts} />
      <CodeField handle={handle} unit="ethnicGroup" choices={ethnicGroups} />
      <TextField handle={handle} unit="nationality" capitals />
    </Section>
  )
}

function Residence({ handle, commune, hamlet }: Omit<SectionProps, 'head'>) {
  const { t } = useTranslation('collect')
  const here = useHere(commune, hamlet)
  const same = {
    name: t('form.sameAsPermanent'),
    place: () => partsOf(unitOf(handle.now().state, 'permanentAddress')),
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

function InHousehold({ handle, commune, head }: Omit<SectionProps, 'hamlet'>) {
  const { t } = useTranslation('collect')
  const relations = useRelationChoices(commune)
  const isHead = useFieldValue({ handle, unit: 'relation' }) === headRelation
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
