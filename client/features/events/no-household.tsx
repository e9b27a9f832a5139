import { Anchor } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#client/ui/empty-state.tsx'

export function BackToHousehold({ household, list = false }: { household: string; list?: boolean }) {
  const { t } = useTranslation('events')
  return (
    <Anchor
      component={Link}
      to={list ? `/ho/${household}/bien-dong` : `/ho/${household}`}
      py="xs"
      style={{ display: 'inline-flex', alignItems: 'center', alignSelf: 'start' }}
    >
      <IconChevronLeft aria-hidden />
      {t('shell:back')}
    </Anchor>
  )
}

/** Not on the tablet, or closed: nothing can happen in it. */
export function NoHousehold({ household }: { household: string }) {
  const { t } = useTranslation('events')
  return (
    <EmptyState title={t('noneTitle')} text={t('noneText')}>
      <BackToHousehold household={household} />
    </EmptyState>
  )
}
