/** What became of what was typed last. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface DraftNoteProps {
  readonly kind: 'none' | 'kept' | 'full' | 'broken'
  /** As it is read. */
  readonly at: string
  /** What was typed last is still on its way to the disk: the words are of what came before. */
  readonly isBehind: boolean
  /** Where there is no draft. */
  readonly otherwise?: string
}

export function DraftNote({ kind, at, isBehind, otherwise = '' }: DraftNoteProps) {
  const { t } = useTranslation('collect')
  const isLost = kind === 'full' || kind === 'broken'
  return (
    <Text role="status" aria-busy={isBehind} c={isLost ? 'var(--state-held)' : 'dimmed'} size="sm">
      {kind === 'none' && otherwise}
      {kind === 'kept' && t('form.draftKept', { at })}
      {kind === 'full' && t('form.draftFull')}
      {kind === 'broken' && t('form.draftBroken')}
    </Text>
  )
}
