import { useTranslation } from 'react-i18next'
import { usePageTitle } from '#client/ui/page-title.ts'

export function QueueScreen() {
  const { t } = useTranslation('desk')
  usePageTitle(t('places.queue'))
  return <h1>{t('places.queue')}</h1>
}
