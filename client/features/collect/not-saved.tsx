/** Why a save did not come about, in words. */
import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { DraftNote } from '#client/records/draft-note.tsx'
import type { SaveResult } from '#client/tablet/tablet.ts'
import { timeText } from '#client/ui/time-text.ts'
import type { BesideForm } from './use-beside-form.ts'

export function NotSaved({ result }: { result: SaveResult }) {
  const { t } = useTranslation('collect')
  if (result.kind === 'saved') return null
  return (
    <Alert color="red" role="alert">
      {result.kind === 'refused' && t(`form.refused.${result.why}`)}
      {result.kind === 'failed' && t(`form.${result.why}`)}
      {result.kind === 'changed' && t('conflict.title')}
    </Alert>
  )
}

/** The same beside the button that was pressed, and whether what was typed is kept. What was changed has its own sheet. */
export function BesideNotes({ telling: { result, kept } }: { telling: BesideForm }) {
  const { kind, isBehind } = kept
  return (
    <>
      <DraftNote kind={kind} at={kind === 'kept' ? timeText(kept.at) : ''} isBehind={isBehind} />
      {result !== undefined && result.kind !== 'changed' && <NotSaved result={result} />}
    </>
  )
}
