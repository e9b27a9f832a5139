import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './empty-state.tsx'

/** Something broke: nothing that was saved or typed is lost, and there is a way on. */
export function ErrorState({ text, onAgain }: { text?: string; onAgain: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState title={t('error.title')} text={text ?? t('error.text')}>
      <Button onClick={onAgain}>{t('error.again')}</Button>
    </EmptyState>
  )
}
