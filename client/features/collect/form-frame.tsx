/** Around every form: Enter goes on, the save bar stays in reach, and what happened is said in words. */

import { Alert, Anchor, Button, Text } from '@mantine/core'
import { type FormEvent, type ReactNode, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { DiscardDraft } from '#client/records/discard-draft.tsx'
import { DraftNote } from '#client/records/draft-note.tsx'
import { FormBar } from '#client/ui/form-bar.tsx'
import { goOn } from '#client/ui/go-on.ts'
import { announce } from '#client/ui/live-region.tsx'
import { timeText } from '#client/ui/time-text.ts'
import { ConflictSheet } from './conflict-sheet.tsx'
import { listEmpty, listPlaces } from './field-findings.ts'
import classes from './form.module.css'
import { useFormPart } from './live-form.ts'
import { isTouched, unitValuesOf } from './record-form.ts'
import { showField } from './show-field.ts'
import { useFindingsAloud } from './use-findings-aloud.ts'
import type { RecordFormHandle } from './use-record-form.ts'

interface FormFrameProps {
  readonly handle: RecordFormHandle
  readonly saveName: string
  /** What the household as a whole would raise. */
  readonly warnings?: ReactNode
  readonly onSave: () => Promise<unknown>
  readonly children: ReactNode
  /** A second way to save, beside the first. */
  readonly also?: ReactNode
}

export function FormFrame({ handle, saveName, warnings, onSave, children, also }: FormFrameProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void onSave()
  }
  return (
    <form className={classes.form} onSubmit={submit} onKeyDown={goOn} noValidate autoComplete="off">
      {children}
      {warnings}
      <StillEmpty handle={handle} />
      <SaveBar handle={handle} saveName={saveName} also={also} />
      <Conflicts handle={handle} />
    </form>
  )
}

function Conflicts({ handle }: { handle: RecordFormHandle }) {
  const conflicts = useFormPart(handle, (now) => now.conflicts)
  const { state } = handle.now()
  const of = { type: state.type, units: unitValuesOf(state) }
  return <ConflictSheet of={of} conflicts={conflicts} onChoose={handle.settle} />
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
  const saving = useFormPart(handle, (now) => now.saving)
  const touched = useFormPart(handle, ({ state }) => isTouched(state))
  const { isNew } = handle.now().state
  return (
    <FormBar>
      <Outcome handle={handle} />
      <ToFix handle={handle} />
      <DraftWords handle={handle} />
      {touched && !saving && <DiscardDraft onDiscard={() => void handle.discard()} />}
      <div style={{ display: 'flex', gap: '0.6rem' }}>
        {also}
        <Button type="submit" loading={saving} disabled={!touched && !isNew}>
          {saveName}
        </Button>
      </div>
    </FormBar>
  )
}

/** Listens to the words and not to the draft: a draft is new at every key, its minute is not. */
function DraftWords({ handle }: { handle: RecordFormHandle }) {
  const { t } = useTranslation('collect')
  const kind = useFormPart(handle, ({ draft }) => draft.kind)
  const at = useFormPart(handle, ({ draft }) => (draft.kind === 'kept' ? timeText(draft.at) : ''))
  const isBehind = useFormPart(handle, ({ draft }) => draft.isBehind)
  const nothing = useFormPart(handle, ({ state }) => !isTouched(state) && !state.isNew)
  const saved = useFormPart(handle, ({ outcome }) => outcome?.kind === 'saved')
  useEffect(() => {
    if (saved) announce(t('form.saved'))
  }, [saved, t])
  // said at once: the screen that comes next takes a moment to be drawn
  if (saved) {
    return (
      <Text fw={600} size="sm" data-saved>
        {t('form.saved')}
      </Text>
    )
  }
  const otherwise = nothing ? t('form.nothingToSave') : ''
  return <DraftNote kind={kind} at={at} isBehind={isBehind} otherwise={otherwise} />
}

/** How many fields stop the save, or else how many are odd; a touch leads to the first. */
function ToFix({ handle }: { handle: RecordFormHandle }) {
  const { t } = useTranslation('collect')
  const { faults, warnings } = useFormPart(handle, ({ findings }) => findings)
  const asked = useFormPart(handle, (now) => now.asked)
  const { type } = handle.now().state
  const stopping = listPlaces(type, faults).filter((place) => faults[place]?.kind !== 'required' || asked)
  const odd = listPlaces(type, warnings)
  const first = stopping[0] ?? odd[0]
  const said =
    stopping.length > 0
      ? t('form.faults', { count: stopping.length })
      : t('form.warnings', { count: odd.length })
  useFindingsAloud(handle, first === undefined ? '' : said)
  if (first === undefined) return null
  return (
    <Anchor
      component="button"
      type="button"
      c={stopping.length > 0 ? 'var(--state-held)' : 'var(--state-conflict)'}
      onClick={() => showField(first)}
      py="xs"
    >
      {said}
    </Anchor>
  )
}

/** What DC01 wants and nobody has filled in yet: it can come later, and a touch leads there. */
function StillEmpty({ handle }: { handle: RecordFormHandle }) {
  const { t } = useTranslation('collect')
  const empty = useFormPart(handle, ({ state }) => listEmpty(state.type, unitValuesOf(state)).join(' '))
  if (empty === '') return null
  return (
    <div className={classes.empty}>
      <Text size="sm">{t('form.stillEmpty')}</Text>
      {empty.split(' ').map((unit) => (
        <Button key={unit} size="md" variant="default" onClick={() => showField(unit)}>
          {t(`units.${unit}`)}
        </Button>
      ))}
    </div>
  )
}

function Outcome({ handle }: { handle: RecordFormHandle }) {
  const { t } = useTranslation('collect')
  const outcome = useFormPart(handle, (now) => now.outcome)
  if (outcome === undefined || outcome.kind === 'saved' || outcome.kind === 'changed') return null
  return (
    <Alert color="red" role="alert" flex="1 0 100%">
      {outcome.kind === 'refused' ? t(`form.refused.${outcome.why}`) : t(`form.${outcome.why}`)}
    </Alert>
  )
}
