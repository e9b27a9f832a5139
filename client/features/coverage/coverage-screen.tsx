import { useTranslation } from 'react-i18next'
import { usePageTitle } from '#client/ui/page-title.ts'

export function CoverageScreen() {
  const { t } = useTranslation('desk')
  usePageTitle(t('places.coverage'))
  return <h1>{t('places.coverage')}</h1>
}
