/** Around every form: Enter goes on, the save bar stays in reach, and what happened is said in words. */
import { Alert, Anchor, Button, Text } from '@mantine/core'
import type { FormEvent, KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldProblem, useProblemText } from '#client/records/problem-text.ts'
import { timeText } from '#client/ui/time-text.ts'
import { ConflictSheet } from './conflict-sheet.tsx'
import { DiscardDraft } from './discard-draft.tsx'
import classes from './form.module.css'
import { isTouched } from './record-form.ts'
import { type RecordFormHandle, showField } from './use-record-form.ts'

interface FormFrameProps {
  readonly handle: RecordFormHandle
  readonly saveName: string
  readonly householdWarnings?: readonly FieldProblem[]
  readonly onSave: () => Promise<unknown>
  readonly children: ReactNode
  /** A second way to save, beside the first. */
  readonly also?: ReactNode
}

/** Enter in a field goes to the next one instead of sending the form. */
function goOn(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.defaultPrevented) return
  event.preventDefault()
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLElement>(
      'input:not([disabled]), [role=radio][tabindex="0"], button[type=submit]',
    ),
  ]
  fields[fields.indexOf(event.target) + 1]?.focus()
}

export function FormFrame({
  handle,
  saveName,
  householdWarnings = [],
  onSave,
  children,
  also,
}: FormFrameProps) {
  const { t } = useTranslation('collect')
  const text = useProblemText()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // marks the form as tried, so that what is missing is said
    void handle.form.handleSubmit(() => onSave())()
  }
  return (
    <form className={classes.form} onSubmit={submit} onKeyDown={goOn} noValidate autoComplete="off">
      {children}
      {householdWarnings.length > 0 && (
        <Alert color="yellow" title={t('form.householdWarnings')}>
          {householdWarnings.map((problem) => (
            <Text key={text.ofField(problem)}>{text.ofField(problem)}</Text>
          ))}
        </Alert>
      )}
      <SaveBar handle={handle} saveName={saveName} also={also} />
      <ConflictSheet conflicts={handle.conflicts} onChoose={handle.settle} />
    </form>
  )
}

function SaveBar({
  handle,
  saveName,
  also,
}: {
  handle: RecordFormHandle
  saveName: string
  also?: ReactNode
}) {
  const { t } = useTranslation('collect')
  const faults = Object.entries(handle.findings.faults).filter(
    ([, fault]) => fault.kind !== 'required' || handle.form.formState.isSubmitted,
  )
  const warnings = Object.keys(handle.findings.warnings)
  const [unit] = faults[0] ?? warnings
  const jump = faults[0]?.[0] ?? warnings[0]
  const touched = isTouched(handle.state)
  return (
    <div className={classes.bar}>
      <Outcome handle={handle} />
      {unit !== undefined && jump !== undefined && (
        <Anchor
          component="button"
          type="button"
          c={faults.length > 0 ? 'var(--state-held)' : 'var(--state-conflict)'}
          onClick={() => showField(jump)}
          py="xs"
        >
          {faults.length > 0
            ? t('form.faults', { count: faults.length })
            : t('form.warnings', { count: warnings.length })}
        </Anchor>
      )}
      <Text role="status" c={handle.draft.kind === 'full' ? 'var(--state-held)' : 'dimmed'} size="sm">
        {handle.draft.kind === 'kept' && t('form.draftKept', { at: timeText(handle.draft.at) })}
        {handle.draft.kind === 'full' && t('form.draftFull')}
        {handle.draft.kind === 'none' && !touched && !handle.state.isNew && t('form.nothingToSave')}
      </Text>
      {touched && !handle.saving && <DiscardDraft onDiscard={() => void handle.discard()} />}
      <div style={{ display: 'flex', gap: '0.6rem' }}>
        {also}
        <Button type="submit" loading={handle.saving} disabled={!touched && !handle.state.isNew}>
          {saveName}
        </Button>
      </div>
    </div>
  )
}

function Outcome({ handle }: { handle: RecordFormHandle }) {
  const { t } = useTranslation('collect')
  const { outcome } = handle
  if (outcome === undefined || outcome.kind === 'saved' || outcome.kind === 'changed') return null
  return (
    <Alert color="red" role="alert" flex="1 0 100%">
      {outcome.kind === 'refused' ? t(`form.refused.${outcome.why}`) : t(`form.${outcome.why}`)}
    </Alert>
  )
}
