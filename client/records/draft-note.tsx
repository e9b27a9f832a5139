/** What became of what was typed last. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface DraftNoteProps {
  readonly kind: 'none' | 'kept' | 'full' | 'broken'
  /** As it is read. */
  readonly at: string
  /** Where there is no draft. */
  readonly otherwise?: string
}

export function DraftNote({ kind, at, otherwise = '' }: DraftNoteProps) {
  const { t } = useTranslation('collect')
  const isLost = kind === 'full' || kind === 'broken'
  return (
    <Text role="status" c={isLost ? 'var(--state-held)' : 'dimmed'} size="sm">
      {kind === 'none' && otherwise}
      {kind === 'kept' && t('form.draftKept', { at })}
      {kind === 'full' && t('form.draftFull')}
      {kind === 'broken' && t('form.draftBroken')}
    </Text>
  )
}
