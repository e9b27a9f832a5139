/** The parts that every field shares: its place on the screen, its error or warning in words. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '#client/records/problem-text.ts'
import classes from './form.module.css'
import type { RecordFormHandle } from './use-record-form.ts'

export interface FieldProps {
  readonly handle: RecordFormHandle
  readonly unit: string
}

/** The sentence of a unit: what stops the save once it was tried or the field is touched, else what is odd. */
export function useFieldWords({ handle, unit }: FieldProps): {
  error: string | undefined
  warning: string | undefined
} {
  const text = useProblemText()
  const fault = handle.findings.faults[unit]
  const warning = handle.findings.warnings[unit]
  const asked = handle.form.formState.isSubmitted
  const early = fault?.kind === 'required' || (fault?.kind === 'shape' && fault.fault === 'unreadable-date')
  return {
    error: fault !== undefined && (asked || !early) ? text.ofField(fault) : undefined,
    warning: warning === undefined ? undefined : text.ofField(warning),
  }
}

export function FieldPlace({ handle, unit, children }: FieldProps & { children: ReactNode }) {
  const { warning } = useFieldWords({ handle, unit })
  return (
    <div id={`field-${unit}`} className={classes.field}>
      {children}
      {warning !== undefined && (
        <p className={classes.warning} role="status">
          {warning}
        </p>
      )}
    </div>
  )
}

/** Label above a group of controls that is no single input. */
export function GroupLabel({ id, unit, error }: { id: string; unit: string; error: string | undefined }) {
  const { t } = useTranslation('collect')
  return (
    <>
      <div className={classes.label} id={id}>
        {t(`units.${unit}`)}
      </div>
      {error !== undefined && <p className={classes.error}>{error}</p>}
    </>
  )
}
