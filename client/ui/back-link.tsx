import { Anchor } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'

export function BackLink({ to }: { to: string }) {
  const { t } = useTranslation()
  return (
    <Anchor
      component={Link}
      to={to}
      py="xs"
      style={{ display: 'inline-flex', alignItems: 'center', alignSelf: 'start' }}
    >
      <IconChevronLeft size="1.35rem" aria-hidden />
      {t('back')}
    </Anchor>
  )
}
