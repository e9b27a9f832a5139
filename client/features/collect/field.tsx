/** The parts that every field shares: its place on the screen, its error or warning in words. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldProblem, useLanguage, useProblemText } from '#client/records/problem-text.ts'
import { codeEditions } from '#shared/codes/editions.ts'
import type { UnitValue } from '#shared/records/unit.ts'
import classes from './form.module.css'
import { HelpMark } from './help-mark.tsx'
import { useFormPart } from './live-form.ts'
import { unitOf } from './record-form.ts'
import type { RecordFormHandle } from './use-record-form.ts'

export interface FieldProps {
  readonly handle: RecordFormHandle
  readonly unit: string
}

/** Stops the save, but is not said before one was tried: who is still typing has not come to it yet. */
export const waitsForSave = (fault: FieldProblem): boolean =>
  fault.kind === 'required' || (fault.kind === 'shape' && fault.fault === 'unreadable-date')

/** What stops the save, once it was tried or the field is touched; `undefined` when nothing does. */
export function useFieldError({ handle, unit }: FieldProps): string | undefined {
  const text = useProblemText()
  return useFormPart(handle, ({ findings, asked }) => {
    const fault = findings.faults[unit]
    if (fault === undefined) return undefined
    return asked || !waitsForSave(fault) ? text.ofField(fault) : undefined
  })
}

/** What is odd, or worth knowing, and stops nothing. */
function useFieldRemark({ handle, unit }: FieldProps, of: 'warnings' | 'notes'): string | undefined {
  const text = useProblemText()
  return useFormPart(handle, ({ findings }) => {
    const remark = findings[of][unit]
    return remark === undefined ? undefined : text.ofField(remark)
  })
}

/** A unit's value as the form has it. */
export const useFieldValue = ({ handle, unit }: FieldProps): UnitValue =>
  useFormPart(handle, ({ state }) => unitOf(state, unit))

/** How it is filled in, and of which edition its list is. */
function useHelp(unit: string): string {
  const { t } = useTranslation('collect')
  const edition = codeEditions[unit]?.[useLanguage()]
  const rule = t(`help.${unit}`, { defaultValue: '' })
  return edition === undefined ? rule : `${rule} ${t('form.edition', { edition })}`
}

export function FieldPlace({ handle, unit, children }: FieldProps & { children: ReactNode }) {
  const { t } = useTranslation('collect')
  const warning = useFieldRemark({ handle, unit }, 'warnings')
  const note = useFieldRemark({ handle, unit }, 'notes')
  const help = useHelp(unit)
  return (
    <div id={`field-${unit}`} className={classes.field}>
      {children}
      {help !== '' && <HelpMark name={t(`units.${unit}`)} text={help} />}
      {warning !== undefined && <p className={classes.warning}>{warning}</p>}
      {warning === undefined && note !== undefined && <p className={classes.note}>{note}</p>}
    </div>
  )
}

/** Label above a group of controls that is no single input. */
export function GroupLabel({ id, unit }: { id: string; unit: string }) {
  const { t } = useTranslation('collect')
  return (
    <div className={classes.label} id={id}>
      {t(`units.${unit}`)}
    </div>
  )
}
