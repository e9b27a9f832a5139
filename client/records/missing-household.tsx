import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#client/ui/empty-state.tsx'

export function MissingHousehold() {
  const { t } = useTranslation('collect')
  return (
    <EmptyState title={t('household.missing')} text={t('household.missingText')}>
      <Button component={Link} to="/">
        {t('household.toList')}
      </Button>
    </EmptyState>
  )
}
