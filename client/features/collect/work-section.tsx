import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './household-screen.module.css'

export const shownAtOnce = 60

interface WorkSectionProps {
  readonly name: string
  readonly count: number
  readonly children: ReactNode
}

/** One kind of work with how much there is of it; nothing where there is none. */
export function WorkSection({ name, count, children }: WorkSectionProps) {
  const { t } = useTranslation('collect')
  if (count === 0) return null
  return (
    <Stack gap="xs">
      <Title order={2} size="h3">
        {t(`work.${name}`)} ({count})
      </Title>
      <ul className={classes.members}>{children}</ul>
      {count > shownAtOnce && <Text c="dimmed">{t('work.more', { count: count - shownAtOnce })}</Text>}
    </Stack>
  )
}
