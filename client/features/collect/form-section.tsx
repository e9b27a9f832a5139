import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Relative } from '#shared/records/relatives.ts'
import classes from './form.module.css'
import type { Home } from './home.ts'
import type { RecordFormHandle } from './use-record-form.ts'

export interface SectionProps {
  readonly handle: RecordFormHandle
  readonly home: Home
}

export interface RelativeFieldProps extends SectionProps {
  readonly relative: Relative
}

/** A part of the paper under its name. */
export function Section({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation('collect')
  return (
    <fieldset className={classes.section}>
      <legend>{t(`resident.sections.${name}`)}</legend>
      {children}
    </fieldset>
  )
}
