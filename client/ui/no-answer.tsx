import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EmptyState } from './empty-state.tsx'
import { useOnline } from './use-online.ts'

/** A screen that has nothing to show yet because nothing was answered: why, and the way on. */
export function NoAnswer({ code, onAgain }: { code: string; onAgain: () => unknown }) {
  const { t } = useTranslation('desk')
  const online = useOnline()
  if (!online) return <EmptyState title={t('offline.title')} text={t('offline.text')} />
  if (code === 'not-allowed' || code === 'not-found') {
    return <EmptyState title={t('notAllowed.title')} text={t('notAllowed.text')} />
  }
  return (
    <EmptyState title={t('noAnswer.title')} text={t(`problems:api.${code}`)}>
      <Button onClick={() => void onAgain()}>{t('shell:again')}</Button>
    </EmptyState>
  )
}
